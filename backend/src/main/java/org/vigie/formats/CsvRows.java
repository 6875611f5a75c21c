package org.vigie.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one record straight from the parser's buffer. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<TableRow> {

    static final int MAX_FIELDS = 16_384;
    static final int MAX_RECORD_CHARS = 8 << 20;

    private String[] cells = new String[64];
    private int size;
    private int chars;
    private long line = 1;

    /** Line where the record last begun starts. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        size = 0;
        chars = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        chars += length;
        if (size == MAX_FIELDS || chars > MAX_RECORD_CHARS) {
            throw FormatTrouble.CSV_RECORD_TOO_LONG.at(line, size == MAX_FIELDS ? MAX_FIELDS : MAX_RECORD_CHARS);
        }
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, 2 * size);
        }
        cells[size++] = length == 0 ? "" : new String(buffer, offset, length);
    }

    @Override
    protected @Nullable TableRow buildRecord() {
        return new TableRow(line, Arrays.copyOf(cells, size));
    }
}
