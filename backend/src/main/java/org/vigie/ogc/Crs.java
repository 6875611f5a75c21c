package org.vigie.ogc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * A coordinate reference system in which features are asked for and given (OGC 18-058). Inside, all geometries are WGS 84
 * longitude/latitude. Built without the EPSG database, so each is there at once. Thread safe.
 */
enum Crs {
    /** WGS 84, degrees, longitude first. */
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 7, position -> {}, position -> {}),
    /** WGS 84, degrees, latitude first. */
    EPSG_4326("http://www.opengis.net/def/crs/EPSG/0/4326", 7, Crs::swap, Crs::swap),
    /** Web Mercator, metres. */
    EPSG_3857("http://www.opengis.net/def/crs/EPSG/0/3857", 2, Mercator::project, Mercator::unproject),
    /** UTM 28 to 32 north, metres, from the west of Mali to the east of Niger. */
    EPSG_32628(28),
    EPSG_32629(29),
    EPSG_32630(30),
    EPSG_32631(31),
    EPSG_32632(32);

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    private final String uri;
    private final int decimals;
    private final PointTransform fromLonLat;
    private final PointTransform toLonLat;

    /** Changes one position in place. */
    @FunctionalInterface
    interface PointTransform {
        void apply(double[] position);
    }

    Crs(String uri, int decimals, PointTransform fromLonLat, PointTransform toLonLat) {
        this.uri = uri;
        this.decimals = decimals;
        this.fromLonLat = fromLonLat;
        this.toLonLat = toLonLat;
    }

    Crs(int zone) {
        this.uri = EPSG + (32600 + zone);
        this.decimals = 2;
        try {
            MathTransform forward = CRS.findMathTransform(DefaultGeographicCRS.WGS84, CRS.parseWKT(utm(zone)), true);
            this.fromLonLat = transform(forward);
            this.toLonLat = transform(forward.inverse());
        } catch (FactoryException | TransformException e) {
            throw new IllegalStateException("No UTM zone " + zone, e);
        }
    }

    /** The address by which it is asked for. */
    String uri() {
        return uri;
    }

    /** How many decimals of its coordinates are worth telling: a centimetre. */
    int decimals() {
        return decimals;
    }

    /** Whether its first axis is the latitude. */
    boolean latitudeFirst() {
        return this == EPSG_4326;
    }

    /** All of them by address, the default one first. */
    static List<String> uris() {
        return Arrays.stream(values()).map(Crs::uri).toList();
    }

    /** The one that is meant: by its address, or as {@code [EPSG:3857]} or {@code EPSG:3857}. */
    static Optional<Crs> find(String name) {
        String wanted = name.strip().replace("https://", "http://");
        String code = wanted.replaceAll("[\\[\\]]", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(crs -> crs.uri.equals(wanted)
                        || code.equals(crs.name().replace('_', ':'))
                        || code.equals("OGC:" + crs.name()))
                .findFirst();
    }

    /** A geometry of WGS 84 longitude/latitude in this system, its axes in this system's order. */
    Geometry fromLonLat(Geometry lonLat) {
        return transformed(lonLat, fromLonLat);
    }

    /**
     * A geometry of this system, its axes in this system's order, in WGS 84 longitude/latitude.
     *
     * @throws IllegalArgumentException where it lies outside of what the system can tell
     */
    Geometry toLonLat(Geometry geometry) {
        return transformed(geometry, toLonLat);
    }

    private Geometry transformed(Geometry geometry, PointTransform transform) {
        if (this == CRS84) {
            return geometry;
        }
        Geometry copy = geometry.copy();
        double[] position = new double[2];
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence positions, int i) {
                position[0] = positions.getX(i);
                position[1] = positions.getY(i);
                transform.apply(position);
                positions.setOrdinate(i, 0, position[0]);
                positions.setOrdinate(i, 1, position[1]);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    private static void swap(double[] position) {
        double first = position[0];
        position[0] = position[1];
        position[1] = first;
    }

    private static PointTransform transform(MathTransform transform) {
        return position -> {
            try {
                transform.transform(position, 0, position, 0, 1);
            } catch (TransformException e) {
                throw new IllegalArgumentException("Not on this projection", e);
            }
        };
    }

    private static String utm(int zone) {
        return """
                PROJCS["UTM %1$dN", GEOGCS["WGS 84", DATUM["WGS_1984", SPHEROID["WGS 84", 6378137.0, 298.257223563]],
                PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], AXIS["Longitude", EAST], AXIS["Latitude", NORTH]],
                PROJECTION["Transverse_Mercator"], PARAMETER["latitude_of_origin", 0.0], PARAMETER["central_meridian", %2$d],
                PARAMETER["scale_factor", 0.9996], PARAMETER["false_easting", 500000.0], PARAMETER["false_northing", 0.0],
                UNIT["m", 1.0], AXIS["Easting", EAST], AXIS["Northing", NORTH]]""".formatted(zone, 6 * zone - 183);
    }
}
