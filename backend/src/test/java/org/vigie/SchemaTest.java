package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema from an empty database, and the facts of it on which everything stands. */
class SchemaTest {

    private static final JdbcClient DATABASE = migrated();

    private static final String INCIDENT = """
            insert into incident (id, version_from, date_start, date_end, kind, precision, sources, status, organisation_id)
            values (gen_random_uuid(), 1, '2025-01-02', '2025-01-02', 'INS.IED', 'NONE', '{a}', 'REPORTED', 1)""";

    private static JdbcClient migrated() {
        TestDatabase.Access access = TestDatabase.create();
        var source = new DriverManagerDataSource(access.url(), access.user(), access.password());
        var flyway = Flyway.configure()
                .dataSource(source)
                .validateMigrationNaming(true)
                .load();
        assertThat(flyway.migrate().success).isTrue();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        return JdbcClient.create(source);
    }

    @ParameterizedTest
    @CsvSource({"incident", "report"})
    void reportsAreAmberUnlessSomebodySaysOtherwise(String table) {
        assertThat(DATABASE.sql("select column_default from information_schema.columns where table_name = :table"
                                + " and column_name = 'marking'")
                        .param("table", table)
                        .query(String.class)
                        .single())
                .startsWith("'TLP:AMBER'");
    }

    @Test
    void theFirstVersionIsNought() {
        assertThat(DATABASE.sql("select version from data_version")
                        .query(Long.class)
                        .list())
                .isEqualTo(List.of(0L));
        assertThatThrownBy(() -> DATABASE.sql("insert into data_version (version) values (1)")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date_end = '2025-01-01'",
                "precision = 'VAGUE'",
                "status = 'RUMOURED'",
                "severity = 6",
                "fatalities = -1",
                "marking = 'TLP:PINK'",
                "reliability = 'G'",
                "placement = 'SOMEWHERE'",
                "sources = null",
            })
    void whatCannotBeIsNotStored(String change) {
        DATABASE.sql(INCIDENT).update();
        assertThatThrownBy(() -> DATABASE.sql("update incident set " + change).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aReferenceIsCurrentOnce() {
        String sql = """
                insert into report (version_from, version_to, source, source_ref, organisation_id, date_start, date_end,
                    content_hash)
                values (1, %s, 'a', 'b', 1, '2025-01-01', '2025-01-01', gen_random_uuid())""";
        DATABASE.sql(sql.formatted("2")).update();
        DATABASE.sql(sql.formatted("null")).update();
        assertThatThrownBy(() -> DATABASE.sql(sql.formatted("null")).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"area_geom", "incident_position"})
    void positionsHaveSpatialIndexes(String index) {
        assertThat(DATABASE.sql("select indexdef from pg_indexes where indexname = :index")
                        .param("index", index)
                        .query(String.class)
                        .single())
                .contains("USING gist");
    }
}
