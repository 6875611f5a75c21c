package org.vigie.access.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Role;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;

/** The fields of a JSON body; {@link #verify} refuses it with all that is wrong, fields that nobody knows among them. */
final class Fields {

    private static final int LONGEST = 200;

    private final Map<String, @Nullable Object> body;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    Fields(Map<String, @Nullable Object> body) {
        this.body = body;
    }

    /** Whether a field is there, be it null. */
    boolean has(String name) {
        known.add(name);
        return body.containsKey(name);
    }

    /** A text of 1 to 200 signs without control signs. */
    Optional<String> text(String name) {
        known.add(name);
        Object value = body.get(name);
        if (value == null || value instanceof String blank && blank.isBlank()) {
            return Optional.empty();
        }
        String text = value.toString().strip();
        if (!(value instanceof String)
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            error(name, "NOT_A_SHORT_TEXT", LONGEST);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text that must be there; where it is not, "" and an error. */
    String required(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(name))) {
            error(name, "REQUIRED");
        }
        return text.orElse("");
    }

    Optional<Boolean> flag(String name) {
        known.add(name);
        Object value = body.get(name);
        if (value == null || value instanceof Boolean) {
            return Optional.ofNullable((Boolean) value);
        }
        error(name, "NOT_A_FLAG", value);
        return Optional.empty();
    }

    Optional<Integer> integer(String name, int least, int most) {
        known.add(name);
        Object value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Integer number)) {
            error(name, "NOT_AN_INTEGER", value);
            return Optional.empty();
        }
        if (number < least || number > most) {
            error(name, "OUT_OF_RANGE", number, least, most);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** A role of a person. */
    Optional<Role> role(String name) {
        List<Role> roles = List.of(Role.VIEWER, Role.ANALYST, Role.EDITOR, Role.ADMIN);
        return text(name).flatMap(text -> {
            Optional<Role> role = roles.stream()
                    .filter(each -> each.name().equalsIgnoreCase(text))
                    .findFirst();
            if (role.isEmpty()) {
                error(name, "UNKNOWN_VALUE", text, join(roles));
            }
            return role;
        });
    }

    Optional<Marking> marking(String name) {
        return text(name).flatMap(text -> {
            Optional<Marking> marking = Marking.find(text);
            if (marking.isEmpty()) {
                error(
                        name,
                        "UNKNOWN_VALUE",
                        text,
                        join(Arrays.stream(Marking.values()).map(Marking::label).toList()));
            }
            return marking;
        });
    }

    Optional<Set<Grant>> grants(String name) {
        known.add(name);
        Object value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        List<String> names = Arrays.stream(Grant.values()).map(Grant::name).toList();
        if (!(value instanceof List<?> list) || !names.containsAll(list)) {
            error(name, "UNKNOWN_VALUE", value, join(names));
            return Optional.empty();
        }
        return Optional.of(
                list.stream().map(each -> Grant.valueOf(each.toString())).collect(Collectors.toSet()));
    }

    void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, code, arguments));
    }

    /**
     * Call when all fields are read.
     *
     * @throws Problem a 400 that lists all that is wrong
     */
    void verify() {
        body.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> error(name, "UNKNOWN_PARAMETER", String.join(", ", known)));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static String join(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
