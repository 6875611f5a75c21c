package org.vigie.toponyms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a phrase says a name is. */
public enum PlaceType {
    /** It does not say. */
    ANY,
    SETTLEMENT,
    COMMUNE,
    /** A département: of the communes' level in Burkina Faso, of the provinces' in Niger. */
    DEPARTMENT,
    /** A province of Burkina Faso, a cercle of Mali. */
    PROVINCE,
    REGION,
    COUNTRY;

    private static final Map<String, PlaceType> WORDS = Map.ofEntries(
            Map.entry("village", SETTLEMENT),
            Map.entry("ville", SETTLEMENT),
            Map.entry("town", SETTLEMENT),
            Map.entry("city", SETTLEMENT),
            Map.entry("localite", SETTLEMENT),
            Map.entry("locality", SETTLEMENT),
            Map.entry("hameau", SETTLEMENT),
            Map.entry("hamlet", SETTLEMENT),
            Map.entry("campement", SETTLEMENT),
            Map.entry("site", SETTLEMENT),
            Map.entry("settlement", SETTLEMENT),
            Map.entry("commune", COMMUNE),
            Map.entry("municipality", COMMUNE),
            Map.entry("municipalite", COMMUNE),
            Map.entry("departement", DEPARTMENT),
            Map.entry("department", DEPARTMENT),
            Map.entry("province", PROVINCE),
            Map.entry("cercle", PROVINCE),
            Map.entry("circle", PROVINCE),
            Map.entry("region", REGION),
            Map.entry("arrondissement", COMMUNE),
            Map.entry("prefecture", PROVINCE),
            Map.entry("district", ANY),
            Map.entry("canton", ANY),
            Map.entry("pays", COUNTRY));

    /** The type that a word without accents in lower case names, or null. */
    static @Nullable PlaceType ofWord(String word) {
        return WORDS.get(word);
    }

    /** Whether it is an area that holds settlements. */
    public boolean isArea() {
        return this != ANY && this != SETTLEMENT;
    }
}
