package org.vigie.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.jobs.RowIssue;

/**
 * One row of a file, read by the names of a profile's fields. What is wrong is noted as an issue with its line and the
 * column's own title; an error means that the row is not stored. A blank cell is null.
 */
final class Row {

    private static final int LONGEST_NUMBER = 40;

    private final long line;
    private final Map<String, Integer> columns;
    private final List<String> titles;
    private final String[] cells;
    private final List<RowIssue> issues;

    Row(long line, Map<String, Integer> columns, List<String> titles, String[] cells) {
        this(line, columns, titles, cells, new ArrayList<>(0));
    }

    private Row(long line, Map<String, Integer> columns, List<String> titles, String[] cells, List<RowIssue> issues) {
        this.issues = issues;
        this.line = line;
        this.columns = columns;
        this.titles = titles;
        this.cells = cells;
    }

    long line() {
        return line;
    }

    List<RowIssue> issues() {
        return issues;
    }

    /** The same row, its issues shared, with another value for a field. */
    Row with(String field, String value) {
        var others = new HashMap<>(columns);
        others.put(field, cells.length);
        String[] longer = Arrays.copyOf(cells, cells.length + 1);
        longer[cells.length] = value;
        var names = new ArrayList<>(titles);
        while (names.size() <= cells.length) {
            names.add(title(field));
        }
        names.set(cells.length, title(field));
        return new Row(line, others, names, longer, issues);
    }

    /** Whether an error was found: the row is not to be stored. */
    boolean rejected() {
        return !issues.isEmpty() && issues.stream().anyMatch(RowIssue::isError);
    }

    /** Whether the file has a column for a field, filled or not. */
    boolean has(String field) {
        return columns.containsKey(field);
    }

    @Nullable
    String text(String field) {
        Integer column = columns.get(field);
        if (column == null || column >= cells.length) {
            return null;
        }
        String value = cells[column];
        if (value == null) {
            return null;
        }
        value = value.strip();
        if (value.indexOf('\u0000') >= 0) {
            value = value.replace('\u0000', ' ').strip(); // no text of PostgreSQL holds it
        }
        return value.isEmpty() ? null : value;
    }

    String text(String field, String otherwise) {
        String value = text(field);
        return value == null ? otherwise : value;
    }

    /** The title of a field's column in the file; the field's own name where the file lacks it. */
    String title(String field) {
        Integer column = columns.get(field);
        return column == null ? field : titles.get(column);
    }

    /** A whole number of {@code least..most}; {@code 3.0} and {@code 3,0} are whole. */
    @Nullable
    Integer whole(String field, int least, int most) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        Integer small = smallNumber(text);
        if (small == null) {
            try {
                small = new BigDecimal(plainNumber(text)).intValueExact();
            } catch (NumberFormatException | ArithmeticException e) {
                error(field, "NOT_WHOLE", text);
                return null;
            }
        }
        if (small < least || small > most) {
            error(field, "OUT_OF_RANGE", text, least, most);
            return null;
        }
        return small;
    }

    /** A number within {@code least..most}, with a decimal point or comma. */
    @Nullable
    Double decimal(String field, double least, double most) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(plainNumber(text));
            if (value >= least && value <= most) {
                return value;
            }
            error(field, "OUT_OF_RANGE", text, plain(least), plain(most));
        } catch (NumberFormatException e) {
            error(field, "NOT_A_NUMBER", text);
        }
        return null;
    }

    /** A day in one of the forms of {@link Days}, from 1900 to tomorrow. */
    @Nullable
    LocalDate day(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        LocalDate day = Days.find(text);
        if (day == null) {
            error(field, "NOT_A_DAY", text);
        } else if (day.getYear() < 1900) {
            error(field, "DAY_TOO_EARLY", text);
            return null;
        } else if (day.isAfter(LocalDate.now(java.time.ZoneOffset.UTC).plusDays(1))) {
            error(field, "DAY_IN_FUTURE", text);
            return null;
        }
        return day;
    }

    void error(String field, String code, @Nullable String value, Object... arguments) {
        issues.add(RowIssue.error(line, title(field), code, value, arguments));
    }

    void warning(@Nullable String field, String code, @Nullable String value, Object... arguments) {
        issues.add(RowIssue.warning(line, field == null ? null : title(field), code, value, arguments));
    }

    void remark(String field, String code, @Nullable String value, Object... arguments) {
        issues.add(RowIssue.info(line, title(field), code, value, arguments));
    }

    private static @Nullable Integer smallNumber(String text) {
        if (text.length() > 9) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** A decimal comma becomes a point, and the spaces that group thousands in French go. */
    private static String plainNumber(String text) {
        String plain = text;
        if (plain.indexOf('.') < 0) {
            plain = plain.replace(',', '.');
        }
        plain = plain.replace(" ", "").replace("\u00A0", "").replace("\u202F", "");
        if (plain.length() > LONGEST_NUMBER || !plain.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
            throw new NumberFormatException(); // Java also takes 1d, 0x1p3 and NaN for numbers
        }
        return plain;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
