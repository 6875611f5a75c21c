package org.vigie.exports;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import org.vigie.formats.Column;
import org.vigie.formats.FeatureWriter;
import org.vigie.styles.LayerStyle;

/**
 * What is written into a file: rows, and what is to be said of them.
 *
 * @param points whether geometries are points; else polygons
 * @param count how many rows there are
 * @param style how the layer looks, its attribute named as in {@link Field#name()}
 * @param widths how many bytes (UTF-8) the texts of a field have at most
 */
record Dataset(
        Passport passport,
        boolean points,
        List<Field> fields,
        long count,
        Function<Locale, LayerStyle> style,
        ToIntFunction<Field> widths,
        Rows rows) {

    private static final int WATCHED_ROWS = 1000;

    /** Texts of any width that the field table allows. */
    Dataset(
            Passport passport,
            boolean points,
            List<Field> fields,
            long count,
            Function<Locale, LayerStyle> style,
            Rows rows) {
        this(passport, points, fields, count, style, Field::width, rows);
    }

    /** Hands over all rows, one by one, with values in the order of the fields. */
    interface Rows {
        void forEach(FeatureWriter writer) throws IOException;
    }

    /** The same, with somebody told after every thousand rows how many there were. */
    Dataset watched(LongConsumer watcher) {
        Rows watchedRows = writer -> {
            long[] done = {0};
            rows.forEach((geometry, values) -> {
                writer.write(geometry, values);
                if (++done[0] % WATCHED_ROWS == 0 || done[0] == count) {
                    watcher.accept(done[0]);
                }
            });
        };
        return new Dataset(passport, points, fields, count, style, widths, watchedRows);
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
