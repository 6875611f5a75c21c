package org.vigie.geocode;

import java.util.Locale;
import java.util.Map;

/** What a place of a gazetteer is. The weight says how much more often reports name such a place than a village. */
enum PlaceKind {
    CAPITAL(150),
    REGIONAL_CAPITAL(60),
    CITY(60),
    PROVINCIAL_CAPITAL(25),
    TOWN(10),
    COMMUNAL_CAPITAL(10),
    VILLAGE(1),
    HAMLET(0.6),
    QUARTER(0.3),
    CAMP(0.3),
    ABANDONED(0.2),
    /** An administrative unit that a gazetteer lists; the boundaries know it better. */
    ADMINISTRATIVE(0.02),
    /** Wells, streams, hills, forests: where things happen too, though seldom. */
    NATURAL(0.1),
    OTHER(0.1);

    private static final Map<String, PlaceKind> GEONAMES = Map.ofEntries(
            Map.entry("PPLC", CAPITAL),
            Map.entry("PPLA", REGIONAL_CAPITAL),
            Map.entry("PPLA2", PROVINCIAL_CAPITAL),
            Map.entry("PPLA3", COMMUNAL_CAPITAL),
            Map.entry("PPLA4", COMMUNAL_CAPITAL),
            Map.entry("PPLX", QUARTER),
            Map.entry("PPLF", HAMLET),
            Map.entry("PPLL", HAMLET),
            Map.entry("PPLQ", ABANDONED),
            Map.entry("PPLH", ABANDONED),
            Map.entry("PPLW", ABANDONED),
            Map.entry("CMP", CAMP),
            Map.entry("CMPRF", CAMP),
            Map.entry("RUIN", ABANDONED));

    private static final Map<String, PlaceKind> WORDS = Map.ofEntries(
            Map.entry("capital", CAPITAL),
            Map.entry("capitale", CAPITAL),
            Map.entry("region-seat", REGIONAL_CAPITAL),
            Map.entry("province-seat", PROVINCIAL_CAPITAL),
            Map.entry("commune-seat", COMMUNAL_CAPITAL),
            Map.entry("city", CITY),
            Map.entry("ville", TOWN),
            Map.entry("town", TOWN),
            Map.entry("village", VILLAGE),
            Map.entry("hamlet", HAMLET),
            Map.entry("hameau", HAMLET),
            Map.entry("suburb", QUARTER),
            Map.entry("quartier", QUARTER),
            Map.entry("quarter", QUARTER),
            Map.entry("neighbourhood", QUARTER),
            Map.entry("campement", CAMP),
            Map.entry("camp", CAMP));

    private final double weight;

    PlaceKind(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }

    boolean isSettlement() {
        return compareTo(ABANDONED) <= 0;
    }

    /** The kind of a GeoNames feature class and code (geonames.org/export/codes.html). */
    static PlaceKind ofGeoNames(String featureClass, String code) {
        return switch (featureClass) {
            case "P" -> GEONAMES.getOrDefault(code, VILLAGE);
            case "A" -> ADMINISTRATIVE;
            case "S" -> GEONAMES.getOrDefault(code, OTHER);
            case "H", "T", "V", "L", "U" -> NATURAL;
            default -> OTHER;
        };
    }

    /** The kind of a word in a table, such as OpenStreetMap's place values; a GeoNames code too; a village if unknown. */
    static PlaceKind ofWord(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        PlaceKind known = WORDS.get(plain);
        if (known == null) {
            known = GEONAMES.get(plain.toUpperCase(Locale.ROOT));
        }
        return known == null ? VILLAGE : known;
    }
}
