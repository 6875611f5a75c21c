package org.vigie.ogc;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.vigie.ogc.WmsException.Code;

/**
 * The days of a {@code TIME} (06-042, annexes C and D): an interval {@code from/to}, or one day, month or year. Both ends are
 * inclusive UTC days; of an instant its day counts.
 */
record WmsTime(LocalDate from, LocalDate to) {

    private static final int MONTHS = 12;

    /**
     * Reads a value; empty for the default.
     *
     * @throws WmsException where it is no time, or a list of times
     */
    static Optional<WmsTime> read(Optional<String> value) {
        return value.filter(text -> !text.equalsIgnoreCase("default")).map(WmsTime::parse);
    }

    /** The last twelve complete months whose reports are no longer coming in. */
    static WmsTime standard(LocalDate today, int fillingDays) {
        YearMonth last =
                YearMonth.from(today.minusDays(fillingDays).plusDays(1)).minusMonths(1);
        return new WmsTime(last.minusMonths(MONTHS - 1L).atDay(1), last.atEndOfMonth());
    }

    String text() {
        return from + "/" + to;
    }

    private static WmsTime parse(String text) {
        try {
            String[] ends = text.split("/", -1);
            if (text.contains(",") || ends.length > 3) {
                throw wrong(text);
            }
            WmsTime first = one(ends[0].strip());
            WmsTime last = ends.length == 1 ? first : one(ends[1].strip());
            if (last.to.isBefore(first.from)) {
                throw wrong(text);
            }
            return new WmsTime(first.from, last.to);
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static WmsTime one(String text) {
        if (text.matches("\\d{4}")) {
            return new WmsTime(
                    Year.parse(text).atDay(1), Year.parse(text).atMonth(12).atEndOfMonth());
        }
        if (text.matches("\\d{4}-\\d{2}")) {
            return new WmsTime(
                    YearMonth.parse(text).atDay(1), YearMonth.parse(text).atEndOfMonth());
        }
        int end = text.indexOf('T');
        LocalDate day = LocalDate.parse(end < 0 ? text : text.substring(0, end));
        return new WmsTime(day, day);
    }

    private static WmsException wrong(String text) {
        return new WmsException(Code.InvalidDimensionValue, "TIME", text);
    }
}
