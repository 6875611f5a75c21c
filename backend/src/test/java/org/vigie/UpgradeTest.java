package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store of every schema that there ever was comes to the newest with all that is in it. */
class UpgradeTest {

    private static final String[] CONTENT = {
        "update data_version set version = 3",
        "insert into data_change (version, reason) values (3, 'import')",
        """
        insert into boundary_set (country, vintage, source, licence) values ('BFA', '2020', 'OCHA', 'CC BY')""",
        """
        insert into area (boundary_set_id, level, pcode, name, display_name, area_square_km, geom, outline, label_point)
        select 1, 0, 'BF', 'Burkina Faso', 'Burkina Faso', 1, g, g, st_pointonsurface(g)
        from st_multi(st_geomfromtext('POLYGON((0 0,1 0,1 1,0 1,0 0))', 4326)) g""",
        """
        insert into incident (id, version_from, version_to, date_start, date_end, kind, precision, sources, status, organisation_id)
        values ('00000000-0000-7000-8000-000000000001', 1, 2, '2025-01-02', '2025-01-02', 'INS.IED', 'NONE', '{a}', 'REPORTED', 1),
            ('00000000-0000-7000-8000-000000000001', 2, null, '2025-01-02', '2025-01-03', 'INS.IED', 'NONE', '{a}', 'VERIFIED', 1)""",
        """
        insert into report (version_from, incident_id, source, source_ref, description, organisation_id, content_hash)
        values (1, '00000000-0000-7000-8000-000000000001', 'a', '1', 'un témoin à Ségou', 1, gen_random_uuid())""",
        """
        insert into job (id, kind, state, parameters) values (gen_random_uuid(), 'imports', 'QUEUED', '{"profile": "auto"}')""",
        "insert into gazetteer (country, source, licence, vintage) values ('BFA', 'GeoNames', 'CC BY', '2025')",
        "insert into population values ('BF', 2025, 'BFA', 23000000, 'INSD')"
    };

    private static final List<String> TABLES = List.of(
            "data_version",
            "data_change",
            "boundary_set",
            "area",
            "incident",
            "report",
            "job",
            "gazetteer",
            "population");

    /** All versions but the newest. */
    static Stream<String> released() {
        var access = TestDatabase.create();
        MigrationInfo[] all = flyway(access, "latest").info().all();
        return Arrays.stream(all).limit(all.length - 1L).map(info -> info.getVersion()
                .getVersion());
    }

    private static Flyway flyway(TestDatabase.Access access, String target) {
        return Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .target(target)
                .load();
    }

    @ParameterizedTest
    @MethodSource("released")
    void comesWithAllThatIsInIt(String version) {
        TestDatabase.Access access = TestDatabase.create();
        flyway(access, version).migrate();
        var jdbc = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        for (String sql : CONTENT) {
            jdbc.sql(sql).update();
        }
        Map<String, Long> before = counts(jdbc);
        assertThat(flyway(access, "latest").migrate().success).isTrue();
        assertThat(counts(jdbc)).isEqualTo(before);
        assertThat(jdbc.sql("select description from report where version_to is null")
                        .query(String.class)
                        .single())
                .isEqualTo("un témoin à Ségou");
        assertThat(jdbc.sql("select status from incident order by version_from")
                        .query(String.class)
                        .list())
                .containsExactly("REPORTED", "VERIFIED");
        flyway(access, "latest").validate();
    }

    private static Map<String, Long> counts(JdbcClient jdbc) {
        return TABLES.stream().collect(java.util.stream.Collectors.toMap(table -> table, table -> jdbc.sql(
                        "select count(*) from " + table)
                .query(Long.class)
                .single()));
    }
}
