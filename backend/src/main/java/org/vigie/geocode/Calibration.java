package org.vigie.geocode;

/**
 * From the probability that {@link Scoring} gives to a confidence that holds: of the matches with a confidence of 0.9, nine
 * in ten are right. Piecewise linear through points measured on places held out of the gazetteers (the evaluation prints
 * them); monotone, so it never changes an order.
 */
final class Calibration {

    private static final double[] PROBABILITY = {
        0, 0.034, 0.075, 0.15, 0.25, 0.346, 0.475, 0.545, 0.651, 0.753, 0.857, 0.928, 0.968, 0.985, 1
    };
    private static final double[] CONFIDENCE = {
        0, 0.07, 0.11, 0.18, 0.29, 0.38, 0.49, 0.52, 0.585, 0.68, 0.79, 0.875, 0.945, 0.97, 0.993
    };

    private Calibration() {}

    static double confidence(double probability) {
        int i = 1;
        while (i < PROBABILITY.length - 1 && PROBABILITY[i] < probability) {
            i++;
        }
        double share = (probability - PROBABILITY[i - 1]) / (PROBABILITY[i] - PROBABILITY[i - 1]);
        return CONFIDENCE[i - 1] + Math.max(0, Math.min(1, share)) * (CONFIDENCE[i] - CONFIDENCE[i - 1]);
    }
}
