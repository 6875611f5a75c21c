package org.vigie.jobs;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about one row of a file that its sender should know.
 *
 * @param line the line where the row begins, 1 for the first; for files without lines the number of the row or feature; 0
 *     for the file as a whole
 * @param column the column or property, as the file names it, cut at 200 characters
 * @param code stable code; its message has the key {@code issue.<code>} in the bundle of the package that found it
 * @param value the value as it stood, cut at 200 characters
 * @param arguments values for the message's places {1}, {2}, …; {0} is the value
 */
public record RowIssue(
        long line,
        @Nullable String column,
        String code,
        Severity severity,
        @Nullable String value,
        List<String> arguments) {

    private static final int LONGEST_VALUE = 200;

    /** How grave: an ERROR row is not stored, a WARNING row is stored and doubtful, INFO only tells. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    public RowIssue {
        column = column == null ? null : cut(storable(column));
        value = value == null ? null : cut(storable(value));
        arguments = arguments.stream().map(RowIssue::storable).toList();
    }

    /** PostgreSQL's texts hold no NUL. */
    static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_VALUE) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 2));
        return text.substring(0, splitsPair ? LONGEST_VALUE - 2 : LONGEST_VALUE - 1) + "…";
    }

    /** Whether the row is not stored for it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** An issue for which the row is not stored. */
    public static RowIssue error(
            long line, @Nullable String column, String code, @Nullable String value, Object... arguments) {
        return new RowIssue(line, column, code, Severity.ERROR, value, strings(arguments));
    }

    /** An issue with which the row is stored. */
    public static RowIssue warning(
            long line, @Nullable String column, String code, @Nullable String value, Object... arguments) {
        return new RowIssue(line, column, code, Severity.WARNING, value, strings(arguments));
    }

    /** A remark. */
    public static RowIssue info(
            long line, @Nullable String column, String code, @Nullable String value, Object... arguments) {
        return new RowIssue(line, column, code, Severity.INFO, value, strings(arguments));
    }

    private static List<String> strings(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
