package org.vigie.areas.boundaryfile;

import java.util.Locale;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.cs.CoordinateSystem;
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;

/** Judges what a file says about its coordinates: only longitude and latitude on WGS 84, or what is as good, are taken. */
final class LonLatCrs {

    private static final Pattern NAMES =
            Pattern.compile("(?i).*(CRS:?84|EPSG[:/]+(?:[0-9.]*[:/])?4326|OGC[:/]+(?:[0-9.]*[:/])?CRS84|WGS ?84)\\s*");

    private LonLatCrs() {}

    /** Whether a .prj text (WKT) or the name in a GeoJSON member {@code crs} means WGS 84 degrees, Greenwich. */
    static boolean isMeantBy(String said) {
        String text = said.strip();
        return text.contains("[") ? isLonLat(text) : NAMES.matcher(text).matches();
    }

    /** What a text calls itself, for messages: the first quoted word of a WKT, else the text. */
    static String name(String said) {
        var quoted = Pattern.compile("\"([^\"]*)\"").matcher(said);
        return quoted.find() ? quoted.group(1) : said.strip();
    }

    private static boolean isLonLat(String wkt) {
        if (!wkt.toUpperCase(Locale.ROOT).startsWith("GEOGC")) {
            return false;
        }
        try {
            CoordinateReferenceSystem crs = CRS.parseWKT(wkt);
            return crs instanceof GeographicCRS geographic && isLikeWgs84(geographic);
        } catch (FactoryException e) {
            return false;
        }
    }

    private static boolean isLikeWgs84(GeographicCRS crs) {
        Ellipsoid found = crs.getDatum().getEllipsoid();
        Ellipsoid wgs84 = DefaultGeographicCRS.WGS84.getDatum().getEllipsoid();
        CoordinateSystem axes = crs.getCoordinateSystem();
        CoordinateSystem degrees = DefaultGeographicCRS.WGS84.getCoordinateSystem();
        // One metre of axis lets WGS 72 and GRS 80 through, centimetres to a few metres off, and no older ellipsoid.
        return Math.abs(found.getSemiMajorAxis() - wgs84.getSemiMajorAxis()) <= 2
                && crs.getDatum().getPrimeMeridian().getGreenwichLongitude() == 0
                && axes.getAxis(0).getUnit().equals(degrees.getAxis(0).getUnit());
    }
}
