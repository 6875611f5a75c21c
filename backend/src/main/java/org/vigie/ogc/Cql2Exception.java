package org.vigie.ogc;

import java.util.Arrays;

/** A filter that is not CQL2 text, or speaks of what is not there. */
final class Cql2Exception extends RuntimeException {

    private final String code;
    private final transient Object[] arguments;

    /** @param code its message has the key {@code field.<code>} */
    Cql2Exception(String code, Object... arguments) {
        super(code + Arrays.toString(arguments));
        this.code = code;
        this.arguments = arguments;
    }

    String code() {
        return code;
    }

    Object[] arguments() {
        return arguments;
    }
}
