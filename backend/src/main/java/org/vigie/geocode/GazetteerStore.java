package org.vigie.geocode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gazetteers, learnt spellings and the state of both in PostgreSQL. */
@Repository
class GazetteerStore {

    private static final int BATCH = 1_000;
    private static final int FETCH = 5_000;

    /** What an index in memory was made from. */
    record State(long gazetteers, long spellings) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    GazetteerStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    State state() {
        return jdbc.sql("select gazetteers, spellings from geocode_state")
                .query((row, number) -> new State(row.getLong(1), row.getLong(2)))
                .single();
    }

    List<Gazetteer> list() {
        return jdbc.sql("""
                        select g.*, (select count(*) from place p where p.gazetteer_id = g.id) as places
                        from gazetteer g order by country, source""")
                .query((row, number) -> new Gazetteer(
                        row.getInt("id"),
                        row.getString("country"),
                        row.getString("source"),
                        row.getString("licence"),
                        row.getString("vintage"),
                        row.getBoolean("exercise"),
                        row.getTimestamp("loaded_at").toInstant(),
                        row.getLong("places")))
                .list();
    }

    /** Replaces what a source says of a country; places of the same reference in one file are kept once, the last. */
    void replace(GazetteerRequest request, String country, List<GazetteerPlace> places) {
        jdbc.sql("delete from gazetteer where country = :country and source = :source")
                .param("country", country)
                .param("source", request.source())
                .update();
        int id = jdbc.sql("""
                        insert into gazetteer (country, source, licence, vintage, exercise)
                        values (:country, :source, :licence, :vintage, :exercise) returning id""")
                .param("country", country)
                .param("source", request.source())
                .param("licence", request.licence())
                .param("vintage", request.vintage())
                .param("exercise", request.exercise())
                .query(Integer.class)
                .single();
        template.batchUpdate("""
                insert into place (gazetteer_id, source_ref, name, other_names, kind, population, geom, area_pcode)
                values (?, ?, ?, ?, ?, ?, st_setsrid(st_makepoint(?, ?), 4326), ?)""", places, BATCH, (statement, place) -> {
            statement.setInt(1, id);
            statement.setString(2, place.sourceRef());
            statement.setString(3, place.name());
            statement.setObject(4, place.otherNames().toArray(new String[0]));
            statement.setString(5, place.kind().name());
            statement.setLong(6, place.population());
            statement.setObject(7, place.hasPosition() ? place.longitude() : null, java.sql.Types.DOUBLE);
            statement.setObject(8, place.hasPosition() ? place.latitude() : null, java.sql.Types.DOUBLE);
            statement.setString(9, place.pcode());
        });
    }

    boolean remove(int id) {
        return jdbc.sql("delete from gazetteer where id = :id").param("id", id).update() > 0;
    }

    void removeExercise() {
        jdbc.sql("delete from gazetteer where exercise").update();
    }

    /** Says that every index in memory is out of date. */
    void gazetteersChanged() {
        jdbc.sql("update geocode_state set gazetteers = gazetteers + 1").update();
    }

    void spellingsChanged() {
        jdbc.sql("update geocode_state set spellings = spellings + 1").update();
    }

    /** Gives all places, gazetteers with positions first, in an order that is always the same. */
    void forEachPlace(Consumer<GazetteerPlace> consumer) {
        var query = new JdbcTemplate(template.getDataSource());
        query.setFetchSize(FETCH);
        query.query("""
                select p.source_ref, p.name, p.other_names, g.country, p.area_pcode, p.population, p.kind,
                    st_x(p.geom) as longitude, st_y(p.geom) as latitude
                from place p join gazetteer g on g.id = p.gazetteer_id
                order by p.geom is null, g.country, g.source, p.source_ref""", (RowCallbackHandler) row -> consumer.accept(place(row)));
    }

    private static GazetteerPlace place(ResultSet row) throws SQLException {
        double longitude = row.getDouble("longitude");
        boolean positioned = !row.wasNull();
        return new GazetteerPlace(
                row.getString("source_ref"),
                row.getString("name"),
                Arrays.asList((String[]) row.getArray("other_names").getArray()),
                row.getString("country"),
                row.getString("area_pcode"),
                positioned ? longitude : Double.NaN,
                positioned ? row.getDouble("latitude") : Double.NaN,
                row.getLong("population"),
                PlaceKind.valueOf(row.getString("kind")));
    }
}
