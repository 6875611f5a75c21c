package org.vigie.statistics;

/**
 * How the mass of an incident is spread around it: radial kernels on the plane whose integral is 1. Silverman (1986), "Density
 * estimation for statistics and data analysis", section 4.2. Bandwidth b is the radius h beyond which the kernel is 0, or the standard
 * deviation σ along each axis for the Gaussian. With u = d²/b², d the distance:
 */
public enum Kernel {
    /** exp(-u/2) / (2πσ²), never 0. */
    GAUSSIAN(1),
    /** 2/(πh²) (1 - u). */
    EPANECHNIKOV(Math.sqrt(6)),
    /** 3/(πh²) (1 - u)², the default: smooth at its end. */
    QUARTIC(Math.sqrt(8));

    private final double bandwidthPerSigma;

    Kernel(double bandwidthPerSigma) {
        this.bandwidthPerSigma = bandwidthPerSigma;
    }

    /** The bandwidth that smooths as much as a Gaussian of standard deviation {@code sigma}: the variance along an axis is equal. */
    public double bandwidthFor(double sigma) {
        return sigma * bandwidthPerSigma;
    }

    /** The standard deviation along each axis of this kernel with the given bandwidth. */
    public double sigmaOf(double bandwidth) {
        return bandwidth / bandwidthPerSigma;
    }

    /** True if the kernel is 0 from the bandwidth on. */
    public boolean isCompact() {
        return this != GAUSSIAN;
    }

    /** The density at a squared distance, per square unit of the bandwidth. */
    public double at(double squaredDistance, double bandwidth) {
        double u = squaredDistance / (bandwidth * bandwidth);
        if (this == GAUSSIAN) {
            return Math.exp(-u / 2) / (2 * Math.PI * bandwidth * bandwidth);
        }
        if (u >= 1) {
            return 0;
        }
        double rest = 1 - u;
        return this == EPANECHNIKOV
                ? 2 * rest / (Math.PI * bandwidth * bandwidth)
                : 3 * rest * rest / (Math.PI * bandwidth * bandwidth);
    }
}
