package org.vigie.jobs;

import java.util.Arrays;
import java.util.List;

/** The end of a job by trouble that a user can mend; told by its code's message, never by a stack trace. */
public class JobFailure extends RuntimeException {

    private final String code;
    private final List<String> arguments;

    /** A failure with its stable code (message key {@code job.<code>}) and the values that the message names. */
    public JobFailure(String code, Object... arguments) {
        super(code + Arrays.toString(arguments), null, false, false);
        this.code = code;
        this.arguments = Arrays.stream(arguments)
                .map(String::valueOf)
                .map(RowIssue::storable)
                .toList();
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }
}
