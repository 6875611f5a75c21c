package org.vigie.incidents;

/** What is really known of where an incident happened, from the finest to nothing. */
public enum Precision {
    EXACT(3),
    SETTLEMENT(3),
    COMMUNE(3),
    PROVINCE(2),
    REGION(1),
    COUNTRY(0),
    NONE(-1);

    private final int level;

    Precision(int level) {
        this.level = level;
    }

    /** The finest level of areas in which it can be counted: 3 commune, 2 province, 1 region, 0 country, -1 nowhere. */
    public int level() {
        return level;
    }
}
