package org.vigie.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Problem.FieldError;

/**
 * The query parameters of one request. Reading one notes it as known; {@link #verify()} then refuses the request with
 * every error found, unknown parameters among them: a misspelt filter that is ignored would draw a wrong map.
 *
 * <p>A controller method that has an argument of this type gets the request's. Not thread safe: one request's thread.
 */
public final class Parameters {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final Map<String, String[]> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    /** Parameters by name, each with its values in order. */
    public Parameters(Map<String, String[]> values) {
        this.values = values;
    }

    /** All non-blank values of a repeatable parameter, split at commas too: for codes, which hold none. */
    public List<String> list(String name) {
        return strings(name, value -> Arrays.stream(value.split(",")));
    }

    /** All non-blank values of a repeatable parameter as they stand: for names, which may hold commas. */
    public List<String> repeated(String name) {
        return strings(name, Stream::of);
    }

    private List<String> strings(String name, Function<String, Stream<String>> parts) {
        known.add(name);
        return Arrays.stream(values.getOrDefault(name, new String[0]))
                .flatMap(parts)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** The one value of a parameter; blank counts as absent, a second value is an error. */
    public Optional<String> text(String name) {
        known.add(name);
        String[] given = values.getOrDefault(name, new String[0]);
        if (given.length > 1) {
            error(name, "REPEATED");
        }
        return given.length == 0 || given[0].isBlank() ? Optional.empty() : Optional.of(given[0].strip());
    }

    /** A day of the years 1 to 9999, ISO 8601 ({@code 2026-01-31}). */
    public Optional<LocalDate> day(String name) {
        return parsed(name, "NOT_A_DAY", LocalDate::parse).filter(day -> {
            boolean known = day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
            if (!known) {
                error(name, "NOT_A_DAY", day);
            }
            return known;
        });
    }

    /** A whole number within {@code least..most}. */
    public Optional<Long> integer(String name, long least, long most) {
        return parsed(name, "NOT_AN_INTEGER", Long::valueOf).filter(number -> within(name, number, least, most));
    }

    /** A decimal number within {@code least..most}, point as decimal mark. */
    public Optional<Double> decimal(String name, double least, double most) {
        return parsed(name, "NOT_A_NUMBER", Double::valueOf).filter(number -> within(name, number, least, most));
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return parsed(name, "NOT_A_FLAG", Parameters::parseFlag);
    }

    /** A constant of an enum by its name in any case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).flatMap(value -> constant(name, type, value));
    }

    /** Constants of an enum by their names in any case; an unknown one is an error that lists the known ones. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        return list(name).stream()
                .flatMap(value -> constant(name, type, value).stream())
                .toList();
    }

    /** Notes an error that the caller found by itself. */
    public void error(String field, String code, Object... arguments) {
        FieldError error = FieldError.of(field, code, arguments);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    /** Notes a parameter as known without reading it. */
    public void know(String name) {
        known.add(name);
    }

    /**
     * Call when all parameters are read.
     *
     * @throws Problem a 400 that lists every wrong and every unknown parameter
     */
    public void verify() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> error(name, "UNKNOWN_PARAMETER", String.join(", ", known)));
        values.forEach((name, given) -> {
            if (Arrays.stream(given).anyMatch(value -> value.indexOf('\u0000') >= 0)) {
                error(name, "NOT_TEXT");
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private <T> Optional<T> parsed(String name, String code, Function<String, @Nullable T> parser) {
        return text(name).flatMap(value -> {
            try {
                T parsed = parser.apply(value);
                if (parsed != null) {
                    return Optional.of(parsed);
                }
            } catch (NumberFormatException | DateTimeParseException expected) {
                // told to the caller below
            }
            error(name, code, value);
            return Optional.empty();
        });
    }

    private boolean within(String name, Number number, Number least, Number most) {
        double value = number.doubleValue();
        if (value >= least.doubleValue() && value <= most.doubleValue()) {
            return true;
        }
        error(name, "OUT_OF_RANGE", number, least, most);
        return false;
    }

    private <E extends Enum<E>> Optional<E> constant(String name, Class<E> type, String value) {
        String wanted = value.replaceAll("[^A-Za-z0-9]", "");
        var found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().replace("_", "").equalsIgnoreCase(wanted))
                .findFirst();
        if (found.isEmpty()) {
            String allowed = String.join(
                    ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            error(name, "UNKNOWN_VALUE", value, allowed);
        }
        return found;
    }

    private static @Nullable Boolean parseFlag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
