package org.vigie.exports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.vigie.formats.Column;

/** The field table: every field of every download, in the order of its columns. */
@Component
public class Fields {

    private final List<Field> all;

    Fields() throws IOException {
        try (InputStream in = new ClassPathResource("fields.csv", Fields.class).getInputStream();
                var reader = CsvReader.builder().ofNamedCsvRecord(in)) {
            all = reader.stream().map(Fields::field).toList();
        }
    }

    /**
     * What a field means, with its unit; empty where the table has none of that name.
     *
     * @param subject {@code hotspots}, {@code incidents} or {@code areas}
     * @param name the field's long name, as in GeoJSON
     */
    public Optional<String> findDescription(String subject, String name, Locale language) {
        return all.stream()
                .filter(field ->
                        field.subject().word().equals(subject) && field.name().equals(name))
                .map(field -> field.column(language).description())
                .findFirst();
    }

    /** The fields of a subject. */
    List<Field> list(Subject subject) {
        return all.stream().filter(field -> field.subject() == subject).toList();
    }

    private static Field field(NamedCsvRecord line) {
        return new Field(
                Subject.valueOf(line.getField("subject").toUpperCase(Locale.ROOT)),
                line.getField("field"),
                line.getField("name"),
                line.getField("shapefile"),
                Column.Type.valueOf(line.getField("type").toUpperCase(Locale.ROOT)),
                Integer.parseInt(line.getField("width")),
                Integer.parseInt(line.getField("decimals")),
                line.getField("unit"),
                line.getField("hxl"),
                line.getField("fr"),
                line.getField("en"));
    }
}
