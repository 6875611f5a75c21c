package org.vigie.statistics;

/**
 * The incidents that a kernel density smooths: those with a position, and those of which only the area is known, whose weight is spread
 * evenly over that area.
 *
 * @param x eastings of the positions in the working projection, metres
 * @param y northings, metres
 * @param weights of the same incidents; 1 each, or severity, or whatever is summed
 * @param arealWeights for every area (in the order of the areas) the sum of the weights of the incidents known to it only; may be empty
 *     if there are none
 */
public record IncidentMass(double[] x, double[] y, double[] weights, double[] arealWeights) {

    /** Refuses arrays of different lengths. */
    public IncidentMass {
        if (x.length != y.length || x.length != weights.length) {
            throw new IllegalArgumentException("Every position needs an easting, a northing and a weight");
        }
    }

    /** Incidents with positions only. */
    public static IncidentMass ofPoints(double[] x, double[] y, double[] weights) {
        return new IncidentMass(x, y, weights, new double[0]);
    }

    /** True if some weight is known to its area only. */
    boolean hasAreal() {
        for (double weight : arealWeights) {
            if (weight != 0) {
                return true;
            }
        }
        return false;
    }
}
