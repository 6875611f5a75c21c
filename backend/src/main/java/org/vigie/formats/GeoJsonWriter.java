package org.vigie.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one GeoJSON FeatureCollection (RFC 7946), feature by feature: longitude first, outer rings counter-clockwise. Only
 * {@link #finish} closes it: cut off before that, it is no JSON and cannot pass for a whole file.
 */
public final class GeoJsonWriter implements FeatureWriter {

    /** Where no column is the features' id. */
    public static final int NO_ID = -1;

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Column> columns;
    private final int idColumn;
    private final JsonGenerator json;

    /**
     * Begins a collection; the stream stays the caller's.
     *
     * @param idColumn the column that is also the feature's id, or {@link #NO_ID}
     * @param members foreign members that stand before the features
     */
    public GeoJsonWriter(OutputStream out, List<Column> columns, int idColumn, Map<String, ?> members) {
        this.columns = List.copyOf(columns);
        this.idColumn = idColumn;
        json = JSON.writer()
                .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .createGenerator(out);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        members.forEach(this::writeMember);
        json.writeArrayPropertyStart("features");
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        if (idColumn != NO_ID) {
            json.writeStringProperty("id", String.valueOf(values[idColumn]));
        }
        json.writeName("geometry");
        geometry(geometry);
        json.writeObjectPropertyStart("properties");
        for (int i = 0; i < columns.size(); i++) {
            json.writeName(columns.get(i).name());
            value(values[i]);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Closes the collection with foreign members that stand behind the features. */
    public void finish(Map<String, ?> members) {
        json.writeEndArray();
        members.forEach(this::writeMember);
        json.writeEndObject();
        json.close();
    }

    /** Hands on to the stream what is still held here. */
    public void flush() {
        json.flush();
    }

    private void writeMember(String name, Object value) {
        json.writePOJOProperty(name, value);
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            double decimal = number.doubleValue();
            if (Double.isFinite(decimal)) {
                json.writeNumber(decimal);
            } else {
                json.writeNull();
            }
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }

    private void geometry(@Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            json.writeNull();
            return;
        }
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
        line(positions, Orientation.isCCW(positions) != counterClockwise);
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
        json.writeNumber(positions.getX(i));
        json.writeNumber(positions.getY(i));
        json.writeEndArray();
    }
}
