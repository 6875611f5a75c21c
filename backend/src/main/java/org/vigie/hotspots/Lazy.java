package org.vigie.hotspots;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed once, when it is first asked for; who asks meanwhile waits. Thread safe. */
final class Lazy<T> implements Supplier<T> {

    private @Nullable Supplier<T> computation;
    private volatile @Nullable T value;

    Lazy(Supplier<T> computation) {
        this.computation = computation;
    }

    @Override
    public T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = value;
            if (known == null) {
                known = Objects.requireNonNull(computation).get();
                value = known;
                // What it was computed from may be large.
                computation = null;
            }
            return known;
        }
    }
}
