package org.vigie.formats;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Expected trouble in a file that its sender can mend. It is shown to the user in their language, never as a stack trace. */
public final class FormatException extends RuntimeException {

    private static final String BUNDLE = "org.vigie.formats.messages";

    private final FormatTrouble trouble;
    private final long line;
    private final List<String> arguments;

    /**
     * @param line line of the file, from 1; 0 when unknown
     * @param arguments the values that the message of this trouble needs, in its order
     */
    public FormatException(FormatTrouble trouble, long line, Object... arguments) {
        super(trouble.name(), null, false, true);
        this.trouble = trouble;
        this.line = line;
        this.arguments = Stream.of(arguments).map(String::valueOf).toList();
    }

    /** The kind of trouble. */
    public FormatTrouble trouble() {
        return trouble;
    }

    /** The stable code, such as {@code CSV_UNCLOSED_QUOTE}. */
    public String code() {
        return trouble.name();
    }

    /** Line of the file, from 1; 0 when unknown or when the format has no lines. */
    public long line() {
        return line;
    }

    /** What stands in the places {0}, {1} … of the message. */
    public List<String> arguments() {
        return arguments;
    }

    /**
     * What is wrong and what to do, in one or two sentences without the line, which the caller shows beside it; English
     * for {@code en}, French for every other language.
     */
    public String message(Locale language) {
        Locale spoken = "en".equals(language.getLanguage()) ? Locale.ENGLISH : Locale.FRENCH;
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, spoken);
        return new MessageFormat(texts.getString(code()), spoken).format(arguments.toArray());
    }

    @Override
    public String getMessage() {
        return code() + (line > 0 ? " (line " + line + ")" : "") + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
