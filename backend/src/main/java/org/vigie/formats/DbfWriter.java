package org.vigie.formats;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a .dbf (dBASE III) in UTF-8: into a file, where the number of records is patched by {@link #finish()}, or into a
 * stream, where it has to be known beforehand.
 */
final class DbfWriter implements Closeable {

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final List<DbfField> fields;
    private final @Nullable LimitedFile file;
    private final OutputStream out;
    private final byte[] record;
    private long cutTexts;
    private final int expected;
    private int count;

    DbfWriter(List<DbfField> fields, Path path) throws IOException {
        this(fields, new LimitedFile(path, ".dbf"), null, 0);
    }

    /** @param out stays the caller's */
    DbfWriter(List<DbfField> fields, OutputStream out, int count) throws IOException {
        this(fields, null, out, count);
    }

    private DbfWriter(List<DbfField> fields, @Nullable LimitedFile file, @Nullable OutputStream out, int count)
            throws IOException {
        this.fields = fields;
        this.record = new byte[recordLength(fields)];
        this.file = file;
        this.out = out == null ? file.stream() : new BufferedOutputStream(out, 1 << 16);
        this.expected = count;
        this.out.write(header(count));
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
        out.write(record);
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
        System.arraycopy(bytes, 0, record, at, length);
        for (int i = at; i < at + length; i++) {
            if (record[i] == 0) {
                record[i] = ' ';
            }
        }
    }

    /** Right-aligned; fewer decimals where the number is wide, and a refusal rather than a wrong number. */
    private void putNumber(DbfField field, @Nullable Object value, int at) {
        if (field.decimals() == 0 && (value instanceof Long || value instanceof Integer)) {
            putWhole(field, ((Number) value).longValue(), at);
            return;
        }
        if (value instanceof Double number && putShort(field, number, at)) {
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

    /**
     * A number that is exactly some thousandths, hundred thousandths, … and small: then its digits are those of a whole number,
     * which is many times faster than the general way and gives the same text.
     */
    private boolean putShort(DbfField field, double value, int at) {
        if (field.decimals() == 0 || field.decimals() > 9 || !(Math.abs(value) < 1e6)) {
            return false;
        }
        long power = POWERS[field.decimals()];
        long scaled = Math.round(value * power);
        if ((double) scaled / power != value) {
            return false; // it has more digits than the field: they are rounded in decimal
        }
        long whole = Math.abs(scaled) / power;
        int digits = whole == 0 ? 1 : (int) Math.log10(whole) + 1;
        int end = at + field.width();
        int point = end - field.decimals() - 1;
        int from = point - digits - (scaled < 0 ? 1 : 0);
        if (from < at) {
            return false;
        }
        putDigits(Math.abs(scaled) % power, point + 1, end);
        record[point] = '.';
        putDigits(whole, point - digits, point);
        if (scaled < 0) {
            record[from] = '-';
        }
        return true;
    }

    /** Most numbers are whole, and need no BigDecimal. */
    private void putWhole(DbfField field, long value, int at) {
        int digits = 1;
        for (long rest = Math.abs(value / 10); rest > 0; rest /= 10) {
            digits++;
        }
        int length = value < 0 ? digits + 1 : digits;
        if (length > field.width() || value == Long.MIN_VALUE) {
            throw tooWide(field, value);
        }
        int end = at + field.width();
        putDigits(Math.abs(value), end - digits, end);
        if (value < 0) {
            record[end - length] = '-';
        }
    }

    private void putDigits(long value, int from, int end) {
        long rest = value;
        for (int i = end - 1; i >= from; i--) {
            record[i] = (byte) ('0' + rest % 10);
            rest /= 10;
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
        putDigits(date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth(), at, at + 8);
    }

    private static FormatException tooWide(DbfField field, @Nullable Object value) {
        return FormatTrouble.SHAPEFILE_VALUE_TOO_WIDE.with(field.name(), value);
    }

    private byte[] header(int records) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ByteBuffer header = ByteBuffer.allocate(headerLength(fields)).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3)
                .put((byte) (today.getYear() - 1900))
                .put((byte) today.getMonthValue())
                .put((byte) today.getDayOfMonth());
        header.putInt(records).putShort((short) headerLength(fields)).putShort((short) record.length);
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

    /**
     * Writes the end mark and sees to the number of records.
     *
     * @throws IllegalStateException where a stream was promised another number
     */
    void finish() throws IOException {
        out.write(0x1A);
        out.flush();
        if (file != null) {
            ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            file.patch(4, number.putInt(count).flip());
        } else if (count != expected) {
            throw new IllegalStateException(count + " records, " + expected + " promised");
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
