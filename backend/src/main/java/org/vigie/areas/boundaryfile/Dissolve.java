package org.vigie.areas.boundaryfile;

import java.util.Collection;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Joins neighbouring polygons into one area. */
final class Dissolve {

    private Dissolve() {}

    /**
     * The union of polygons.
     *
     * @param coverage whether they fit edge to edge: then shared edges are dropped and every other corner stays as it is;
     *     otherwise, or where that gives no valid polygon, they are overlaid (OverlayNG)
     */
    static MultiPolygon union(Collection<Geometry> polygons, boolean coverage) {
        if (coverage) {
            Geometry joined = CoverageUnion.union(polygons.toArray(Geometry[]::new));
            if (joined.isValid() && !joined.isEmpty()) {
                return multi(joined);
            }
        }
        return multi(OverlayNGRobust.union(polygons));
    }

    /** The polygons of a geometry as a MultiPolygon. */
    @SuppressWarnings("unchecked")
    static MultiPolygon multi(Geometry geometry) {
        GeometryFactory factory = geometry.getFactory();
        return factory.createMultiPolygon(
                (Polygon[]) PolygonExtracter.getPolygons(geometry).toArray(Polygon[]::new));
    }
}
