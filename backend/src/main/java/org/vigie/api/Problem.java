package org.vigie.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be answered, and why: becomes an {@code application/problem+json} answer whose {@code detail}
 * is the message of {@code code} in the reader's language (key {@code problem.<code>}).
 */
public class Problem extends RuntimeException {

    /**
     * One field that is wrong.
     *
     * @param field the parameter or column, as the caller wrote it
     * @param code stable code; its message has the key {@code field.<code>}
     * @param arguments values for the message's places {0}, {1}, …
     */
    public record FieldError(String field, String code, List<String> arguments) {

        /** An error of a field with the values its message names. */
        public static FieldError of(String field, String code, Object... arguments) {
            return new FieldError(field, code, strings(arguments));
        }
    }

    private final HttpStatus status;
    private final String code;
    private final List<String> arguments;
    private final List<FieldError> fieldErrors;

    /** A problem with its status, stable code and the values that its message names. */
    public Problem(HttpStatus status, String code, Object... arguments) {
        this(status, code, strings(arguments), List.of());
    }

    private Problem(HttpStatus status, String code, List<String> arguments, List<FieldError> fieldErrors) {
        super(code + arguments + fieldErrors);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
        this.fieldErrors = fieldErrors;
    }

    /** A 400 that names each wrong field. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(HttpStatus.BAD_REQUEST, "INVALID_PARAMETERS", List.of(), List.copyOf(errors));
    }

    /** A 400 for one wrong field. */
    public static Problem invalid(String field, String code, Object... arguments) {
        return invalid(List.of(FieldError.of(field, code, arguments)));
    }

    /** A 404: there is no {@code what} of that name. */
    public static Problem notFound(Object what) {
        return new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND", what);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }

    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }

    private static List<String> strings(Object... arguments) {
        return java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
