package org.vigie.snapshots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;

/**
 * Outlines so light that a slow link carries a whole map: simplified once more as a coverage, so that neighbours stay without gaps,
 * and written as differences between corners.
 */
@Component
class LightOutlines {

    /** Corners lie on a grid of a thousandth of a degree, about 110 m. */
    static final double GRID_DEGREES = 1e-3;

    private static final int CHUNK_BITS = 5;
    private static final int FIRST_LETTER = 63;

    private final JdbcClient jdbc;

    LightOutlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The outlines of some areas of a level, by P-code, WGS 84. */
    Map<String, Map<String, Geometry>> byCountry(AreaIndex index, int level, Set<String> pcodes) {
        var outlines = new LinkedHashMap<String, Map<String, Geometry>>();
        var reader = new WKBReader();
        jdbc.sql(Text.of("list-outlines.sql"))
                .param("sets", index.sets().stream().map(BoundarySet::id).toArray(Integer[]::new))
                .param("level", level)
                .query(row -> {
                    if (pcodes.contains(row.getString("pcode"))) {
                        outlines.computeIfAbsent(row.getString("country"), country -> new LinkedHashMap<>())
                                .put(row.getString("pcode"), read(reader, row.getBytes("wkb")));
                    }
                });
        return outlines;
    }

    private static Geometry read(WKBReader reader, byte[] wkb) {
        try {
            return reader.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave no WKB", e);
        }
    }

    /**
     * The same, simplified and written.
     *
     * @param toleranceDegrees sides of the triangles that simplification takes away at most
     * @return by P-code the polygons of the area, each with its outer ring and its holes as {@link #write}
     */
    static Map<String, List<List<String>>> written(
            Map<String, Map<String, Geometry>> byCountry, double toleranceDegrees) {
        var written = new LinkedHashMap<String, List<List<String>>>();
        byCountry.values().forEach(outlines -> {
            Geometry[] simple =
                    CoverageSimplifier.simplify(outlines.values().toArray(Geometry[]::new), toleranceDegrees);
            int i = 0;
            for (String pcode : outlines.keySet()) {
                written.put(pcode, polygons(simple[i++]));
            }
        });
        return written;
    }

    private static List<List<String>> polygons(Geometry area) {
        var polygons = new ArrayList<List<String>>();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            var polygon = (Polygon) area.getGeometryN(i);
            if (!polygon.isEmpty()) {
                polygons.add(rings(polygon));
            }
        }
        return polygons;
    }

    private static List<String> rings(Polygon polygon) {
        var rings = new ArrayList<String>();
        rings.add(write(polygon.getExteriorRing().getCoordinates()));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            rings.add(write(polygon.getInteriorRingN(hole).getCoordinates()));
        }
        return rings;
    }

    /**
     * A ring as differences between its corners on the grid, latitude before longitude, in the letters of Google's encoded
     * polylines; the last corner, which is the first, is left out.
     */
    static String write(Coordinate[] ring) {
        var text = new StringBuilder(ring.length * 4);
        long latitude = 0;
        long longitude = 0;
        for (int i = 0; i < ring.length - 1; i++) {
            long y = Math.round(ring[i].y / GRID_DEGREES);
            long x = Math.round(ring[i].x / GRID_DEGREES);
            append(text, y - latitude);
            append(text, x - longitude);
            latitude = y;
            longitude = x;
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long difference) {
        long bits = difference < 0 ? ~(difference << 1) : difference << 1;
        while (bits >= 1 << CHUNK_BITS) {
            text.append((char) ((1 << CHUNK_BITS | bits & 0x1f) + FIRST_LETTER));
            bits >>= CHUNK_BITS;
        }
        text.append((char) (bits + FIRST_LETTER));
    }
}
