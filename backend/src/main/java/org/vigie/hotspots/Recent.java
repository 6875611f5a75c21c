package org.vigie.hotspots;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The few values used last, by key. A value should be cheap to make, and {@link Lazy} inside. Thread safe. */
final class Recent<K, V> {

    private final Map<K, V> values;

    Recent(int kept) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > kept;
            }
        };
    }

    V get(K key, Function<K, V> maker) {
        synchronized (values) {
            return values.computeIfAbsent(key, maker);
        }
    }

    /** Forgets the values of some keys. */
    void forget(Predicate<K> gone) {
        synchronized (values) {
            values.keySet().removeIf(gone);
        }
    }
}
