package org.vigie.hotspots;

import org.jspecify.annotations.Nullable;
import org.vigie.api.Parameters;
import org.vigie.statistics.EdgeCorrection;
import org.vigie.statistics.Kernel;

/**
 * How the density surface is asked for.
 *
 * @param bandwidthKm radius of the kernel, or σ of the Gaussian, 1..500 km; null for Scott's rule
 * @param cellKm side of a cell, 0.05..100 km; null for a fifteenth of the bandwidth, or larger where that would be too many
 */
public record KernelChoice(
        Kernel kernel,
        @Nullable Double bandwidthKm,
        EdgeCorrection edge,
        @Nullable Double cellKm) {

    /** What METHODS.md says unless asked otherwise. */
    public static final KernelChoice DEFAULT = new KernelChoice(Kernel.QUARTIC, 50.0, EdgeCorrection.DIGGLE, null);

    private static final String AUTO = "auto";

    /** The choice of a request; errors are left in {@code parameters}. */
    static KernelChoice read(Parameters parameters) {
        boolean auto =
                parameters.text("bandwidthKm").filter(AUTO::equalsIgnoreCase).isPresent();
        return new KernelChoice(
                parameters.choice("kernel", Kernel.class).orElse(DEFAULT.kernel),
                auto ? null : parameters.decimal("bandwidthKm", 1, 500).orElse(DEFAULT.bandwidthKm),
                parameters.choice("edge", EdgeCorrection.class).orElse(DEFAULT.edge),
                parameters.decimal("cellKm", 0.05, 100).orElse(null));
    }
}
