package org.vigie.formats;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The member {@code crs} of the GeoJSON of 2008 ({@code {"type": "name", "properties": {"name": "urn:…"}}}), wherever it stands. */
final class GeoJsonCrs {

    private GeoJsonCrs() {}

    /** Its name, or the link it gives instead. A file that cannot be read to its end has told what it had to tell. */
    static Optional<String> find(JsonParser parser) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean crs = "crs".equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (crs && value == JsonToken.START_OBJECT) {
                    return name(parser);
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> name(JsonParser parser) {
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return Optional.empty();
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            boolean named = token == JsonToken.VALUE_STRING
                    && ("name".equals(parser.currentName()) || "href".equals(parser.currentName()));
            if (named) {
                return Optional.of(parser.getString());
            }
        }
        return Optional.empty();
    }
}
