package org.vigie.hotspots;

/**
 * How well the incidents of an area are known (METHODS.md "Trust"): P the share of them located to a place or settlement, G the
 * share whose best report is graded A-C and 1-3, y their number.
 */
public enum Confidence {
    /** P and G at least 0.75, y at least 5. */
    HIGH,
    /** Between the two; also the most where over a quarter of the province's incidents are unplaced. */
    MEDIUM,
    /** P or G below 0.5, or y below 3. */
    LOW;

    private static final double MUCH = 0.75;
    private static final double LITTLE = 0.5;
    private static final double UNPLACED_SHARE = 0.25;
    private static final long MANY = 5;
    private static final long FEW = 3;

    /**
     * The confidence in {@code y} incidents, at least one.
     *
     * @param y incidents
     * @param located how many of them are located to a place or settlement
     * @param graded how many of them have a good grade
     * @param unplaced incidents known to be in the area's parent, not where in it
     * @param inParent all incidents known to be in the parent, the unplaced ones among them
     */
    static Confidence of(long y, long located, long graded, long unplaced, long inParent) {
        double p = (double) located / y;
        double g = (double) graded / y;
        if (p < LITTLE || g < LITTLE || y < FEW) {
            return LOW;
        }
        boolean high = p >= MUCH && g >= MUCH && y >= MANY && unplaced <= UNPLACED_SHARE * inParent;
        return high ? HIGH : MEDIUM;
    }
}
