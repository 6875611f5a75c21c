package org.vigie.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a GeoJSON geometry (RFC 7946 section 3.1) of any type, its members in any order. The value is read to its end
 * before it is judged, so that the features behind a bad one can still be read.
 */
final class GeoJsonGeometry {

    /** Positions (and lists of them) in one feature. */
    static final int MAX_POSITIONS = 4_000_000;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** Stands where a position should be and is none. */
    private static final Object NO_POSITION = new Object();

    private final JsonParser parser;
    private int positions;
    private long line;

    GeoJsonGeometry(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The geometry whose first token is the current one.
     *
     * @throws FormatException {@code GEOJSON_BAD_GEOMETRY} after the value was read; {@code GEOJSON_TOO_LARGE} at once
     */
    Geometry read() {
        positions = 0;
        line = Math.max(0, parser.currentTokenLocation().getLineNr());
        Raw raw = raw();
        try {
            return built(raw);
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    /** A geometry as it stands in the file, not yet judged. */
    private record Raw(
            @Nullable String type,
            @Nullable Object coordinates,
            @Nullable List<Raw> geometries) {}

    private Raw raw() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Raw(null, null, null);
        }
        String type = null;
        Object coordinates = null;
        List<Raw> geometries = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                coordinates = array();
            } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
                geometries = members();
            } else {
                parser.skipChildren();
            }
        }
        return new Raw(type, coordinates, geometries);
    }

    private List<Raw> members() {
        List<Raw> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count();
            members.add(raw());
        }
        return members;
    }

    /** A {@link Coordinate}, a list of such arrays, or {@link #NO_POSITION}. */
    private Object array() {
        count();
        JsonToken first = parser.nextToken();
        if (first.isNumeric()) {
            return position();
        }
        List<Object> members = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                members.add(array());
            } else {
                count();
                parser.skipChildren();
                members.add(NO_POSITION);
            }
        }
        return members;
    }

    private Object position() {
        double[] xy = {Double.NaN, Double.NaN};
        boolean sound = true;
        int length = 0;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            sound &= token.isNumeric();
            if (length < 2 && token.isNumeric()) {
                xy[length] = parser.getDoubleValue();
            }
            parser.skipChildren();
            length++;
        }
        return sound && Double.isFinite(xy[0]) && Double.isFinite(xy[1]) ? new Coordinate(xy[0], xy[1]) : NO_POSITION;
    }

    private void count() {
        if (++positions > MAX_POSITIONS) {
            throw FormatTrouble.GEOJSON_TOO_LARGE.at(line, MAX_POSITIONS + " positions");
        }
    }

    private FormatException bad(String why) {
        return FormatTrouble.GEOJSON_BAD_GEOMETRY.at(line, why);
    }

    private Geometry built(Raw raw) {
        String type = String.valueOf(raw.type());
        if (type.equals("GeometryCollection")) {
            if (raw.geometries() == null) {
                throw bad("geometries: null");
            }
            return GEOMETRIES.createGeometryCollection(
                    raw.geometries().stream().map(this::built).toArray(Geometry[]::new));
        }
        Object coordinates = raw.coordinates();
        return switch (type) {
            case "Point" -> point(coordinates);
            case "MultiPoint" ->
                GEOMETRIES.createMultiPoint(
                        list(coordinates).stream().map(this::point).toArray(Point[]::new));
            case "LineString" -> line(coordinates);
            case "MultiLineString" ->
                GEOMETRIES.createMultiLineString(
                        list(coordinates).stream().map(this::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                GEOMETRIES.createMultiPolygon(
                        list(coordinates).stream().map(this::polygon).toArray(Polygon[]::new));
            default -> throw bad("type: " + type);
        };
    }

    private Point point(@Nullable Object coordinates) {
        if (coordinates instanceof List<?> none && none.isEmpty()) {
            return GEOMETRIES.createPoint();
        }
        return GEOMETRIES.createPoint(coordinate(coordinates));
    }

    private LineString line(@Nullable Object coordinates) {
        return GEOMETRIES.createLineString(coordinates(coordinates));
    }

    private Polygon polygon(@Nullable Object coordinates) {
        List<LinearRing> rings = list(coordinates).stream()
                .map(ring -> GEOMETRIES.createLinearRing(coordinates(ring)))
                .toList();
        if (rings.isEmpty()) {
            return GEOMETRIES.createPolygon();
        }
        return GEOMETRIES.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private Coordinate[] coordinates(@Nullable Object value) {
        return list(value).stream().map(this::coordinate).toArray(Coordinate[]::new);
    }

    private List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw bad("coordinates: list of positions expected");
    }

    private Coordinate coordinate(@Nullable Object value) {
        if (value instanceof Coordinate coordinate) {
            return coordinate;
        }
        throw bad("coordinates: two finite numbers expected");
    }
}
