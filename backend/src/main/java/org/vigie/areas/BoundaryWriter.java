package org.vigie.areas;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.areas.boundaryfile.DraftArea;
import org.vigie.jobs.JobFailure;

/** Writes boundary sets and which of them serve. */
@Repository
class BoundaryWriter {

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final String insertArea = Sql.text("insert-area.sql");

    BoundaryWriter(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Stores a draft, parents before children. */
    @Transactional
    int store(BoundaryRequest request, UUID jobId, List<DraftArea> areas) {
        int id = insertSet(request, jobId);
        for (int level = 0; level <= Area.COMMUNE; level++) {
            int wanted = level;
            insertAreas(
                    id, areas.stream().filter(area -> area.level() == wanted).toList());
        }
        return id;
    }

    private int insertSet(BoundaryRequest request, UUID jobId) {
        try {
            return jdbc.sql("""
                            insert into boundary_set (country, vintage, source, licence, exercise, job_id)
                            values (:country, :vintage, :source, :licence, :exercise, :jobId) returning id""")
                    .param("country", request.country())
                    .param("vintage", request.vintage())
                    .param("source", request.source())
                    .param("licence", request.licence())
                    .param("exercise", request.exercise())
                    .param("jobId", jobId)
                    .query(Integer.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new JobFailure("VINTAGE_EXISTS", request.country(), request.vintage());
        }
    }

    private void insertAreas(int set, List<DraftArea> areas) {
        var wkb = new WKBWriter();
        template.batchUpdate(insertArea, areas, BATCH, (statement, area) -> {
            statement.setInt(1, set);
            statement.setInt(2, area.level());
            statement.setString(3, area.pcode());
            statement.setString(4, area.name());
            statement.setString(5, area.displayName());
            statement.setObject(6, area.aliases().toArray(new String[0]));
            statement.setInt(7, set);
            statement.setString(8, area.parent());
            statement.setDouble(9, area.areaSquareKm());
            statement.setBytes(10, wkb.write(area.polygon()));
            statement.setBytes(11, wkb.write(area.outline()));
            statement.setBytes(12, wkb.write(area.labelPoint()));
        });
    }

    void removeDraftsOf(UUID jobId, String country) {
        jdbc.sql("""
                        delete from boundary_set s where job_id = :jobId and country = :country
                        and not exists (select from boundary_activation a where a.boundary_set_id = s.id)""").param("jobId", jobId).param("country", country).update();
    }

    void remove(int set) {
        jdbc.sql("delete from boundary_set where id = :id").param("id", set).update();
    }

    /** A P-code of a set that the active set of another country has too. */
    Optional<String> findPcodeOfAnotherCountry(int set, String country) {
        return jdbc.sql("""
                        select mine.pcode from area mine
                        join area other on other.pcode = mine.pcode
                        join boundary_activation active
                          on active.boundary_set_id = other.boundary_set_id and active.version_to is null
                        where mine.boundary_set_id = :id and active.country <> :country
                        order by 1 limit 1""")
                .param("id", set)
                .param("country", country)
                .query(String.class)
                .optional();
    }

    /** Ends the service of a country's active set, if it has one. */
    void close(String country, long version) {
        jdbc.sql("update boundary_activation set version_to = :version where country = :country and version_to is null")
                .param("version", version)
                .param("country", country)
                .update();
    }

    void open(int set, String country, long version) {
        jdbc.sql("""
                        insert into boundary_activation (boundary_set_id, country, version_from)
                        values (:id, :country, :version)""")
                .param("id", set)
                .param("country", country)
                .param("version", version)
                .update();
    }
}
