package org.vigie.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.areas.Populations.Population;
import org.vigie.formats.CsvTable;
import org.vigie.formats.FormatException;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.RowIssue;
import org.vigie.jobs.Spool;

/** Loads an uploaded table of populations: good rows are stored in one data version, bad ones become issues. */
@Component
class PopulationJob implements JobHandler {

    static final String KIND = "populations";

    private final Areas areas;
    private final Populations populations;
    private final Spool spool;
    private final DataVersion versions;
    private final TransactionTemplate transaction;

    PopulationJob(
            Areas areas, Populations populations, Spool spool, DataVersion versions, TransactionTemplate transaction) {
        this.areas = areas;
        this.populations = populations;
        this.spool = spool;
        this.versions = versions;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, JobRun run) {
        List<Population> figures = read(spool.get(job.id()), job.parameters(), run);
        run.count("created", figures.size());
        if (figures.isEmpty()) {
            throw new JobFailure("POPULATIONS_REFUSED", run.counted("errors"));
        }
        transaction.executeWithoutResult(status -> {
            populations.write(figures);
            run.published(versions.next("populations", job.id()));
        });
    }

    private List<Population> read(Path file, Map<String, String> parameters, JobRun run) {
        String year = parameters.getOrDefault("year", "");
        var reader = new PopulationTable(
                areas.current(),
                year.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                parameters.getOrDefault("source", ""),
                (RowIssue issue) -> run.issue(issue));
        try (var table = CsvTable.open(file)) {
            return reader.read(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatException e) {
            throw new JobFailure(e.code(), e.arguments().toArray());
        }
    }
}
