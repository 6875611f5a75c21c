package org.vigie.snapshots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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
import org.vigie.snapshots.Snapshot.Kind;
import org.vigie.snapshots.Snapshot.Withdrawal;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Snapshots and their files in PostgreSQL. */
@Repository
class SnapshotStore {

    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SnapshotStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A file as it is served.
     *
     * @param etag of its content, without quotes
     */
    record StoredFile(FileName name, byte[] content, String etag) {}

    /**
     * How the caller named a request, so that one sent twice makes one snapshot.
     *
     * @param key the caller's; null without one
     * @param digest of what was asked
     */
    record RequestName(@Nullable String key, String digest) {}

    void add(Snapshot snapshot, RequestName request, Map<FileName, byte[]> files) {
        jdbc.sql(Text.of("insert-snapshot.sql"))
                .param("id", snapshot.id())
                .param("kind", snapshot.kind().name())
                .param("title", snapshot.title())
                .param("language", snapshot.language().getLanguage())
                .param("alternative", snapshot.alternative())
                .param("audience", snapshot.audience().name())
                .param("marking", snapshot.marking().label())
                .param("leastRole", snapshot.leastRole().name())
                .param("readerRole", snapshot.seenBy().role().name())
                .param("readerClearance", snapshot.seenBy().clearance().label())
                .param("readerGrants", Grants.write(snapshot.seenBy()))
                .param("organisation", snapshot.organisation())
                .param("madeBy", snapshot.madeBy())
                .param("madeAt", time(snapshot.madeAt()))
                .param("view", write(snapshot.view()))
                .param("parameters", write(snapshot.parameters()))
                .param("from", snapshot.from())
                .param("to", snapshot.to())
                .param("dataVersion", snapshot.dataVersion())
                .param("boundarySets", snapshot.boundarySets())
                .param("exercise", snapshot.exercise())
                .param("software", snapshot.software())
                .param("definitionId", snapshot.definitionId())
                .param("dueAt", snapshot.dueAt() == null ? null : time(snapshot.dueAt()))
                .param("idempotencyKey", request.key())
                .param("digest", request.digest())
                .update();
        files.forEach((name, content) -> addFile(snapshot.id(), name, content));
    }

    private void addFile(String id, FileName name, byte[] content) {
        jdbc.sql("""
                        insert into snapshot_file (snapshot_id, name, content, etag)
                        values (:id, :name, :content, :etag)""")
                .param("id", id)
                .param("name", name.key())
                .param("content", content)
                .param("etag", Digest.of(content))
                .update();
    }

    Optional<Snapshot> find(String id) {
        return jdbc.sql("select * from snapshot where id = :id")
                .param("id", id)
                .query(this::snapshot)
                .optional();
    }

    Optional<StoredFile> findFile(String id, FileName name) {
        return jdbc.sql("select content, etag from snapshot_file where snapshot_id = :id and name = :name")
                .param("id", id)
                .param("name", name.key())
                .query((row, number) -> new StoredFile(name, row.getBytes("content"), row.getString("etag")))
                .optional();
    }

    /** The digest of the request that made a snapshot. */
    String digest(String id) {
        return jdbc.sql("select request_digest from snapshot where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Optional<Snapshot> find(String madeBy, String idempotencyKey) {
        return jdbc.sql("select * from snapshot where made_by = :by and idempotency_key = :key")
                .param("by", madeBy)
                .param("key", idempotencyKey)
                .query(this::snapshot)
                .optional();
    }

    /**
     * A page of those that somebody may open, newest first, withdrawn ones too.
     *
     * @param after the last one of the page before
     */
    List<Snapshot> list(Reader reader, @Nullable Kind kind, @Nullable Cursor after, int limit) {
        return jdbc.sql(Text.of("list-snapshots.sql"))
                .param("internal", reader.is(Role.VIEWER))
                .param("roles", names(reader))
                .param("markings", markings(reader))
                .param("organisation", reader.organisation())
                .param("kind", kind == null ? null : kind.name())
                .param("madeAt", after == null ? null : time(after.madeAt()))
                .param("id", after == null ? "" : after.id())
                .param("limit", limit)
                .query(this::snapshot)
                .list();
    }

    /** Where a page ends. */
    record Cursor(Instant madeAt, String id) {}

    private static String[] names(Reader reader) {
        return Arrays.stream(Role.values()).filter(reader::is).map(Role::name).toArray(String[]::new);
    }

    private static String[] markings(Reader reader) {
        return Arrays.stream(Marking.values())
                .filter(marking -> marking.compareTo(reader.clearance()) <= 0)
                .map(Marking::label)
                .toArray(String[]::new);
    }

    /** Takes one back; one that is taken back already stays as it is. */
    boolean withdraw(String id, Withdrawal withdrawal) {
        return jdbc.sql("""
                        update snapshot set withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
                        where id = :id and withdrawn_at is null""")
                        .param("id", id)
                        .param("at", time(withdrawal.at()))
                        .param("by", withdrawal.by())
                        .param("reason", withdrawal.reason())
                        .update()
                == 1;
    }

    private Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("alternative"),
                Audience.valueOf(row.getString("audience")),
                marking(row.getString("marking")),
                Role.valueOf(row.getString("least_role")),
                reader(row),
                row.getString("organisation"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                view(row.getString("view")),
                view(row.getString("parameters")),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getLong("data_version"),
                row.getString("boundary_sets"),
                row.getBoolean("exercise"),
                row.getString("software"),
                row.getObject("definition_id", UUID.class),
                instant(row.getTimestamp("due_at")),
                withdrawal(row));
    }

    private static Reader reader(ResultSet row) throws SQLException {
        Role role = Role.valueOf(row.getString("reader_role"));
        return role == Role.PUBLIC
                ? Reader.PUBLIC
                : new Reader(
                        row.getString("made_by"),
                        role,
                        marking(row.getString("reader_clearance")),
                        row.getString("organisation"),
                        Grants.read(row));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        Instant at = instant(row.getTimestamp("withdrawn_at"));
        return at == null ? null : new Withdrawal(at, row.getString("withdrawn_by"), row.getString("withdrawn_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static Marking marking(String label) {
        return Marking.find(label).orElseThrow();
    }

    private View view(String text) {
        return new View(json.readValue(text, VALUES));
    }

    private String write(View view) {
        return json.writeValueAsString(view.values());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
