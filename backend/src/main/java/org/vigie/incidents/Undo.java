package org.vigie.incidents;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;

/** Takes back what one data version published, in a version of its own: nothing is erased. */
@Service
public class Undo {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataVersion dataVersion;

    Undo(JdbcClient jdbc, TransactionTemplate transaction, DataVersion dataVersion) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dataVersion = dataVersion;
    }

    /**
     * What was done.
     *
     * @param version the data version of the undoing itself
     * @param removed reports that the undone version had brought
     * @param restored reports that it had changed, and that are as before again
     * @param kept reports of it that somebody changed since: they stay
     */
    public record Result(long version, int removed, int restored, int kept) {}

    /**
     * Undoes a data version.
     *
     * @param withinTransaction what else belongs to the change
     */
    public Result undo(long undone, Runnable withinTransaction) {
        return transaction.execute(status -> {
            long version = dataVersion.next("undo", null);
            var values = Map.<String, Object>of("undone", undone, "version", version);
            collect(values);
            int removed = count("select count(*) from undoing where not changed");
            int restored = count("select count(*) from undoing where changed");
            int kept = count("select count(*) from report where version_from = " + undone + " and not exists "
                    + "(select from undoing u where u.id = report.id)");
            closeAndRestore("incident", "id in (select incident_id from undoing)", values);
            closeAndRestore("report", "id in (select id from undoing)", values);
            jdbc.sql("update coverage set version_to = :version where version_from = :undone and version_to is null")
                    .params(values)
                    .update();
            withinTransaction.run();
            return new Result(version, removed, restored, kept);
        });
    }

    /**
     * The reports of the version that nobody has changed since, neither themselves nor their incident. An incident of it
     * that only moved to another area when boundaries changed was changed by nobody.
     */
    private void collect(Map<String, Object> values) {
        jdbc.sql("""
                        create temp table undoing on commit drop as
                        select r.id, coalesce(r.incident_id, old.incident_id) as incident_id, old.id is not null as changed
                        from report r
                        left join report old on old.id = r.id and old.version_to = r.version_from
                        where r.version_from = :undone and r.version_to is null and not r.deleted
                          and (r.incident_id is null or exists (
                              select from incident i
                              where i.id = r.incident_id and i.version_from = :undone and i.version_to is null)
                            or old.id is null and exists (
                              select from incident i
                              where i.id = r.incident_id and i.version_to is null and not i.edited)
                            and not exists (
                              select from incident i join data_change c on c.version = i.version_from
                              where i.id = r.incident_id and i.version_from > :undone
                                and c.reason not in ('boundaries', 'demo removed')))""").params(values).update();
    }

    /** Closes the rows that are chosen, and opens anew those that it had closed. */
    private void closeAndRestore(String table, String chosen, Map<String, Object> values) {
        jdbc.sql("update %s set version_to = :version where version_to is null and %s".formatted(table, chosen))
                .params(values)
                .update();
        jdbc.sql("""
                        insert into %1$s
                        select (jsonb_populate_record(t, jsonb_build_object('version_from', :version::bigint, 'version_to', null))).*
                        from %1$s t where version_to = :undone and %2$s""".formatted(table, chosen)).params(values).update();
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }
}
