package org.vigie.ingest.message;

/** What happened to people. */
public enum People {
    FATALITIES,
    INJURED,
    ABDUCTED,
    DISPLACED;

    /** The field of our own table. */
    public String field() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
