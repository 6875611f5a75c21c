package org.vigie.formats;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a .dbf (dBASE III) in UTF-8; the number of records is patched by {@link #finish()}. */
final class DbfWriter implements Closeable {

    private final List<DbfField> fields;
    private final LimitedFile file;
    private final byte[] record;
    private long cutTexts;
    private int count;

    DbfWriter(List<DbfField> fields, Path path) throws IOException {
        this.fields = fields;
        this.record = new byte[recordLength(fields)];
        this.file = new LimitedFile(path, ".dbf");
        byte[] header = header();
        file.write(header, header.length);
    }

    /** Bytes of a .dbf of so many records. */
    static long bytes(List<DbfField> fields, long count) {
        return headerLength(fields) + count * recordLength(fields) + 1;
    }

    /** Texts that were too long for their field and were cut, at the end of a character. */
    long cutTexts() {
        return cutTexts;
    }

    void write(@Nullable Object... values) throws IOException {
        if (values.length != fields.size()) {
            throw new IllegalArgumentException(values.length + " values for " + fields.size() + " fields");
        }
        Arrays.fill(record, (byte) ' ');
        int at = 1;
        for (int i = 0; i < values.length; i++) {
            put(fields.get(i), values[i], at);
            at += fields.get(i).width();
        }
        file.write(record, record.length);
        count++;
    }

    private void put(DbfField field, @Nullable Object value, int at) {
        switch (field.type()) {
            case TEXT -> putText(field, value, at);
            case NUMBER -> putNumber(field, value, at);
            case DATE -> putDate(field, (LocalDate) value, at);
            case TRUTH -> record[at] = (byte) (value == null ? ' ' : (Boolean) value ? 'T' : 'F');
        }
    }

    private void putText(DbfField field, @Nullable Object value, int at) {
        if (value == null) {
            return;
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (length > field.width()) {
            length = field.width();
            while (length > 0 && (bytes[length] & 0xC0) == 0x80) {
                length--;
            }
            cutTexts++;
        }
        for (int i = 0; i < length; i++) {
            record[at + i] = bytes[i] == 0 ? (byte) ' ' : bytes[i];
        }
    }

    /** Right-aligned; fewer decimals where the number is wide, and a refusal rather than a wrong number. */
    private void putNumber(DbfField field, @Nullable Object value, int at) {
        if (field.decimals() == 0 && (value instanceof Long || value instanceof Integer)) {
            putWhole(field, ((Number) value).longValue(), at);
            return;
        }
        BigDecimal number = decimal(value);
        if (number == null) {
            return;
        }
        String text = "";
        for (int decimals = field.decimals(); decimals >= 0; decimals--) {
            text = number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
            if (text.length() <= field.width()) {
                byte[] digits = text.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(digits, 0, record, at + field.width() - digits.length, digits.length);
                return;
            }
        }
        throw tooWide(field, value);
    }

    /** Most numbers are whole, and need no BigDecimal. */
    private void putWhole(DbfField field, long value, int at) {
        String digits = Long.toString(value);
        if (digits.length() > field.width()) {
            throw tooWide(field, value);
        }
        int from = at + field.width() - digits.length();
        for (int i = 0; i < digits.length(); i++) {
            record[from + i] = (byte) digits.charAt(i);
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        }
        if (value instanceof BigDecimal number) {
            return number;
        }
        return value == null ? null : BigDecimal.valueOf(((Number) value).longValue());
    }

    private void putDate(DbfField field, @Nullable LocalDate date, int at) {
        if (date == null) {
            return;
        }
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw tooWide(field, date);
        }
        byte[] digits = date.format(DateTimeFormatter.BASIC_ISO_DATE).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, record, at, digits.length);
    }

    private static FormatException tooWide(DbfField field, @Nullable Object value) {
        return FormatTrouble.SHAPEFILE_VALUE_TOO_WIDE.with(field.name(), value);
    }

    private byte[] header() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ByteBuffer header = ByteBuffer.allocate(headerLength(fields)).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3)
                .put((byte) (today.getYear() - 1900))
                .put((byte) today.getMonthValue())
                .put((byte) today.getDayOfMonth());
        header.putInt(0).putShort((short) headerLength(fields)).putShort((short) record.length);
        for (int i = 0; i < fields.size(); i++) {
            DbfField field = fields.get(i);
            header.position(32 + 32 * i)
                    .put(field.name().getBytes(StandardCharsets.US_ASCII))
                    .position(32 + 32 * i + 11)
                    .put((byte) field.type().code());
            header.position(32 + 32 * i + 16).put((byte) field.width()).put((byte) field.decimals());
        }
        header.put(header.capacity() - 1, (byte) 0x0D);
        return header.array();
    }

    private static int headerLength(List<DbfField> fields) {
        return 32 + 32 * fields.size() + 1;
    }

    private static int recordLength(List<DbfField> fields) {
        return 1 + fields.stream().mapToInt(DbfField::width).sum();
    }

    /** Writes the end mark and patches the number of records. */
    void finish() throws IOException {
        file.write(new byte[] {0x1A}, 1);
        ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        file.patch(4, number.putInt(count).flip());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
