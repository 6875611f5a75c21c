package org.vigie.formats;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one object of GeoJSON: a feature with its members in any order, or the beginning of a FeatureCollection. */
final class GeoJsonFeature {

    static final int MAX_ATTRIBUTES = 10_000;
    static final int MAX_ATTRIBUTE_CHARS = 8 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final GeoJsonGeometry geometries;
    private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    private @Nullable Object id;
    private @Nullable Geometry geometry;
    private @Nullable FormatException problem;
    private @Nullable String type;
    private long line;
    private long attributeChars;

    GeoJsonFeature(JsonParser parser) {
        this.parser = parser;
        this.geometries = new GeoJsonGeometry(parser);
    }

    /** The feature whose opening brace was just read. */
    Feature inCollection(long index) {
        begin();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            member(parser.currentName());
        }
        return finished(index);
    }

    /** The feature whose opening brace was just read, or null when it is a collection: then its features come next. */
    @Nullable
    Feature atRoot(long index) {
        begin();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if ("features".equals(parser.currentName())) {
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    return null;
                }
                throw FormatTrouble.GEOJSON_NOT_FEATURES.at(line, "features: " + parser.currentToken());
            }
            member(parser.currentName());
        }
        return finished(index);
    }

    /** Reads on to the closing brace of the collection. */
    void skipRestOfObject() {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
    }

    private void begin() {
        line = Math.max(0, parser.currentTokenLocation().getLineNr());
        attributes.clear();
        id = null;
        geometry = null;
        problem = null;
        type = null;
        attributeChars = 0;
    }

    private Feature finished(long index) {
        if (!"Feature".equals(type)) {
            throw FormatTrouble.GEOJSON_NOT_FEATURES.at(line, String.valueOf(type));
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(attributes);
        if (id != null) {
            all.putIfAbsent("id", id);
        }
        return new Feature(index, line, Collections.unmodifiableMap(all), geometry, problem);
    }

    private void member(String name) {
        JsonToken value = parser.nextToken();
        switch (name) {
            case "type" -> type = value == JsonToken.VALUE_STRING ? parser.getString() : null;
            case "id" -> id = scalarOrText(value);
            case "geometry" -> geometry(value);
            case "properties" -> properties(value);
            default -> {}
        }
        boolean unread = parser.currentToken() == value && value.isStructStart();
        if (unread) {
            parser.skipChildren();
        }
    }

    private void geometry(JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        try {
            geometry = geometries.read();
        } catch (FormatException e) {
            if (e.trouble() != FormatTrouble.GEOJSON_BAD_GEOMETRY) {
                throw e;
            }
            problem = e;
        }
    }

    private void properties(JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            attributes.put(name, scalarOrText(parser.nextToken()));
            attributeChars += name.length();
            limit(attributes.size(), MAX_ATTRIBUTES, "attributes");
            limit(attributeChars, MAX_ATTRIBUTE_CHARS, "attribute characters");
        }
    }

    private void limit(long value, long limit, String what) {
        if (value > limit) {
            throw FormatTrouble.GEOJSON_TOO_LARGE.at(line, limit + " " + what);
        }
    }

    private @Nullable Object scalarOrText(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> {
                double number = parser.getDoubleValue();
                yield Double.isFinite(number) ? (Object) number : parser.getString();
            }
            case START_OBJECT, START_ARRAY -> nested();
            default -> {
                String text = parser.getString();
                attributeChars += text.length();
                yield text;
            }
        };
    }

    private Object integer() {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> new BigDecimal(parser.getBigIntegerValue());
        };
    }

    private String nested() {
        StringWriter text = new StringWriter() {
            @Override
            public void write(char[] chars, int offset, int length) {
                limit(attributeChars += length, MAX_ATTRIBUTE_CHARS, "attribute characters");
                super.write(chars, offset, length);
            }
        };
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
