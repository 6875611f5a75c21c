package org.vigie.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes CSV (RFC 4180) for spreadsheets and programs alike: UTF-8 with byte order mark, so that Excel reads the accents;
 * commas, CRLF, decimal point, ISO days. A text that a spreadsheet would take for a formula is disarmed by an apostrophe
 * before it. Geometries are left out: positions are columns of their own.
 */
public final class CsvWriter implements FeatureWriter {

    private static final int BUFFER = 1 << 15;
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final List<Column> columns;
    private final Writer out;
    private final StringBuilder line = new StringBuilder(512);

    /** Begins a table with its header; the stream stays the caller's. */
    public CsvWriter(OutputStream out, List<Column> columns) throws IOException {
        this.columns = List.copyOf(columns);
        this.out = new java.io.BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.out.write('\uFEFF');
        writeLine(columns.stream().map(Column::name).toList());
    }

    /** Writes a row that is no feature, such as HXL tags, right below the header; its texts are taken as they are. */
    public void writeLine(List<String> texts) throws IOException {
        line.setLength(0);
        for (String text : texts) {
            separate();
            quote(text);
        }
        end();
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        line.setLength(0);
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            append(columns.get(i), values[i]);
        }
        end();
    }

    /** Hands on to the stream what is still held here. */
    public void flush() throws IOException {
        out.flush();
    }

    private void append(Column column, @Nullable Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            return;
        }
        if (column.type() != Column.Type.TEXT) {
            line.append(value);
            return;
        }
        String text = value.toString();
        quote(!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
    }

    private void quote(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r' && c != ';';
        }
        if (plain) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append(',');
        }
    }

    private void end() throws IOException {
        out.append(line.append("\r\n"));
    }
}
