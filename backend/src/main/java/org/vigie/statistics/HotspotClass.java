package org.vigie.statistics;

/**
 * What Gi* makes of an area. The number is the confidence in percent: q below 0.01, 0.05, 0.10, strictly. q is exploratory, and
 * repeated filtering is not corrected for.
 */
public enum HotspotClass {
    /** More than chance would make it, q &lt; 0.01. */
    HOT_99,
    /** More than chance would make it, q &lt; 0.05. */
    HOT_95,
    /** More than chance would make it, q &lt; 0.10. */
    HOT_90,
    /** Less than chance would make it, q &lt; 0.01. */
    COLD_99,
    /** Less than chance would make it, q &lt; 0.05. */
    COLD_95,
    /** Less than chance would make it, q &lt; 0.10. */
    COLD_90,
    /** Neither, or not defined, or hot with too few incidents or dates in the neighbourhood. */
    NOT_SIGNIFICANT,
    /** Too few areas or incidents to say anything of any area. */
    INSUFFICIENT_DATA;

    /** A hot area needs at least so many incidents in itself and its neighbours together. */
    public static final int MINIMUM_INCIDENTS = 5;

    /** ... on at least so many dates. */
    public static final int MINIMUM_DATES = 3;

    /** With fewer covered areas no class is given. */
    public static final int MINIMUM_AREAS = 30;

    /** With fewer placed incidents no class is given. */
    public static final int MINIMUM_PLACED = 20;

    /**
     * The class of every area.
     *
     * @param test the Gi* test of all covered areas
     * @param incidents incidents in the neighbourhood of each area, itself included
     * @param dates dates with an incident in that neighbourhood
     * @param placed how many incidents are placed in all
     */
    public static HotspotClass[] decide(GetisOrd.Result test, int[] incidents, int[] dates, int placed) {
        HotspotClass[] classes = new HotspotClass[test.q().length];
        boolean enough = classes.length >= MINIMUM_AREAS && placed >= MINIMUM_PLACED;
        for (int i = 0; i < classes.length; i++) {
            boolean founded = incidents[i] >= MINIMUM_INCIDENTS && dates[i] >= MINIMUM_DATES;
            classes[i] = enough
                    ? decide(test.q()[i], test.tails().high()[i], test.tails().low()[i], founded)
                    : INSUFFICIENT_DATA;
        }
        return classes;
    }

    /**
     * The class of one area, given that there are data enough.
     *
     * @param q the false discovery rate; NaN if not defined
     * @param high the upper tail
     * @param low the lower tail; the smaller tail says whether the area is hot or cold
     * @param founded whether incidents and dates in the neighbourhood suffice for a hot area
     */
    static HotspotClass decide(double q, double high, double low, boolean founded) {
        if (!(q < 0.10) || high == low) {
            return NOT_SIGNIFICANT;
        }
        if (high < low) {
            return founded ? byLevel(q, HOT_99, HOT_95, HOT_90) : NOT_SIGNIFICANT;
        }
        return byLevel(q, COLD_99, COLD_95, COLD_90);
    }

    private static HotspotClass byLevel(double q, HotspotClass at99, HotspotClass at95, HotspotClass at90) {
        if (q < 0.01) {
            return at99;
        }
        return q < 0.05 ? at95 : at90;
    }

    /** True for the three hot classes. */
    public boolean isHot() {
        return compareTo(HOT_90) <= 0;
    }

    /** True for the three cold classes. */
    public boolean isCold() {
        return compareTo(COLD_99) >= 0 && compareTo(COLD_90) <= 0;
    }
}
