package org.vigie.geocode;

/** What is really known of a location, from the finest to nothing; the words of the store. */
public enum LocationPrecision {
    EXACT,
    SETTLEMENT,
    COMMUNE,
    PROVINCE,
    REGION,
    COUNTRY,
    NONE;

    /** The precision of a location known only as an area of a level: 0 country, 1 region, 2 province, 3 commune. */
    static LocationPrecision ofLevel(int level) {
        return switch (level) {
            case 0 -> COUNTRY;
            case 1 -> REGION;
            case 2 -> PROVINCE;
            case 3 -> COMMUNE;
            default -> throw new IllegalArgumentException("No level " + level);
        };
    }
}
