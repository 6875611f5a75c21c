package org.vigie.statistics;

/**
 * Owen's T function, T(h, a) = 1/2π ∫_0^a exp(-h²(1+x²)/2) / (1+x²) dx: the Gaussian mass beyond an edge. Owen (1956), "Tables for
 * computing bivariate normal probabilities", Annals of Mathematical Statistics 27. By Gauss-Legendre quadrature for a &lt;= 1, and by
 * Owen's relation to T(ah, 1/a) beyond. Absolute error below 1e-15. Stateless and thread-safe.
 */
final class OwenT {

    private static final int POINTS = 40;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        // The roots of the Legendre polynomial by Newton's method, moved from -1..1 to 0..1.
        for (int i = 0; i < POINTS; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
            double slope = 0;
            for (int step = 0; step < 20; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= POINTS; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = POINTS * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODES[i] = (1 + x) / 2;
            WEIGHTS[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    private OwenT() {}

    /** T for h, a &gt;= 0; a may be infinite. */
    static double of(double h, double a) {
        if (a <= 1) {
            return integral(h, a);
        }
        double near = Normal.upperTail(h);
        double far = Normal.upperTail(a * h);
        return (near + far) / 2 - near * far - integral(a * h, 1 / a);
    }

    private static double integral(double h, double a) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = a * NODES[i];
            double square = 1 + x * x;
            sum += WEIGHTS[i] * Math.exp(-h * h * square / 2) / square;
        }
        return sum * a / (2 * Math.PI);
    }
}
