package org.vigie.areas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One area of a boundary set. A P-code is its key; a name never is.
 *
 * @param pcode its code, unique among the active sets
 * @param level 0 country, 1 region, 2 province (cercle, department), 3 commune
 * @param name as the file of its set writes it
 * @param displayName the name as it is shown: without the article that follows some country names
 * @param aliases other spellings that its file gives, never the name itself
 * @param country ISO 3166-1 alpha-3
 * @param parent P-code of the area one level up; null for a country
 * @param areaSquareKm its area in the working projection, above 0
 * @param longitude WGS 84 degrees east of a point inside it
 * @param latitude WGS 84 degrees north of that point
 */
public record Area(
        String pcode,
        int level,
        String name,
        String displayName,
        List<String> aliases,
        String country,
        @Nullable String parent,
        double areaSquareKm,
        double longitude,
        double latitude) {

    /** The level of communes, the lowest there is. */
    public static final int COMMUNE = 3;

    public Area {
        aliases = List.copyOf(aliases);
    }
}
