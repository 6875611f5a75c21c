package org.vigie.statistics;

/** Counts against areas and populations, as they are shown. Stateless and thread-safe. */
public final class Rates {

    private Rates() {}

    /** Incidents per 1000 km²; NaN if the area is missing or not above 0. */
    public static double per1000SquareKm(double incidents, double areaSquareKm) {
        return areaSquareKm > 0 ? 1000 * incidents / areaSquareKm : Double.NaN;
    }

    /** Incidents per 100,000 inhabitants; NaN if the population is missing or not above 0. */
    public static double per100000People(double incidents, double population) {
        return population > 0 ? 100_000 * incidents / population : Double.NaN;
    }

    /**
     * The weight of an incident that fades with age: 2^(-age / halfLife). An incident after the day that ages count from weighs 1.
     *
     * @param ageDays from the incident to that day
     * @param halfLifeDays after so many days it weighs half; above 0
     */
    public static double decay(double ageDays, double halfLifeDays) {
        return Math.pow(2, -Math.max(0, ageDays) / halfLifeDays);
    }
}
