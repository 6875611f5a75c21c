package org.vigie.hotspots;

/**
 * What Gi* and Moran's I are computed of. Smoothed rates and kernel values are not among them: they are smoothed already, so
 * that neighbours resemble each other by construction.
 */
public enum GiMeasure {
    /** The deviance residual against the exposure, the default: see {@link org.vigie.statistics.Excess}. */
    EXCESS,
    /** Incidents; ruled by large communes. */
    COUNT,
    /** Incidents per 1000 km²; ruled by tiny urban communes. */
    DENSITY,
    /** Incidents per 100,000 people; communes without population leave the test. */
    RATE
}
