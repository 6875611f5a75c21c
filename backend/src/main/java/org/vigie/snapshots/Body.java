package org.vigie.snapshots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Messages;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;

/**
 * The JSON object of one request. Reading a field notes it as known; {@link #verify()} then refuses the request with every error
 * found, unknown fields among them. For one thread.
 */
final class Body {

    /** Longest title, in characters: two lines of a map. */
    static final int TITLE_LENGTH = 160;

    private static final int VIEW_PARAMETERS = 40;
    private static final int VIEW_VALUES = 300;
    private static final int VALUE_LENGTH = 200;

    private final Map<String, @Nullable Object> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    Body(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A text of at most so many characters on one line; empty where absent or wrong. */
    Optional<String> text(String field, int longest) {
        known.add(field);
        Object value = values.get(field);
        if (value == null || value instanceof String blank && blank.isBlank()) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            error(field, "NOT_A_TEXT");
        } else if (text.strip().length() > longest) {
            error(field, "TOO_LONG", longest);
        } else if (text.strip().chars().anyMatch(Character::isISOControl)) {
            error(field, "CONTROL_CHARACTERS");
        } else {
            return Optional.of(text.strip());
        }
        return Optional.empty();
    }

    /** The same where it must be there. */
    String requiredText(String field, int longest) {
        int before = errors.size();
        Optional<String> text = text(field, longest);
        if (text.isEmpty() && errors.size() == before) {
            error(field, "REQUIRED");
        }
        return text.orElse("");
    }

    /** A constant by its name in any case. */
    <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        return text(field, VALUE_LENGTH).flatMap(value -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equalsIgnoreCase(value))
                    .findFirst();
            if (found.isEmpty()) {
                error(field, "UNKNOWN_VALUE", value, allowed(type));
            }
            return found;
        });
    }

    private static <E extends Enum<E>> String allowed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** {@code fr} or {@code en}. */
    Optional<Locale> language() {
        return text("language", VALUE_LENGTH).flatMap(code -> {
            Optional<Locale> found = Messages.LANGUAGES.stream()
                    .filter(language -> language.getLanguage().equalsIgnoreCase(code))
                    .findFirst();
            if (found.isEmpty()) {
                error("language", "UNKNOWN_VALUE", code, "fr, en");
            }
            return found;
        });
    }

    /** A whole number. */
    Optional<Integer> integer(String field, int least, int most) {
        known.add(field);
        Object value = values.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        error(field, value instanceof Integer ? "OUT_OF_RANGE" : "NOT_AN_INTEGER", value, least, most);
        return Optional.empty();
    }

    /** A text or a list of texts. */
    List<String> list(String field) {
        known.add(field);
        return values(field, values.get(field)).orElse(List.of());
    }

    /** Filter and parameters as in a query string: texts, numbers, flags, or lists of them. */
    View view(String field) {
        known.add(field);
        Object value = values.get(field);
        var view = new LinkedHashMap<String, List<String>>();
        if (value instanceof Map<?, ?> map && map.size() <= VIEW_PARAMETERS) {
            map.forEach((name, given) -> values(field + "." + name, given)
                    .filter(texts -> !texts.isEmpty())
                    .ifPresent(texts -> view.put(String.valueOf(name), texts)));
        } else if (value != null) {
            error(field, "NOT_A_VIEW", VIEW_PARAMETERS);
        }
        return new View(view);
    }

    private Optional<List<String>> values(String field, @Nullable Object given) {
        List<?> list = given instanceof List<?> several ? several : given == null ? List.of() : List.of(given);
        boolean plain =
                list.stream().allMatch(one -> one instanceof String || one instanceof Number || one instanceof Boolean);
        List<String> texts = plain ? list.stream().map(String::valueOf).toList() : List.of();
        if (!plain || texts.size() > VIEW_VALUES || texts.stream().anyMatch(text -> text.length() > VALUE_LENGTH)) {
            error(field, "NOT_A_VIEW_VALUE", VIEW_VALUES, VALUE_LENGTH);
            return Optional.empty();
        }
        return Optional.of(texts);
    }

    /** Notes an error that the caller found. */
    void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, code, arguments));
    }

    /** @throws Problem a 400 that lists every wrong and every unknown field */
    void verify() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> error(name, "UNKNOWN_PARAMETER", String.join(", ", known)));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
