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
    EXCESS("excess");

    private final String parameter;

    Measure(String parameter) {
        this.parameter = parameter;
    }

    /** Its name in requests and answers, in camel case. */
    public String parameter() {
        return parameter;
    }
}
