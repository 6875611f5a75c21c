package org.vigie.ogc;

import java.util.List;

/**
 * A property by which features can be chosen.
 *
 * @param values the only ones it takes; empty for any
 */
record Queryable(String name, Kind kind, List<String> values) {

    /** What a property holds. */
    enum Kind {
        TEXT("string"),
        INTEGER("integer"),
        NUMBER("number"),
        TRUTH("boolean"),
        /** A UTC day, ISO 8601. */
        DAY("string"),
        /** Several texts; nothing to choose by. */
        TEXTS("array"),
        /** WGS 84 longitude/latitude unless {@code filter-crs} says otherwise. */
        GEOMETRY("");

        private final String jsonType;

        Kind(String jsonType) {
            this.jsonType = jsonType;
        }

        /** Its type in a JSON schema; empty for geometries. */
        String jsonType() {
            return jsonType;
        }

        boolean isNumber() {
            return this == INTEGER || this == NUMBER;
        }

        /** The kind that holds the values of a Java class. */
        static Kind of(Class<?> type) {
            if (org.locationtech.jts.geom.Geometry.class.isAssignableFrom(type)) {
                return GEOMETRY;
            }
            if (type == Long.class || type == Integer.class) {
                return INTEGER;
            }
            if (type == Double.class) {
                return NUMBER;
            }
            return type == Boolean.class ? TRUTH : TEXT;
        }
    }

    /** The name of the geometry of every collection. */
    static final String GEOMETRY = "geometry";

    static Queryable of(String name, Kind kind) {
        return new Queryable(name, kind, List.of());
    }
}
