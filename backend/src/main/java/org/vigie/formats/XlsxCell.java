package org.vigie.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cell as text. Numbers have 15 significant digits, as Excel shows them, without exponent or trailing
 * zeros; numbers with a date format are ISO dates, times, or both; formulas give their stored result; errors their code.
 */
final class XlsxCell {

    private static final MathContext EXCEL_DIGITS = new MathContext(15);
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int MAX_SERIAL_DAY = 2_958_465; // 9999-12-31
    private static final int LONGEST_PLAIN_NUMBER = 40;

    private final LocalDate epoch;
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    /** @param date1904 whether day 0 is 1904-01-01 (old Macintosh) instead of 1899-12-30 */
    XlsxCell(boolean date1904) {
        epoch = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    String text(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return isDate(cell) && isSerial(number) ? date(number) : plain(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? "true" : "false";
        }
        if (value != null) {
            return value.toString();
        }
        return cell.getRawValue() == null ? "" : cell.getRawValue();
    }

    /** Numbers of absurd size keep their exponent: written out they would fill the memory. */
    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(EXCEL_DIGITS).stripTrailingZeros();
        return Math.abs((long) rounded.scale()) > LONGEST_PLAIN_NUMBER ? rounded.toString() : rounded.toPlainString();
    }

    private static boolean isSerial(BigDecimal number) {
        double serial = number.doubleValue();
        return serial >= 0 && serial <= MAX_SERIAL_DAY + 1 - 1e-9;
    }

    private String date(BigDecimal serial) {
        long seconds = Math.round(serial.doubleValue() * SECONDS_PER_DAY);
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_PER_DAY);
        long day = seconds / SECONDS_PER_DAY;
        if (day == 0) {
            return time.toString();
        }
        LocalDate date = epoch.plusDays(day < 60 && epoch.getYear() == 1899 ? day + 1 : day); // Excel has 1900-02-29
        return time.equals(LocalTime.MIDNIGHT)
                ? date.toString()
                : LocalDateTime.of(date, time).toString();
    }

    private boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 22 || id >= 45 && id <= 47)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null && dateFormats.computeIfAbsent(format, XlsxCell::isDateFormat);
    }

    /** ECMA-376 part 1, 18.8.31: y, m, d, h, s outside quotes, brackets and escapes make a date or time format. */
    static boolean isDateFormat(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
                .replaceAll("(?i)\\[(h+|m+|s+)]", "$1")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("(?i)general", "");
        return bare.chars().anyMatch(c -> "yYmMdDhHsS".indexOf(c) >= 0);
    }
}
