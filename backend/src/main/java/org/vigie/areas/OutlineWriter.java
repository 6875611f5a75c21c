package org.vigie.areas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes outlines as one GeoJSON FeatureCollection (RFC 7946), as short as can be: no spaces, no needless digits. */
final class OutlineWriter {

    private static final int MOST_DECIMALS = 8;

    private final StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    private boolean first = true;

    /** What is said about an area beside its outline; the name is the one to show. */
    record Outline(
            String pcode,
            String name,
            String country,
            @Nullable String parent,
            double areaSquareKm,
            MultiPolygon polygon) {}

    void add(Outline outline) {
        json.append(first ? "\n" : ",\n").append("{\"type\":\"Feature\",\"properties\":{\"pcode\":");
        first = false;
        text(outline.pcode());
        json.append(",\"name\":");
        text(outline.name());
        json.append(",\"country\":");
        text(outline.country());
        json.append(",\"parent\":");
        text(outline.parent());
        json.append(",\"km2\":").append(squareKm(outline.areaSquareKm()));
        json.append("},\"geometry\":");
        geometry(outline.polygon());
        json.append('}');
    }

    String document() {
        return json.append("\n]}").toString();
    }

    /** Whole square kilometres, below 100 with one decimal. */
    private static String squareKm(double area) {
        return BigDecimal.valueOf(area)
                .setScale(area < 100 ? 1 : 0, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private void text(@Nullable String text) {
        if (text == null) {
            json.append("null");
        } else {
            json.append('"');
            JsonStringEncoder.getInstance().quoteAsString(text, json);
            json.append('"');
        }
    }

    private void geometry(MultiPolygon polygons) {
        boolean single = polygons.getNumGeometries() == 1;
        json.append(single ? "{\"type\":\"Polygon\",\"coordinates\":" : "{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            json.append(i == 0 ? "" : ",");
            polygon((Polygon) polygons.getGeometryN(i));
        }
        json.append(single ? "}" : "]}");
    }

    private void polygon(Polygon polygon) {
        json.append('[');
        ring(polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            json.append(',');
            ring(polygon.getInteriorRingN(i), false);
        }
        json.append(']');
    }

    /** RFC 7946: outer rings run counter-clockwise, holes clockwise. */
    private void ring(LinearRing ring, boolean counterClockwise) {
        CoordinateSequence corners = ring.getCoordinateSequence();
        boolean forward = Orientation.isCCW(corners) == counterClockwise;
        json.append('[');
        for (int i = 0; i < corners.size(); i++) {
            Coordinate corner = corners.getCoordinate(forward ? i : corners.size() - 1 - i);
            json.append(i == 0 ? "[" : ",[");
            number(corner.x);
            json.append(',');
            number(corner.y);
            json.append(']');
        }
        json.append(']');
    }

    private void number(double degrees) {
        json.append(BigDecimal.valueOf(degrees)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString());
    }
}
