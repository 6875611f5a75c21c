package org.vigie.formats;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/** The kinds of shapefile that are written; one file holds one kind (ESRI Shapefile Technical Description, 1998). */
public enum ShapeType {
    /** One position. */
    POINT(1),
    /** Lines of one or more parts. */
    POLYLINE(3),
    /** Areas of one or more parts, with holes. */
    POLYGON(5),
    /** Positions that belong together. */
    MULTIPOINT(8);

    private final int code;

    ShapeType(int code) {
        this.code = code;
    }

    /** The number in the file. */
    int code() {
        return code;
    }

    /** Whether a shapefile of this type can hold the geometry. */
    boolean holds(Geometry geometry) {
        return switch (this) {
            case POINT -> geometry instanceof Point;
            case POLYLINE -> geometry instanceof Lineal;
            case POLYGON -> geometry instanceof Polygonal;
            case MULTIPOINT -> geometry instanceof MultiPoint || geometry instanceof Point;
        };
    }
}
