package org.vigie.access.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the lines, and finds out whether one is missing or was changed. */
@Repository
class AuditStore {

    private static final String WHERE = """
            where (cast(:from as timestamptz) is null or at >= :from) and (cast(:to as timestamptz) is null or at < :to)
                and (cast(:who as text) is null or who = :who or starts_with(who, :who || '/'))
                and (cast(:what as text) is null or action = :what)""";

    /** Which lines. {@code from} and {@code to} are inclusive UTC days; {@code who} means a person's keys too. */
    record Filter(Optional<LocalDate> from, Optional<LocalDate> to, Optional<String> who, Optional<String> what) {}

    /** A line with its number and hash. */
    record Numbered(long id, AuditLine line, byte[] hash) {}

    /** What is wrong with the chain. */
    enum Break {
        /** One or more lines before the one named are gone. */
        REMOVED,
        /** The line named is not as it was written. */
        CHANGED,
        /** Lines after the one named are gone. */
        CUT_OFF
    }

    /**
     * How the chain stands.
     *
     * @param events how many lines there are
     * @param head the last line's hash: noted down elsewhere, it proves later that nothing before it was touched
     * @param brokenAt the line at which the chain breaks, null where it does not
     */
    record Verdict(
            boolean intact,
            long events,
            String head,
            @Nullable Break why,
            @Nullable Long brokenAt) {}

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(Filter filter) {
        return bind("select count(*) from audit_event " + WHERE, filter)
                .query(Long.class)
                .single();
    }

    /** The newest lines before a number, the newest first. */
    List<Numbered> list(Filter filter, long before, int limit) {
        return bind("select * from audit_event " + WHERE + " and id < :before order by id desc limit :limit", filter)
                .param("before", before)
                .param("limit", limit)
                .query(AuditStore::numbered)
                .list();
    }

    /** Hands on the lines, the oldest first. */
    @Transactional(readOnly = true)
    public void each(Filter filter, Consumer<Numbered> consumer) {
        try (Stream<Numbered> lines =
                bind("select * from audit_event " + WHERE + " order by id", filter)
                        .query(AuditStore::numbered)
                        .stream()) {
            lines.forEach(consumer);
        }
    }

    /** Reads the chain from its beginning; a million lines take some seconds. */
    @Transactional(readOnly = true)
    public Verdict verify() {
        var head = jdbc.sql("select id, hash from audit_head")
                .query((row, number) -> new Object[] {row.getLong(1), row.getBytes(2)})
                .single();
        var walk = new Walk();
        each(new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), walk::step);
        walk.end((Long) head[0], (byte[]) head[1]);
        return new Verdict(walk.why == null, walk.events, HexFormat.of().formatHex(walk.hash), walk.why, walk.brokenAt);
    }

    /** One way through the chain. */
    private static final class Walk {
        private long events;
        private long id;
        private byte[] hash = new byte[0];
        private @Nullable Break why;
        private @Nullable Long brokenAt;

        void step(Numbered next) {
            events++;
            if (next.id() != id + 1) {
                broken(Break.REMOVED, next.id());
            } else if (!Arrays.equals(next.line().hash(next.id(), hash), next.hash())) {
                broken(Break.CHANGED, next.id());
            }
            id = next.id();
            hash = next.hash();
        }

        /** Lines that came since the head was read lie behind it and are of no concern. */
        void end(long headId, byte[] headHash) {
            if (id < headId) {
                broken(Break.CUT_OFF, id);
            } else if (id == headId && !Arrays.equals(hash, headHash)) {
                broken(Break.CHANGED, id);
            }
        }

        private void broken(Break kind, long at) {
            if (why == null) {
                why = kind;
                brokenAt = at;
            }
        }
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter) {
        return jdbc.sql(sql)
                .withFetchSize(1000)
                .param("from", filter.from().map(AuditStore::midnight).orElse(null))
                .param("to", filter.to().map(day -> midnight(day.plusDays(1))).orElse(null))
                .param("who", filter.who().orElse(null))
                .param("what", filter.what().orElse(null));
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Numbered numbered(ResultSet row, int number) throws SQLException {
        return new Numbered(
                row.getLong("id"),
                new AuditLine(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("role"),
                        row.getString("organisation"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("detail"),
                        row.getString("outcome")),
                row.getBytes("hash"));
    }
}
