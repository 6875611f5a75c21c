package org.vigie.hotspots;

import org.jspecify.annotations.Nullable;

/** Between the statistics, where NaN stands for "not defined", and answers, where null does. */
final class Numbers {

    private Numbers() {}

    static @Nullable Double orNull(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
    }
}
