package org.vigie.exports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;

/** Full polygons of areas, WGS 84: communes from memory, the few higher areas from the database. */
@Component
public class AreaShapes {

    private final JdbcClient jdbc;

    AreaShapes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the polygon of a P-code. */
    @FunctionalInterface
    public interface Finder {

        /** The polygon of an area of the level, WGS 84; not to be changed. */
        @Nullable
        Geometry find(String pcode);
    }

    /** Finds the polygons of a level (0 country to 3 commune) of some areas. */
    public Finder ofLevel(AreaIndex index, int level) {
        if (level == Area.COMMUNE) {
            return pcode -> index.geometry(index.findCommune(pcode).orElseThrow());
        }
        Map<String, Geometry> shapes = new HashMap<>();
        var reader = new WKBReader();
        jdbc.sql("""
                        select pcode, st_asbinary(geom) as wkb from area
                        where boundary_set_id = any(:sets) and level = :level""")
                .param("sets", index.sets().stream().map(BoundarySet::id).toArray(Integer[]::new))
                .param("level", level)
                .query(row -> {
                    shapes.put(row.getString("pcode"), read(reader, row.getBytes("wkb")));
                });
        return shapes::get;
    }

    private static Geometry read(WKBReader reader, byte[] wkb) {
        try {
            return reader.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave no WKB", e);
        }
    }
}
