package org.vigie.styles;

/** What a map of hotspots draws and ranks. */
public enum Measure {
    /** Incidents. */
    COUNT("count"),
    /** Incidents by weight. */
    WEIGHTED("weighted"),
    /** People killed. */
    FATALITIES("fatalities"),
    /** Incidents per 1000 km² over the period. */
    DENSITY("density"),
    /** Incidents per 100,000 people over the period. */
    RATE("rate"),
    /** The rate, smoothed by empirical Bayes. */
    SMOOTHED_RATE("smoothedRate"),
    /** Mean kernel density, incidents per 1000 km² over the period. */
    KERNEL("kernel"),
    /** Deviance residual against the exposure, a standardised number. */
    EXCESS("excess"),
    /** The class of Gi*; ranked by z. */
    GI("gi"),
    /** The quadrant of local Moran's I where it is significant; ranked by I. */
    MORAN("moran"),
    /** Incidents a day over those of the period compared with; ranked by that ratio. */
    CHANGE("change"),
    /** The direction of the complete months, Mann-Kendall's z. */
    TREND("trend");

    private final String parameter;

    Measure(String parameter) {
        this.parameter = parameter;
    }

    /** Its name in requests and answers, in camel case. */
    public String parameter() {
        return parameter;
    }
}
