package org.vigie.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.exports.Download.Options;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes files that take long, as jobs. A job reads its request anew, so it holds the data of the moment it runs. */
@Component
class ExportJobs implements JobHandler {

    static final String KIND = "exports";

    private static final Logger LOG = LoggerFactory.getLogger(ExportJobs.class);
    private static final int PATIENCE_SECONDS = 600;
    private static final Duration STAYS_WITH_ITS_INSTANCE = Duration.ofMinutes(15);

    private final Map<Subject, DatasetSource> sources;
    private final Map<Format, Download> downloads;
    private final ExportFiles files;
    private final Spool spool;
    private final ObjectProvider<Jobs> jobs;
    private final JsonMapper json;
    private final TransactionTemplate outside;

    ExportJobs(
            List<DatasetSource> sources,
            List<Download> downloads,
            ExportFiles files,
            Spool spool,
            ObjectProvider<Jobs> jobs,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.sources = sources.stream().collect(Collectors.toMap(DatasetSource::subject, Function.identity()));
        this.downloads = downloads.stream().collect(Collectors.toMap(Download::format, Function.identity()));
        this.files = files;
        this.spool = spool;
        this.jobs = jobs;
        this.json = json;
        this.outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Queues the making of a file. */
    Job submit(Subject subject, Format format, Options options, Map<String, String[]> query) {
        files.removeOld();
        return jobs.getObject()
                .submit(
                        KIND,
                        Map.of(
                                "subject", subject.word(),
                                "format", format.ending(),
                                "spool", spool.name(),
                                "language", options.language().getLanguage(),
                                "query", json.writeValueAsString(query)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The file is fetched where it was asked for, unless that instance does not come back. */
    @Override
    public boolean isForHere(Job job) {
        return spool.name().equals(job.parameters().get("spool"))
                || job.createdAt().isBefore(Instant.now().minus(STAYS_WITH_ITS_INSTANCE));
    }

    @Override
    public void run(Job job, JobRun run) {
        Path file = files.path(job.id());
        try {
            Files.deleteIfExists(file);
            make(job, run, file);
        } catch (Problem problem) {
            throw new JobFailure(problem.code(), problem.arguments().toArray());
        } catch (IOException e) {
            LOG.warn("The file of export {} could not be written", job.id(), e);
            throw new JobFailure("FILE_NOT_WRITTEN", e.getMessage());
        }
    }

    private void make(Job job, JobRun run, Path file) throws IOException {
        Map<String, String> asked = job.parameters();
        Subject subject = Subject.valueOf(asked.get("subject").toUpperCase(Locale.ROOT));
        Format format = Format.get(asked.get("format"));
        var options = new Options(Locale.forLanguageTag(asked.get("language")), false);
        Map<String, String[]> query = json.readValue(asked.get("query"), new TypeReference<>() {});
        DatasetSource.User user = dataset -> {
            String fileName = dataset.passport().stem() + "." + format.ending();
            outside.executeWithoutResult(status -> run.note("fileName", fileName));
            downloads
                    .get(format)
                    .writeFile(dataset.watched(done -> progress(run, done, dataset.count())), options, file);
            String sum = Sums.hex(Sums.sha256(file));
            outside.executeWithoutResult(status -> run.note("sha256", sum));
        };
        for (int second = 0; ; second++) {
            try {
                var parameters = new Parameters(query);
                parameters.know("hxl");
                sources.get(subject).open(parameters, user);
                return;
            } catch (Problem busy) {
                if (busy.status() != HttpStatus.SERVICE_UNAVAILABLE || second >= PATIENCE_SECONDS) {
                    throw busy;
                }
                waitASecond();
            }
        }
    }

    /** Beside the snapshot that is being read, which nobody may write in. */
    private void progress(JobRun run, long done, long all) {
        outside.executeWithoutResult(status -> {
            run.count("rows", done - run.counted("rows"));
            run.progress((double) done / all);
        });
    }

    private static void waitASecond() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobFailure("INTERRUPTED");
        }
    }
}
