package org.vigie.formats;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a .dbf (dBASE III and its kin) record by record. */
final class DbfReader {

    private final InputStream in;
    private final Charset charset;
    private final List<Column> columns;
    private final long count;
    private final byte[] record;
    private long read;

    private record Column(String name, char type, int at, int width, int decimals) {}

    /**
     * @param in at the first byte
     * @param charset of texts and names
     * @throws FormatException {@code DBF_UNREADABLE}
     */
    DbfReader(InputStream in, Charset charset) throws IOException {
        this.in = in;
        this.charset = charset;
        ByteBuffer header = header(in);
        this.count = header.getInt(4) & 0xFFFFFFFFL;
        int headerLength = header.getShort(8) & 0xFFFF;
        int recordLength = header.getShort(10) & 0xFFFF;
        byte[] descriptors = in.readNBytes(Math.max(0, headerLength - 32));
        if (descriptors.length < headerLength - 32 || headerLength < 33) {
            throw unreadable("header cut off");
        }
        this.columns = columns(descriptors, recordLength);
        this.record = new byte[recordLength];
    }

    /** The first 32 bytes. */
    static ByteBuffer header(InputStream in) throws IOException {
        byte[] header = in.readNBytes(32);
        if (header.length < 32) {
            throw unreadable("header cut off");
        }
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many records the header announces, deleted ones included. */
    long count() {
        return count;
    }

    /** Whether there is another record. */
    boolean next() throws IOException {
        if (read == count) {
            return false;
        }
        if (in.readNBytes(record, 0, record.length) < record.length) {
            throw FormatTrouble.DBF_TRUNCATED.with(read);
        }
        read++;
        return true;
    }

    /** Whether the current record is marked as deleted. */
    boolean isDeleted() {
        return record[0] == '*';
    }

    /** The values of the current record, by field name. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(columns.size() * 2);
        for (Column column : columns) {
            values.put(column.name(), value(column));
        }
        return Collections.unmodifiableMap(values);
    }

    private List<Column> columns(byte[] descriptors, int recordLength) {
        List<Column> columns = new ArrayList<>();
        int at = 1;
        for (int i = 0; i + 32 <= descriptors.length && descriptors[i] != 0x0D; i += 32) {
            int nameLength = 0;
            while (nameLength < 11 && descriptors[i + nameLength] != 0) {
                nameLength++;
            }
            String name = new String(descriptors, i, nameLength, charset).strip();
            char type = (char) (descriptors[i + 11] & 0xFF);
            int decimals = descriptors[i + 17] & 0xFF;
            int width = (descriptors[i + 16] & 0xFF) + (type == 'C' ? decimals << 8 : 0); // Clipper's long texts
            columns.add(new Column(name, type, at, width, decimals));
            at += width;
        }
        if (columns.isEmpty() || at > recordLength) {
            throw unreadable("fields of " + at + " bytes in records of " + recordLength);
        }
        return columns;
    }

    private @Nullable Object value(Column column) {
        return switch (column.type()) {
            case 'N', 'F' -> number(column);
            case 'D' -> date(ascii(column));
            case 'L' -> truth((char) record[column.at()]);
            case 'I', '+' ->
                column.width() == 4 ? (Object) (long) binary(column).getInt() : text(column);
            case 'O' -> column.width() == 8 ? (Object) binary(column).getDouble() : text(column);
            case 'M', 'G', 'P' -> null;
            default -> text(column);
        };
    }

    private @Nullable String text(Column column) {
        int length = column.width();
        while (length > 0 && (record[column.at() + length - 1] == ' ' || record[column.at() + length - 1] == 0)) {
            length--;
        }
        return length == 0 ? null : new String(record, column.at(), length, charset);
    }

    /** Blank and asterisks are null; what is no number is given as its text, so that it can be reported. */
    private @Nullable Object number(Column column) {
        String text = ascii(column);
        if (text.isEmpty() || text.indexOf('*') >= 0) {
            return null;
        }
        try {
            if (column.decimals() > 0 || text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                return Double.valueOf(text);
            }
            return text.length() <= 18 ? (Object) Long.valueOf(text) : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text(column);
        }
    }

    private static @Nullable Object date(String text) {
        if (text.isEmpty() || text.chars().allMatch(c -> c == '0' || c == '*')) {
            return null;
        }
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static @Nullable Boolean truth(char mark) {
        return switch (mark) {
            case 'T', 't', 'Y', 'y' -> true;
            case 'F', 'f', 'N', 'n' -> false;
            default -> null;
        };
    }

    private ByteBuffer binary(Column column) {
        return ByteBuffer.wrap(record, column.at(), column.width()).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private String ascii(Column column) {
        return new String(record, column.at(), column.width(), StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    private static FormatException unreadable(String why) {
        return FormatTrouble.DBF_UNREADABLE.with(why);
    }
}
