package org.vigie.areas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.areas.BoundarySet.State;
import org.vigie.areas.OutlineWriter.Outline;
import org.vigie.geo.WorkingProjection;

/** Reads boundary sets and their areas from PostGIS. */
@Repository
class AreaStore {

    private final JdbcClient jdbc;
    private final String listSets;
    private final String listAreas;
    private final String listOutlines;

    AreaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        listSets = Sql.text("list-sets.sql");
        listAreas = Sql.text("list-areas.sql");
        listOutlines = Sql.text("list-outlines.sql");
    }

    /** Ids of the sets that serve, ascending. */
    List<Integer> listActiveSets() {
        return jdbc.sql("select boundary_set_id from boundary_activation where version_to is null order by 1")
                .query(Integer.class)
                .list();
    }

    /** Ids of the sets that served at a data version, ascending. */
    List<Integer> listActiveSets(long version) {
        return jdbc.sql("""
                        select boundary_set_id from boundary_activation
                        where version_from <= :version and (version_to is null or version_to > :version) order by 1""").param("version", version).query(Integer.class).list();
    }

    /** Whether sets may stand side by side: each was active once, and no two are of one country. */
    boolean servedTogether(List<Integer> ids) {
        List<String> countries = jdbc.sql("""
                        select country from boundary_set s where id = any(:ids)
                        and exists (select from boundary_activation a where a.boundary_set_id = s.id)""")
                .param("ids", ids.toArray(new Integer[0]))
                .query(String.class)
                .list();
        return countries.size() == ids.size() && new HashSet<>(countries).size() == ids.size();
    }

    /** All sets, by country and newest first. */
    List<BoundarySet> listSets() {
        return jdbc.sql(listSets).query(AreaStore::set).list();
    }

    Optional<BoundarySet> findSet(int id) {
        return listSets().stream().filter(set -> set.id() == id).findFirst();
    }

    /** Reads the areas of sets, and the polygons of their communes. */
    AreaIndex load(List<Integer> ids, WorkingProjection projection) {
        var sets = listSets().stream()
                .filter(set -> ids.contains(set.id()))
                .sorted(java.util.Comparator.comparingInt(BoundarySet::id))
                .toList();
        var geometries = new HashMap<String, Geometry>();
        var reader = new WKBReader();
        List<Area> areas = jdbc.sql(listAreas)
                .param("ids", ids.toArray(new Integer[0]))
                .query((row, number) -> {
                    byte[] wkb = row.getBytes("wkb");
                    if (wkb != null) {
                        geometries.put(row.getString("pcode"), read(reader, wkb));
                    }
                    return area(row);
                })
                .list();
        return new AreaIndex(sets, areas, geometries, projection);
    }

    /** Hands over the outlines of a level of some sets, by P-code; of one country where it is not "". */
    void forEachOutline(List<BoundarySet> sets, int level, String country, Consumer<Outline> consumer) {
        var reader = new WKBReader();
        jdbc.sql(listOutlines)
                .param("ids", ids(sets))
                .param("level", level)
                .param("country", country)
                .query(row -> {
                    consumer.accept(new Outline(
                            row.getString("pcode"),
                            row.getString("display_name"),
                            row.getString("country"),
                            row.getString("parent"),
                            row.getDouble("area_square_km"),
                            (MultiPolygon) read(reader, row.getBytes("wkb"))));
                });
    }

    /** West, south, east, north of an area, degrees. */
    List<Double> bbox(List<BoundarySet> sets, String pcode) {
        return jdbc.sql("""
                        select st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north
                        from area where pcode = :pcode and boundary_set_id = any(:ids)""")
                .param("pcode", pcode)
                .param("ids", ids(sets))
                .query((row, number) -> List.of(
                        row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")))
                .single();
    }

    /** The data version from which an active set serves. */
    long activeSince(int set) {
        return jdbc.sql(
                        "select version_from from boundary_activation where boundary_set_id = :id and version_to is null")
                .param("id", set)
                .query(Long.class)
                .single();
    }

    private static Integer[] ids(List<BoundarySet> sets) {
        return sets.stream().map(BoundarySet::id).toArray(Integer[]::new);
    }

    private static Geometry read(WKBReader reader, byte[] wkb) {
        try {
            return reader.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave no WKB", e);
        }
    }

    private static Area area(ResultSet row) throws SQLException {
        return new Area(
                row.getString("pcode"),
                row.getInt("level"),
                row.getString("name"),
                row.getString("display_name"),
                Arrays.asList((String[]) row.getArray("aliases").getArray()),
                row.getString("country"),
                row.getString("parent"),
                row.getDouble("area_square_km"),
                row.getDouble("longitude"),
                row.getDouble("latitude"));
    }

    private static BoundarySet set(ResultSet row, int number) throws SQLException {
        var levels = (Integer[]) row.getArray("levels").getArray();
        var counts = (Long[]) row.getArray("counts").getArray();
        Map<Integer, Long> areas = new HashMap<>();
        for (int i = 0; i < levels.length; i++) {
            areas.put(levels[i], counts[i]);
        }
        Timestamp created = row.getTimestamp("created_at");
        return new BoundarySet(
                row.getInt("id"),
                row.getString("country"),
                row.getString("vintage"),
                row.getString("source"),
                row.getString("licence"),
                row.getBoolean("exercise"),
                row.getObject("job_id", UUID.class),
                created.toInstant(),
                State.valueOf(row.getString("state")),
                areas);
    }
}
