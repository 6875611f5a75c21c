package org.vigie.incidents;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Reader;
import org.vigie.api.DataVersion;

/**
 * Takes incidents out for good: their rows and those of their reports, of all versions, and what others keep of them ({@link
 * IncidentErased}). What stays is a keyed hash of each report's source and reference: the same report stays away when it is sent
 * again, and an older store that was restored is cleared again when the service starts.
 */
@Service
public class Erasures {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final int ROWS_A_FETCH = 20_000;
    private static final String PURPOSE = "erasure";

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;
    private final DataVersion dataVersion;
    private final ProtectionKeys keys;
    private final IncidentCache cache;
    private final ApplicationEventPublisher events;

    Erasures(
            JdbcClient jdbc,
            DataSource dataSource,
            TransactionTemplate transaction,
            DataVersion dataVersion,
            ProtectionKeys keys,
            IncidentCache cache,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(ROWS_A_FETCH);
        this.transaction = transaction;
        this.dataVersion = dataVersion;
        this.keys = keys;
        this.cache = cache;
        this.events = events;
    }

    /**
     * Erases an incident that the caller has found to be there.
     *
     * @param reason why, for the record; it says nothing of the content
     * @return the data version that this is
     */
    public long erase(UUID id, String reason) {
        long version = transaction.execute(status -> take(id, reason, true));
        clean();
        return version;
    }

    private long take(UUID id, String reason, boolean isNew) {
        long version = dataVersion.next("erase", null);
        IncidentErased erased = erased(id, version);
        if (isNew) {
            note(id, version, reason);
        }
        jdbc.sql("delete from report where incident_id = :id").param("id", id).update();
        jdbc.sql("delete from incident where id = :id").param("id", id).update();
        // Other instances find by this that what they hold in memory is no longer so.
        jdbc.sql("insert into erased_version (version) values (:version)")
                .param("version", version)
                .update();
        events.publishEvent(erased);
        afterCommit(cache::forget);
        return version;
    }

    private void note(UUID id, long version, String reason) {
        for (String[] reference : references(id)) {
            jdbc.sql("""
                            insert into erasure (keyed_hash, at, by, reason, version)
                            values (:hash, now(), :by, :reason, :version) on conflict do nothing""")
                    .param("hash", hash(keys.key(PURPOSE), reference[0], reference[1]))
                    .param("by", Reader.current().name())
                    .param("reason", reason)
                    .param("version", version)
                    .update();
        }
    }

    private List<String[]> references(UUID id) {
        return jdbc.sql("select distinct source, source_ref from report where incident_id = :id")
                .param("id", id)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                .list();
    }

    private IncidentErased erased(UUID id, long version) {
        var words = new LinkedHashSet<String>();
        var versions = new LinkedHashSet<Long>();
        jdbc.sql("""
                        select version_from, source_ref, description, stated_place, stated_commune, stated_province, stated_region,
                            original_kind
                        from report where incident_id = :id""").param("id", id).query((ResultSet row) -> {
            versions.add(row.getLong(1));
            for (int column = 2; column <= 8; column++) {
                String word = row.getString(column);
                if (word != null && !word.isBlank()) {
                    words.add(word);
                }
            }
        });
        LocalDate[] days = jdbc.sql("select min(date_start), max(date_end) from incident where id = :id")
                .param("id", id)
                .query((row, number) ->
                        new LocalDate[] {row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)})
                .single();
        return new IncidentErased(id, version, List.copyOf(versions), List.copyOf(words), days[0], days[1]);
    }

    private static byte[] hash(SecretKeySpec key, String source, String reference) {
        return ProtectionKeys.hash(key, source + "\u001F" + reference);
    }

    /** A deleted row stays in its file until PostgreSQL cleans up; not in a transaction, and nobody waits for it. */
    private void clean() {
        var cleaning = new Thread(
                () -> {
                    try {
                        streaming.execute("vacuum incident");
                        streaming.execute("vacuum report");
                    } catch (RuntimeException e) {
                        LOG.warn("The space of erased rows is not cleaned yet; autovacuum will: {}", e.getMessage());
                    }
                },
                "erasure-vacuum");
        cleaning.setDaemon(true);
        cleaning.start();
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    // ------------------------------------------------------------------ what stays away

    /** The hashes of all that was erased, as hexadecimal digits. */
    private Set<String> hashes() {
        return jdbc
                .sql("select keyed_hash from erasure")
                .query((row, number) -> HexFormat.of().formatHex(row.getBytes(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * Takes the rows out of a stage that were erased before; in the caller's transaction, after references were derived.
     *
     * @param stage the stage's table
     * @return the rows taken out
     */
    List<PublishResult.Line> takeOut(String stage) {
        Set<String> hashes = hashes();
        if (hashes.isEmpty()) {
            return List.of();
        }
        SecretKeySpec key = keys.key(PURPOSE);
        var lines = new ArrayList<PublishResult.Line>();
        streaming.query("select line, source, source_ref from " + stage + " order by line", (ResultSet row) -> {
            byte[] hash = hash(key, row.getString(2), row.getString(3));
            if (hashes.contains(HexFormat.of().formatHex(hash))) {
                lines.add(new PublishResult.Line(row.getLong(1), row.getString(3)));
            }
        });
        if (!lines.isEmpty()) {
            jdbc.sql("delete from " + stage + " where line in (:lines)")
                    .param("lines", lines.stream().map(PublishResult.Line::line).toList())
                    .update();
        }
        return lines;
    }

    // ------------------------------------------------------------------ after a restore

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        int again = replay();
        if (again > 0) {
            LOG.info("{} incidents that were erased before this store was saved or restored are erased again", again);
        }
    }

    /**
     * Erases again what the store holds although it was erased: after a backup from before was restored and the lines of {@code
     * erasure} were added to it.
     *
     * @return how many incidents
     */
    public int replay() {
        Set<String> hashes = hashes();
        if (hashes.isEmpty()) {
            return 0;
        }
        Set<UUID> found = held(hashes);
        for (UUID id : found) {
            transaction.executeWithoutResult(status -> take(id, "", false));
        }
        if (!found.isEmpty()) {
            clean();
        }
        return found.size();
    }

    private Set<UUID> held(Set<String> hashes) {
        SecretKeySpec key = keys.key(PURPOSE);
        var found = new HashSet<UUID>();
        transaction.executeWithoutResult(status -> streaming.query(
                "select source, source_ref, incident_id from report where incident_id is not null", (ResultSet row) -> {
                    if (hashes.contains(HexFormat.of().formatHex(hash(key, row.getString(1), row.getString(2))))) {
                        found.add(row.getObject(3, UUID.class));
                    }
                }));
        return found;
    }
}
