package org.vigie.statistics;

/** What is done about the part of the kernels that falls outside the window, where no incident can be seen. */
public enum EdgeCorrection {
    /**
     * Each incident's mass is divided by its kernel's mass inside the window, so that the density integrates over the window to the
     * weights inside it. Diggle (1985), Applied Statistics 34; Jones (1993), Statistics and Computing 3.
     */
    DIGGLE,
    /** The density at a place is divided by the mass inside the window of a kernel centred there; does not conserve mass. */
    UNIFORM,
    /** Nothing: the density integrates over the whole plane to the weights. */
    NONE
}
