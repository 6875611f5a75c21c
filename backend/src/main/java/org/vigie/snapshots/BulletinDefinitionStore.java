package org.vigie.snapshots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.snapshots.BulletinDefinition.Schedule;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Saved bulletins in PostgreSQL. */
@Repository
class BulletinDefinitionStore {

    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BulletinDefinitionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps it, new or changed. */
    void save(BulletinDefinition definition) {
        Schedule schedule = definition.schedule();
        jdbc.sql(Text.of("save-definition.sql"))
                .param("id", definition.id())
                .param("title", definition.title())
                .param("language", definition.language().getLanguage())
                .param("audience", definition.audience().name())
                .param("period", definition.period().name())
                .param("view", json.writeValueAsString(definition.view().values()))
                .param("readerName", definition.owner().name())
                .param("readerRole", definition.owner().role().name())
                .param("readerClearance", definition.owner().clearance().label())
                .param("readerGrants", Grants.write(definition.owner()))
                .param("organisation", definition.owner().organisation())
                .param("weekday", schedule == null ? null : schedule.weekday().getValue())
                .param("hour", schedule == null ? null : schedule.hour())
                .param("nextRun", time(definition.nextRun()))
                .param("createdAt", time(definition.createdAt()))
                .param("changedAt", time(definition.changedAt()))
                .update();
    }

    Optional<BulletinDefinition> find(UUID id) {
        return jdbc.sql("select * from bulletin_definition where id = :id")
                .param("id", id)
                .query(this::definition)
                .optional();
    }

    /** Those of an organisation, by title. */
    List<BulletinDefinition> list(String organisation) {
        return jdbc.sql("select * from bulletin_definition where organisation = :organisation order by title, id")
                .param("organisation", organisation)
                .query(this::definition)
                .list();
    }

    /** Its snapshots stay. */
    void remove(UUID id) {
        jdbc.sql("delete from bulletin_definition where id = :id")
                .param("id", id)
                .update();
    }

    /** One that is due, locked until the surrounding transaction ends; those that another instance has locked are passed over. */
    Optional<BulletinDefinition> lockDue(Instant now) {
        return jdbc.sql("""
                        select * from bulletin_definition where next_run <= :now
                        order by next_run limit 1 for update skip locked""").param("now", time(now)).query(this::definition).optional();
    }

    void done(UUID id, @Nullable Instant nextRun) {
        jdbc.sql(
                        "update bulletin_definition set next_run = :nextRun::timestamptz, failures = 0, failure = null where id = :id")
                .param("id", id)
                .param("nextRun", time(nextRun))
                .update();
    }

    /** Notes that a run went wrong, unless another instance has done it meanwhile. */
    void failed(UUID id, String code, Instant due, Instant retryAt) {
        jdbc.sql("""
                        update bulletin_definition set next_run = :retryAt, failures = failures + 1, failure = :code
                        where id = :id and next_run = :due""")
                .param("id", id)
                .param("code", code)
                .param("due", time(due))
                .param("retryAt", time(retryAt))
                .update();
    }

    private BulletinDefinition definition(ResultSet row, int number) throws SQLException {
        int weekday = row.getInt("weekday");
        Schedule schedule = weekday == 0 ? null : new Schedule(DayOfWeek.of(weekday), row.getInt("hour"));
        return new BulletinDefinition(
                row.getObject("id", UUID.class),
                row.getString("title"),
                Locale.forLanguageTag(row.getString("language")),
                Audience.valueOf(row.getString("audience")),
                BulletinPeriod.valueOf(row.getString("period")),
                new View(json.readValue(row.getString("view"), VALUES)),
                new Reader(
                        row.getString("reader_name"),
                        Role.valueOf(row.getString("reader_role")),
                        Marking.find(row.getString("reader_clearance")).orElseThrow(),
                        row.getString("organisation"),
                        Grants.read(row)),
                schedule,
                instant(row.getTimestamp("next_run")),
                row.getInt("failures"),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
