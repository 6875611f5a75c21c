package org.vigie.snapshots;

import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.incidents.IncidentErased;

/**
 * Notes which snapshots may have counted an incident that is erased. They hold nothing of it but that it was one of so many in its
 * commune, so they stand; verifying them says that something was erased since.
 */
@Component
class SnapshotErasures {

    private final JdbcClient jdbc;

    SnapshotErasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many incidents, and when the last of them. */
    record Erased(long incidents, Instant last) {}

    @EventListener
    void note(IncidentErased erased) {
        long first = erased.versions().stream().min(Long::compare).orElse(0L);
        jdbc.sql(Text.of("note-erasure.sql"))
                .param("version", erased.version())
                .param("firstVersion", first)
                .param("from", erased.from())
                .param("to", erased.to())
                .update();
    }

    /** What was erased since a snapshot was made; empty for nothing. */
    Optional<Erased> find(String snapshotId) {
        return jdbc.sql("""
                        select count(*) as incidents, max(erased_at) as last from snapshot_erasure
                        where snapshot_id = :id having count(*) > 0""")
                .param("id", snapshotId)
                .query((row, number) -> new Erased(
                        row.getLong("incidents"), row.getTimestamp("last").toInstant()))
                .optional();
    }
}
