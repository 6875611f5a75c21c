package org.vigie.ingest.message;

import java.text.Normalizer;

/**
 * A message, and the same in small letters without accents, of the same length: what is found in the one is shown from the
 * other.
 */
final class MessageText {

    private final String written;
    private final String folded;

    MessageText(String written) {
        this.written = written.replaceAll("[ \\t\\r\\u00a0\\u202f\\u2009]+", " ");
        this.folded = fold(this.written);
    }

    /** The message as it was written, but for runs of spaces. */
    String written() {
        return written;
    }

    /** Small letters without accents, plain apostrophes, hyphens and spaces; line ends stay. */
    String folded() {
        return folded;
    }

    /** What was found, with the words as they were written. */
    <T> Found<T> found(T value, int start, int end) {
        return new Found<>(value, written.substring(start, end).strip(), start, end);
    }

    private static String fold(String written) {
        var folded = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            folded.append(fold(written.charAt(i)));
        }
        return folded.toString();
    }

    private static char fold(char letter) {
        if (letter < 128) {
            return Character.toLowerCase(letter);
        }
        return switch (letter) {
            case '’', '‘', 'ʼ', '´' -> '\'';
            case '–', '—', '‒', '−' -> '-';
            default ->
                Character.isSurrogate(letter)
                        ? letter
                        : Character.toLowerCase(Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                                .charAt(0));
        };
    }
}
