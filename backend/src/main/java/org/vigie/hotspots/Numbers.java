package org.vigie.hotspots;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Between the statistics, where NaN stands for "not defined", and answers, where null does. */
final class Numbers {

    private Numbers() {}

    /** To four significant digits. */
    static @Nullable Double brief(@Nullable Double value) {
        return value == null || value == 0
                ? value
                : (Double) new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    static @Nullable Double orNull(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
    }
}
