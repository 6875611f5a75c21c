package org.vigie.ogc;

/**
 * Web Mercator (EPSG:3857): a Mercator projection of the sphere whose radius is the equatorial radius of WGS 84 (Snyder 1987,
 * p. 41), metres. Beyond {@link #MOST_LATITUDE} the map of the world is no square any more; latitudes are held within it.
 */
final class Mercator {

    /** Half the side of the world, metres. */
    static final double HALF_WORLD_METERS = Math.PI * 6378137.0;

    /** Degrees north at which the map of the world ends. */
    static final double MOST_LATITUDE = 85.0511287798066;

    private Mercator() {}

    /** WGS 84 degrees, longitude first, to metres east and north, in place. */
    static void project(double[] position) {
        position[0] = x(position[0]) * 2 * HALF_WORLD_METERS - HALF_WORLD_METERS;
        position[1] = HALF_WORLD_METERS - y(position[1]) * 2 * HALF_WORLD_METERS;
    }

    /** Metres east and north to WGS 84 degrees, longitude first, in place. */
    static void unproject(double[] position) {
        position[0] = position[0] / HALF_WORLD_METERS * 180;
        position[1] = Math.toDegrees(Math.atan(Math.sinh(position[1] / HALF_WORLD_METERS * Math.PI)));
    }

    /** How far east a longitude lies on the square map of the world, 0 at 180° W to 1 at 180° E. */
    static double x(double longitude) {
        return longitude / 360 + 0.5;
    }

    /** How far south a latitude lies on the square map of the world, 0 at its northern edge to 1 at its southern one. */
    static double y(double latitude) {
        double held = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
        double sine = Math.sin(Math.toRadians(held));
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }

    /** The latitude, degrees north, of a place on the square map of the world. */
    static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }
}
