package org.vigie.statistics;

import java.util.Arrays;

/**
 * False discovery rates. Benjamini &amp; Hochberg (1995), "Controlling the false discovery rate", J. Royal Statistical Society B
 * 57(1): with the m defined p-values in ascending order, q_(k) = min over j &gt;= k of p_(j) m / j, at most 1.
 *
 * <p>NaN means "no test": it is not counted in m and stays NaN. The q-values do not depend on the order of the input. Stateless
 * and thread-safe.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /** The q-value of every p-value, in the same order. */
    public static double[] q(double[] p) {
        double[] ascending =
                Arrays.stream(p).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double[] smallest = new double[ascending.length];
        double q = 1;
        for (int k = ascending.length - 1; k >= 0; k--) {
            q = Math.min(q, ascending[k] * ascending.length / (k + 1));
            smallest[k] = q;
        }
        // Equal p-values have equal q-values, so any place of the value will do.
        return Arrays.stream(p)
                .map(value -> Double.isNaN(value) ? value : smallest[Arrays.binarySearch(ascending, value)])
                .toArray();
    }
}
