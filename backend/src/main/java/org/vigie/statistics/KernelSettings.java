package org.vigie.statistics;

/**
 * How incidents are smoothed. Immutable.
 *
 * @param kernel the kernel
 * @param bandwidthMetres its radius h, or σ for the Gaussian; above 0
 * @param edge the edge correction
 */
public record KernelSettings(Kernel kernel, double bandwidthMetres, EdgeCorrection edge) {

    /** Refuses a bandwidth that is no positive number. */
    public KernelSettings {
        if (!(bandwidthMetres > 0) || Double.isInfinite(bandwidthMetres)) {
            throw new IllegalArgumentException("A bandwidth cannot be " + bandwidthMetres + " m");
        }
    }

    /** True if the bandwidth is finer than the locations of incidents are known: under 15 km. */
    public boolean isFinerThanLocations() {
        return bandwidthMetres < Bandwidth.LEAST_METRES;
    }
}
