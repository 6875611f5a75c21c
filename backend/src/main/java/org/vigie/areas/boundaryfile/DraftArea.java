package org.vigie.areas.boundaryfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;

/**
 * One area of a draft set, ready to be stored.
 *
 * @param level 0 country .. 3 commune
 * @param parent P-code of the area above, null for the country
 * @param areaSquareKm in the working projection
 * @param polygon unsimplified, WGS 84 degrees
 * @param outline simplified for the web, WGS 84 degrees
 * @param labelPoint inside the polygon, WGS 84 degrees
 */
public record DraftArea(
        String pcode,
        int level,
        String name,
        String displayName,
        List<String> aliases,
        @Nullable String parent,
        double areaSquareKm,
        MultiPolygon polygon,
        MultiPolygon outline,
        Point labelPoint) {}
