package org.vigie.formats;

/**
 * One column of a file that people take home.
 *
 * @param name as it stands in the file, unique there
 * @param type what it holds
 * @param title a few words, with the unit
 * @param description what a value means, in one sentence
 */
public record Column(String name, Type type, String title, String description) {

    /** What a column holds. */
    public enum Type {
        /** Text: String, or anything by its {@code toString}. */
        TEXT,
        /** Whole numbers: Long, Integer. */
        WHOLE,
        /** Numbers: Double. */
        DECIMAL,
        /** Days: LocalDate. */
        DATE,
        /** True or false: Boolean. */
        TRUTH
    }
}
