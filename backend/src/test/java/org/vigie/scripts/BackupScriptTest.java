package org.vigie.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.vigie.TestDatabase;
import org.vigie.TestDatabase.Access;

/** A store goes into one encrypted file and comes out of it as it was, less what was erased since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupScriptTest {

    private static final String PASSPHRASE = "une longue phrase d’essai";
    private static final String WORDS = "Exercice : marché de Dédougou";

    @TempDir
    static Path directory;

    private final Access store = TestDatabase.create();
    private Path backup;

    @BeforeAll
    void fillAndBackUp() throws Exception {
        Flyway.configure()
                .dataSource(store.url(), store.user(), store.password())
                .load()
                .migrate();
        JdbcClient jdbc = jdbc(store);
        jdbc.sql("update data_version set version = 41").update();
        jdbc.sql("""
                insert into incident (id, version_from, date_start, date_end, kind, precision, sources, status, organisation_id, geom)
                select md5(n::text)::uuid, n % 41, date '2025-01-01' + n % 300, date '2025-01-01' + n % 300, 'INS.IED', 'EXACT', '{a}',
                    'REPORTED', 1, st_setsrid(st_makepoint(n / 1000.0, 12 + n / 3000.0), 4326)
                from generate_series(1, 2000) n""").update();
        jdbc.sql("""
                insert into report (version_from, incident_id, source, source_ref, description, organisation_id, content_hash)
                select n % 41, md5(n::text)::uuid, 'a', n::text, :words || n, 1, md5('h' || n)::uuid from generate_series(1, 2000) n""").param("words", WORDS).update();
        jdbc.sql("create table staging.import_1 (line bigint)").update();
        backup = directory.resolve("store.backup");
        var outcome = script("backup", store, PASSPHRASE).run(backup.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("Backed up and read back", "data version 41");
    }

    private static JdbcClient jdbc(Access access) {
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }

    private static Script script(String name, Access access, String passphrase) {
        return new Script(Script.CHECKOUT, name)
                .with("VIGIE_DB_URL", access.url())
                .with("VIGIE_DB_USER", access.user())
                .with("VIGIE_DB_PASSWORD", access.password())
                .with("VIGIE_BACKUP_PASSPHRASE", passphrase);
    }

    @Test
    void comesBackAsItWas() throws Exception {
        Access empty = TestDatabase.create();
        var outcome = script("restore", empty, PASSPHRASE).run(backup.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("Restored and compared", "data version 41");
        for (String sql : List.of(
                "select md5(string_agg(i::text, '|' order by id)) from incident i",
                "select md5(string_agg(r::text, '|' order by id)) from report r",
                "select version::text from data_version",
                "select string_agg(version || checksum, ',' order by installed_rank) from flyway_schema_history",
                "select string_agg(indexdef, '|' order by indexname) from pg_indexes where schemaname = 'public'")) {
            assertThat(text(empty, sql)).as(sql).isEqualTo(text(store, sql));
        }
        assertThat(text(empty, "select to_regclass('staging.import_1')::text")).isNull();
        var flyway = Flyway.configure()
                .dataSource(empty.url(), empty.user(), empty.password())
                .load();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    private static String text(Access access, String sql) {
        return jdbc(access)
                .sql(sql)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }

    @Test
    void isSealed() throws Exception {
        byte[] content = Files.readAllBytes(backup);
        assertThat(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("incident", "VIGIE-BACKUP", "PGDMP");
        Access empty = TestDatabase.create();
        assertRefused(script("restore", empty, "une autre longue phrase").run(backup.toString()), "does not open");
        byte[] changed = content.clone();
        changed[content.length / 2] ^= 1;
        Path damaged = Files.write(directory.resolve("damaged.backup"), changed);
        assertRefused(script("restore", empty, PASSPHRASE).run(damaged.toString()), "does not open");
        Path cut =
                Files.write(directory.resolve("cut.backup"), java.util.Arrays.copyOf(content, content.length - 1000));
        assertRefused(script("restore", empty, PASSPHRASE).run(cut.toString()), "does not open");
        assertThat(text(empty, "select to_regclass('incident')::text")).isNull();
    }

    @Test
    void onlyAnEmptyStoreIsFilledAndNoFileIsReplaced() throws Exception {
        assertRefused(script("restore", store, PASSPHRASE).run(backup.toString()), "not empty");
        assertRefused(script("backup", store, PASSPHRASE).run(backup.toString()), "is there already");
        assertRefused(script("backup", store, "kurz").run(directory.resolve("b").toString()), "at least 12");
        assertThat(directory.resolve("b")).doesNotExist();
    }

    private static void assertRefused(Script.Outcome outcome, String why) {
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains(why);
    }

    @Test
    void whatWasErasedSinceIsKnownToTheOlderStore() throws Exception {
        if (text(store, "select to_regclass('erasure')::text") == null) {
            return; // a schema without erasures
        }
        JdbcClient jdbc = jdbc(store);
        jdbc.sql("insert into protection_key values ('erasure', '\\x0102') on conflict do nothing")
                .update();
        jdbc.sql(
                        "insert into erasure (keyed_hash, at, by, reason, version) values ('\\xabcd', now(), 'admin', 'demande', 42)")
                .update();
        var later = script("backup", store, PASSPHRASE)
                .run(directory.resolve("later.backup").toString());
        assertThat(later.code()).as(later.err()).isZero();
        Access empty = TestDatabase.create();
        var outcome = script("restore", empty, PASSPHRASE)
                .run(backup.toString()); // the older one, beside the newest erasures
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("1 erasures will be replayed");
        byte[] hash = jdbc(empty)
                .sql("select keyed_hash from erasure")
                .query(byte[].class)
                .single();
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo("abcd");
        assertThat(jdbc(empty)
                        .sql("select count(*) from protection_key where purpose = 'erasure'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
