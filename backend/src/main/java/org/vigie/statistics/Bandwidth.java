package org.vigie.statistics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The bandwidth that the data themselves suggest: Scott's rule, σ = s n^(-1/6) in two dimensions (Scott 1992, "Multivariate density
 * estimation", eq. 6.42), where n counts different positions, since many incidents bear the coordinates of one town, and s is the
 * geometric mean of the standard deviations (divisor n - 1) of eastings and northings. Stateless and thread-safe.
 */
public final class Bandwidth {

    /** A smaller bandwidth is finer than the locations: 15 km. */
    public static final double LEAST_METRES = 15_000;

    /** The largest bandwidth that the rule gives: 100 km. */
    public static final double MOST_METRES = 100_000;

    private Bandwidth() {}

    /**
     * The bandwidth for a kernel (h, or σ for the Gaussian), never outside 15 to 100 km; 15 km with fewer than two positions, or if all
     * lie on one easting or northing.
     *
     * @param x eastings of incidents, metres
     * @param y northings, metres
     */
    public static double scottMetres(double[] x, double[] y, Kernel kernel) {
        double bandwidth = kernel.bandwidthFor(scottSigma(x, y));
        return Math.max(LEAST_METRES, Math.min(MOST_METRES, bandwidth));
    }

    /** Scott's σ in metres, as the rule gives it; 0 where it has none to give. */
    static double scottSigma(double[] x, double[] y) {
        record Position(double x, double y) {}
        Set<Position> unique = new HashSet<>();
        for (int i = 0; i < x.length; i++) {
            // Adding 0 turns -0.0 to 0.0.
            unique.add(new Position(x[i] + 0.0, y[i] + 0.0));
        }
        if (unique.size() < 2) {
            return 0;
        }
        double sx = deviation(unique.stream().mapToDouble(Position::x).toArray());
        double sy = deviation(unique.stream().mapToDouble(Position::y).toArray());
        return Math.sqrt(sx * sy) * Math.pow(unique.size(), -1.0 / 6);
    }

    private static double deviation(double[] values) {
        Arrays.sort(values);
        return Math.sqrt(Moments.of(values).variance() * values.length / (values.length - 1));
    }
}
