package org.vigie.ogc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The few values used last, by key; each is made once, however many ask for it at the same time. Thread safe. */
final class Recent<K, V> {

    private final Map<K, Made<V>> values;

    /** A value that the first who asks makes. */
    private static final class Made<V> {

        private @Nullable V value;

        synchronized V get(Supplier<V> maker) {
            V made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        }
    }

    Recent(int kept) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Made<V>> eldest) {
                return size() > kept;
            }
        };
    }

    /** The value of a key, made where it is not there; one whose making failed is not kept. */
    V get(K key, Function<K, V> maker) {
        Made<V> made;
        synchronized (values) {
            made = values.computeIfAbsent(key, wanted -> new Made<>());
        }
        return made.get(() -> maker.apply(key));
    }

    /** Forgets the values of some keys. */
    void forget(Predicate<K> gone) {
        synchronized (values) {
            values.keySet().removeIf(gone);
        }
    }
}
