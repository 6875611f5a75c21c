package org.vigie.incidents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Reader;
import org.vigie.api.DataVersion;

/**
 * Publishes staged reports: all of a stage in one transaction with one data version, so that readers see a file whole or
 * not at all. Idempotent by (source, sourceRef).
 */
@Service
public class Publisher {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DataVersion dataVersion;
    private final Erasures erasures;

    Publisher(
            DataSource dataSource,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            DataVersion dataVersion,
            Erasures erasures) {
        this.erasures = erasures;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dataVersion = dataVersion;
    }

    /**
     * How a stage is published.
     *
     * @param jobId the import, if it is one
     * @param organisationId who owns the new rows
     * @param exercise whether they are exercise data
     * @param declaresCoverage whether the stage stands for its sources' whole watch over its days and countries
     */
    public record Terms(@Nullable UUID jobId, int organisationId, boolean exercise, boolean declaresCoverage) {}

    /** Opens an empty stage for an import; close it when all is done. */
    public Stage stage(UUID jobId) {
        try {
            return new Stage(dataSource, jobId);
        } catch (SQLException e) {
            throw new IllegalStateException("No stage for import " + jobId, e);
        }
    }

    /** Drops the stage that a cut-off run of an import may have left. */
    public void dropStage(UUID jobId) {
        jdbc.sql("drop table if exists " + Stage.table(jobId)).update();
    }

    /**
     * Publishes a finished stage.
     *
     * @param withinTransaction what else belongs to the change: run in its transaction, last
     */
    public PublishResult publish(Stage stage, Terms terms, Consumer<PublishResult> withinTransaction) {
        return transaction.execute(status -> {
            // What is known is found out under the lock: a correction or another report that came in between would be
            // lost.
            dataVersion.lock();
            var step = new Step(stage.table(), terms);
            PublishResult found = step.compare();
            PublishResult result = found.created() + found.updated() == 0 ? found : step.write(found);
            withinTransaction.accept(result);
            return result;
        });
    }

    /** What {@link #publish} would do, without doing it. */
    public PublishResult rehearse(Stage stage, Terms terms) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return new Step(stage.table(), terms).compare();
        });
    }

    /** The statements of one publication, in one transaction. */
    private final class Step {

        private final String table;
        private final Terms terms;

        Step(String table, Terms terms) {
            this.table = table;
            this.terms = terms;
        }

        PublishResult compare() {
            deriveReferences();
            var erased = erasures.takeOut(table);
            var repeated = takeOutRepeated();
            sql("analyze {stage}").update();
            sql(read("publish-known.sql"))
                    .param("organisation", terms.organisationId())
                    .update();
            sql("create index on known (line)").update();
            sql("analyze known").update();
            var deleted = lines("k.deleted");
            long deletedKnown = deleted.size();
            deleted.addAll(erased); // whoever sends them again learns no more than that they stay away
            var overwritten = lines("not k.same and not k.deleted and i.edited");
            long known = count("select count(*) from known");
            long changed = count("select count(*) from known where not same and not deleted");
            long staged = count("select count(*) from {stage}");
            return new PublishResult(
                    null, staged - known, changed, known - changed - deletedKnown, repeated, deleted, overwritten);
        }

        PublishResult write(PublishResult found) {
            long version = dataVersion.next(terms.jobId() == null ? "report" : "import", terms.jobId());
            file("publish-new-incidents.sql", version).update();
            file("publish-new-reports.sql", version).update();
            if (found.updated() > 0) {
                writeChanged(version);
            }
            if (terms.declaresCoverage()) {
                sql(read("publish-coverage.sql"))
                        .param("version", version)
                        .param("job", terms.jobId())
                        .update();
            }
            return new PublishResult(
                    version,
                    found.created(),
                    found.updated(),
                    found.unchanged(),
                    found.repeated(),
                    found.deletedBefore(),
                    found.overwritten());
        }

        private void writeChanged(long version) {
            sql("delete from known where same or deleted").update();
            sql("""
                            update report r set version_to = :version from known k
                            where r.id = k.report_id and r.version_from = k.report_version""").param("version", version).update();
            sql("""
                            update incident i set version_to = :version from known k
                            where i.id = k.old_incident_id and i.version_to is null""").param("version", version).update();
            sql(read("publish-changed-reports.sql"))
                    .param("version", version)
                    .param("exercise", terms.exercise())
                    .update();
            file("publish-changed-incidents.sql", version).update();
        }

        /** Rows without a reference get one from their content, numbered where the same content comes again. */
        private void deriveReferences() {
            sql("""
                    with numbered as (
                        select ctid, row_number() over (partition by source, words_hash order by line) as occurrence
                        from {stage} where source_ref is null)
                    update {stage} s
                    set source_ref = replace(s.words_hash::text, '-', '') || '-' || n.occurrence
                    from numbered n where s.ctid = n.ctid""").update();
        }

        /** Of rows with the same reference the last one wins. */
        private List<PublishResult.Repeated> takeOutRepeated() {
            return sql("""
                            delete from {stage} s
                            using (select source, source_ref, max(line) as later_line from {stage}
                                   group by source, source_ref having count(*) > 1) twice
                            where s.source = twice.source and s.source_ref = twice.source_ref
                              and s.line < twice.later_line
                            returning s.line, s.source_ref, twice.later_line""").query(PublishResult.Repeated.class).list();
        }

        private List<PublishResult.Line> lines(String condition) {
            return sql("""
                            select k.line, s.source_ref from known k join {stage} s on s.line = k.line
                            left join incident i on i.id = k.old_incident_id and i.version_to is null
                            where %s order by k.line""".formatted(condition)).query(PublishResult.Line.class).stream()
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private long count(String query) {
            return sql(query).query(Long.class).single();
        }

        private StatementSpec file(String name) {
            return sql(read(name));
        }

        private StatementSpec file(String name, long version) {
            return sql(read(name))
                    .param("version", version)
                    .param("organisation", terms.organisationId())
                    .param("exercise", terms.exercise());
        }

        /** The stage's name is made of a UUID's hexadecimal digits: the only name that is ever put into SQL. */
        private StatementSpec sql(String text) {
            return jdbc.sql(text.replace("{stage}", table));
        }
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name, Publisher.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who owns what comes in now: the organisation of the reader of this thread. */
    public int currentOrganisation() {
        return jdbc.sql("select id from organisation where code = :code")
                .param("code", Reader.current().organisation())
                .query(Integer.class)
                .single();
    }

    /** The reference of the only report of a published stage, derived where its source gave none. */
    public String referenceIn(Stage stage) {
        return jdbc.sql("select source_ref from " + stage.table())
                .query(String.class)
                .single();
    }
}
