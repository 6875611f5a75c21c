package org.vigie.statistics;

/**
 * Moran's I over all areas: do neighbours resemble each other? Cliff &amp; Ord (1981), "Spatial processes", sections 1.5 and 2.3, with
 * row-standardised weights: I = n/S0 · ΣΣ w_ij z_i z_j / Σ z_i², z = x - mean(x).
 *
 * <p>Areas without neighbours are taken from n and from the sums of weights; their values still count in the mean and in Σz², as in the
 * R package spdep ({@code adjust.n}). NaN if all values are equal or if no area has neighbours, and the variances with fewer than four
 * areas that have some. Immutable and thread-safe.
 *
 * @param i Moran's I
 * @param expectation -1/(n-1)
 * @param varianceRandomisation if the values are fixed and their places random
 * @param varianceNormality if the values are independent and normal
 */
public record GlobalMoran(double i, double expectation, double varianceRandomisation, double varianceNormality) {

    /** Moran's I of one value an area. */
    public static GlobalMoran of(double[] x, Neighbours neighbours) {
        if (neighbours.size() != x.length) {
            throw new IllegalArgumentException(x.length + " values for " + neighbours.size() + " areas");
        }
        double mean = Moments.of(x).mean();
        double second = Moments.of(x).variance() * x.length;
        double fourth = 0;
        double cross = 0;
        double[] z = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            z[k] = x[k] - mean;
            fourth += z[k] * z[k] * z[k] * z[k];
        }
        for (int k = 0; k < x.length; k++) {
            cross += neighbours.isIsland(k) ? 0 : z[k] * neighbours.sum(z, k) / neighbours.count(k);
        }
        double n = x.length - neighbours.islandCount();
        Weights w = Weights.of(neighbours);
        double i = second > 0 && w.s0 > 0 ? n / w.s0 * cross / second : Double.NaN;
        double expectation = -1 / (n - 1);
        double kurtosis = x.length * fourth / (second * second);
        return new GlobalMoran(
                i,
                Double.isNaN(i) ? Double.NaN : expectation,
                Double.isNaN(i) || n < 4 ? Double.NaN : w.randomisation(n, kurtosis) - expectation * expectation,
                Double.isNaN(i) || n < 4 ? Double.NaN : w.normality(n) - expectation * expectation);
    }

    /** I standardised under randomisation. */
    public double zRandomisation() {
        return (i - expectation) / Math.sqrt(varianceRandomisation);
    }

    /** I standardised under normality. */
    public double zNormality() {
        return (i - expectation) / Math.sqrt(varianceNormality);
    }

    /** The two-sided p-value under randomisation. */
    public double pRandomisation() {
        return Normal.twoSided(zRandomisation());
    }

    /** The two-sided p-value under normality. */
    public double pNormality() {
        return Normal.twoSided(zNormality());
    }

    /** The sums of weights of Cliff &amp; Ord: S0 = ΣΣw_ij, S1 = ½ΣΣ(w_ij + w_ji)², S2 = Σ(w_i. + w_.i)². */
    private record Weights(double s0, double s1, double s2) {

        static Weights of(Neighbours neighbours) {
            double[] received = new double[neighbours.size()];
            double s0 = 0;
            double s1 = 0;
            for (int a = 0; a < neighbours.size(); a++) {
                double own = 1.0 / neighbours.count(a);
                for (int b : neighbours.of(a)) {
                    received[b] += own;
                    // ½Σ(w_ab + w_ba)² over ordered pairs is Σ w_ab² + Σ w_ab w_ba.
                    double back = neighbours.contains(b, a) ? 1.0 / neighbours.count(b) : 0;
                    s1 += own * own + own * back;
                }
                s0 += neighbours.isIsland(a) ? 0 : 1;
            }
            double s2 = 0;
            for (int a = 0; a < neighbours.size(); a++) {
                double both = received[a] + (neighbours.isIsland(a) ? 0 : 1);
                s2 += both * both;
            }
            return new Weights(s0, s1, s2);
        }

        double normality(double n) {
            return (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1));
        }

        double randomisation(double n, double kurtosis) {
            double first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
            double second = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
            return (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0);
        }
    }
}
