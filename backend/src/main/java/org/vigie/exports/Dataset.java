package org.vigie.exports;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.vigie.formats.Column;
import org.vigie.formats.FeatureWriter;
import org.vigie.styles.LayerStyle;

/**
 * What is written into a file: rows, and what is to be said of them.
 *
 * @param points whether geometries are points; else polygons
 * @param count how many rows there are
 * @param style how the layer looks, its attribute named as in {@link Field#name()}
 */
record Dataset(
        Passport passport,
        boolean points,
        List<Field> fields,
        long count,
        Function<Locale, LayerStyle> style,
        Rows rows) {

    /** Hands over all rows, one by one, with values in the order of the fields. */
    interface Rows {
        void forEach(FeatureWriter writer) throws IOException;
    }

    List<Column> columns(Locale language) {
        return fields.stream().map(field -> field.column(language)).toList();
    }

    /** The place of a field among the values. */
    int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No field " + name);
    }
}
