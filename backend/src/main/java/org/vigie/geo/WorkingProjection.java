package org.vigie.geo;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The one projection in which areas and distances are computed: Lambert azimuthal equal-area on WGS 84 (Snyder 1987,
 * p. 187), metres. Built from its own parameters, without the EPSG database, so it is there at once and offline.
 *
 * <p>Thread safe.
 */
public final class WorkingProjection {

    /** The default centre, 15° N 0° E: in the middle of Burkina Faso, Mali and Niger. It does not move with the data. */
    public static final WorkingProjection SAHEL = new WorkingProjection(0, 15);

    private final CoordinateReferenceSystem crs;
    private final MathTransform forward;
    private final MathTransform inverse;

    /**
     * A projection centred at a point.
     *
     * @param centreLongitude degrees east, -180..180
     * @param centreLatitude degrees north, -90..90
     */
    public WorkingProjection(double centreLongitude, double centreLatitude) {
        try {
            crs = CRS.parseWKT(wkt(centreLongitude, centreLatitude));
            forward = CRS.findMathTransform(DefaultGeographicCRS.WGS84, crs, true);
            inverse = forward.inverse();
        } catch (FactoryException | TransformException e) {
            throw new IllegalStateException("No working projection at " + centreLongitude + " " + centreLatitude, e);
        }
    }

    /** The projection as GeoTools' coordinate reference system: easting, northing in metres. */
    public CoordinateReferenceSystem crs() {
        return crs;
    }

    /** A WGS 84 longitude/latitude geometry (degrees) in metres of this projection. */
    public Geometry project(Geometry lonLat) {
        return transform(lonLat, forward);
    }

    /** A geometry in metres of this projection back in WGS 84 longitude/latitude degrees. */
    public Geometry unproject(Geometry metres) {
        return transform(metres, inverse);
    }

    /** A WGS 84 point (degrees) in metres: x east, y north of the centre. */
    public Coordinate project(double longitude, double latitude) {
        double[] point = {longitude, latitude};
        project(point, 1);
        return new Coordinate(point[0], point[1]);
    }

    /** Projects in place: {@code lonLat} holds {@code points} pairs of degrees, and then pairs of metres. */
    public void project(double[] lonLat, int points) {
        try {
            forward.transform(lonLat, 0, lonLat, 0, points);
        } catch (TransformException e) {
            throw new IllegalArgumentException("Not on this projection", e);
        }
    }

    /** Unprojects in place: {@code metres} holds {@code points} pairs of metres, and then pairs of degrees. */
    public void unproject(double[] metres, int points) {
        try {
            inverse.transform(metres, 0, metres, 0, points);
        } catch (TransformException e) {
            throw new IllegalArgumentException("Not on this projection", e);
        }
    }

    /** The area of a WGS 84 geometry (degrees), in square kilometres. */
    public double areaSquareKm(Geometry lonLat) {
        return project(lonLat).getArea() / 1e6;
    }

    private static Geometry transform(Geometry geometry, MathTransform transform) {
        try {
            return JTS.transform(geometry, transform);
        } catch (TransformException e) {
            throw new IllegalArgumentException("Not on this projection: " + geometry.getEnvelopeInternal(), e);
        }
    }

    private static String wkt(double longitude, double latitude) {
        return """
                PROJCS["Vigie LAEA", GEOGCS["WGS 84", DATUM["WGS_1984", SPHEROID["WGS 84", 6378137.0, 298.257223563]],
                PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], AXIS["Longitude", EAST], AXIS["Latitude", NORTH]],
                PROJECTION["Lambert_Azimuthal_Equal_Area"], PARAMETER["latitude_of_center", %s],
                PARAMETER["longitude_of_center", %s], PARAMETER["false_easting", 0.0], PARAMETER["false_northing", 0.0],
                UNIT["m", 1.0], AXIS["Easting", EAST], AXIS["Northing", NORTH]]""".formatted(latitude, longitude);
    }
}
