package org.vigie.ogc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;

/**
 * Writes features as GeoJSON in any system of coordinates: axes in its order, outer rings counter-clockwise as they are seen
 * on a map, no more decimals than a centimetre needs.
 */
final class GeoJson {

    private final JsonGenerator json;
    private final Crs crs;
    private final double scale;

    GeoJson(JsonGenerator json, Crs crs) {
        this.json = json;
        this.crs = crs;
        this.scale = Math.pow(10, crs.decimals());
    }

    /** One feature with its links; none where there are none. */
    void feature(Item item, List<Link> links) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", item.id());
        if (!links.isEmpty()) {
            json.writePOJOProperty("links", links);
        }
        json.writeName("geometry");
        geometry(item.geometry());
        json.writeObjectPropertyStart("properties");
        item.properties().forEach((name, value) -> {
            json.writeName(name);
            value(value);
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            decimal(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Collection<?> several) {
            json.writeStartArray();
            several.forEach(this::value);
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    private void decimal(double number) {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    private void geometry(@Nullable Geometry lonLat) {
        if (lonLat == null || lonLat.isEmpty()) {
            json.writeNull();
            return;
        }
        Geometry geometry = crs.fromLonLat(lonLat);
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        json.writeName("coordinates");
        coordinates(geometry);
        json.writeEndObject();
    }

    private void coordinates(Geometry geometry) {
        if (geometry instanceof Point point) {
            position(point.getCoordinateSequence(), 0);
        } else if (geometry instanceof LineString line) {
            line(line.getCoordinateSequence(), false);
        } else if (geometry instanceof Polygon polygon) {
            polygon(polygon);
        } else {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                coordinates(geometry.getGeometryN(i));
            }
            json.writeEndArray();
        }
    }

    private void polygon(Polygon polygon) {
        json.writeStartArray();
        ring(polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(polygon.getInteriorRingN(i), false);
        }
        json.writeEndArray();
    }

    private void ring(LinearRing ring, boolean counterClockwise) {
        CoordinateSequence positions = ring.getCoordinateSequence();
        // With the latitude as the first axis a ring looks mirrored to the reckoning, not on the map.
        boolean wound = Orientation.isCCW(positions) != crs.latitudeFirst();
        line(positions, wound != counterClockwise);
    }

    private void line(CoordinateSequence positions, boolean backwards) {
        json.writeStartArray();
        for (int i = 0; i < positions.size(); i++) {
            position(positions, backwards ? positions.size() - 1 - i : i);
        }
        json.writeEndArray();
    }

    private void position(CoordinateSequence positions, int i) {
        json.writeStartArray();
        json.writeNumber(rounded(positions.getX(i)));
        json.writeNumber(rounded(positions.getY(i)));
        json.writeEndArray();
    }

    private double rounded(double value) {
        double units = value * scale;
        return Math.abs(units) < 1e15
                ? Math.rint(units) / scale
                : BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_EVEN).doubleValue();
    }
}
