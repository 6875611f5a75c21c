package org.vigie.maps;

/**
 * UTM on WGS 84 by Krüger's series in the third flattening to the third order (Karney 2011, "Transverse Mercator with an accuracy
 * of a few nanometers", eqs. 7 to 26): within a millimetre 20° beside the central meridian, where shorter series are metres off.
 */
final class TransverseMercator {

    private static final double AXIS = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double N2 = N * N;
    private static final double N3 = N2 * N;
    private static final double ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final double RADIUS = AXIS / (1 + N) * (1 + N2 / 4 + N2 * N2 / 64);
    private static final double SCALE = 0.9996;
    private static final double FALSE_EASTING = 500_000;
    private static final double[] ALPHA = {N / 2 - 2 * N2 / 3 + 5 * N3 / 16, 13 * N2 / 48 - 3 * N3 / 5, 61 * N3 / 240};
    private static final double[] BETA = {N / 2 - 2 * N2 / 3 + 37 * N3 / 96, N2 / 48 + N3 / 15, 17 * N3 / 480};
    private static final int NEWTON_STEPS = 4;

    private final double centralMeridian;

    /** @param centralMeridian degrees east */
    TransverseMercator(double centralMeridian) {
        this.centralMeridian = centralMeridian;
    }

    /** Pairs of degrees (longitude, latitude) become pairs of metres (easting, northing of the northern hemisphere). */
    void forward(double[] points) {
        for (int i = 0; i < points.length; i += 2) {
            double longitude = Math.toRadians(points[i] - centralMeridian);
            double t = conformal(Math.tan(Math.toRadians(points[i + 1])));
            double xi = Math.atan2(t, Math.cos(longitude));
            double eta = asinh(Math.sin(longitude) / Math.hypot(t, Math.cos(longitude)));
            double x = eta;
            double y = xi;
            for (int k = 1; k <= ALPHA.length; k++) {
                x += ALPHA[k - 1] * Math.cos(2 * k * xi) * Math.sinh(2 * k * eta);
                y += ALPHA[k - 1] * Math.sin(2 * k * xi) * Math.cosh(2 * k * eta);
            }
            points[i] = FALSE_EASTING + SCALE * RADIUS * x;
            points[i + 1] = SCALE * RADIUS * y;
        }
    }

    /** The other way round. */
    void inverse(double[] points) {
        for (int i = 0; i < points.length; i += 2) {
            double eta = (points[i] - FALSE_EASTING) / (SCALE * RADIUS);
            double xi = points[i + 1] / (SCALE * RADIUS);
            double x = eta;
            double y = xi;
            for (int k = 1; k <= BETA.length; k++) {
                x -= BETA[k - 1] * Math.cos(2 * k * xi) * Math.sinh(2 * k * eta);
                y -= BETA[k - 1] * Math.sin(2 * k * xi) * Math.cosh(2 * k * eta);
            }
            double t = Math.sin(y) / Math.hypot(Math.sinh(x), Math.cos(y));
            points[i] = centralMeridian + Math.toDegrees(Math.atan2(Math.sinh(x), Math.cos(y)));
            points[i + 1] = Math.toDegrees(Math.atan(geographic(t)));
        }
    }

    /** Tangent of the conformal latitude from that of the geographic one. */
    private static double conformal(double tangent) {
        double root = Math.hypot(1, tangent);
        double sigma = Math.sinh(ECCENTRICITY * atanh(ECCENTRICITY * tangent / root));
        return tangent * Math.hypot(1, sigma) - sigma * root;
    }

    /** The other way round, by Newton's method. */
    private static double geographic(double conformal) {
        double tangent = conformal;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double reached = conformal(tangent);
            double square = 1 - ECCENTRICITY * ECCENTRICITY;
            tangent += (conformal - reached)
                    / Math.hypot(1, reached)
                    * (1 + square * tangent * tangent)
                    / (square * Math.hypot(1, tangent));
        }
        return tangent;
    }

    private static double asinh(double value) {
        double size = Math.abs(value);
        return Math.copySign(Math.log(size + Math.hypot(1, size)), value);
    }

    private static double atanh(double value) {
        return Math.log((1 + value) / (1 - value)) / 2;
    }
}
