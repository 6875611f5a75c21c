package org.vigie.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.areas.Areas;
import org.vigie.formats.FormatException;
import org.vigie.formats.Table;
import org.vigie.formats.TableRow;
import org.vigie.geocode.Geocoder;
import org.vigie.incidents.Categories;
import org.vigie.incidents.PublishResult;
import org.vigie.incidents.Publisher;
import org.vigie.incidents.Publisher.Terms;
import org.vigie.incidents.Stage;
import org.vigie.incidents.StagedReport;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.RowIssue;

/** Imports a file of reports: reads, checks and places its rows, stages them, and publishes them in one transaction. */
@Component
class ReportImport {

    /** How much of the work reading is; publishing is the rest. */
    private static final double READING = 0.6;

    private static final List<String> COUNTS =
            List.of("rowsRead", "created", "updated", "unchanged", "rejected", "warnings", "ungeocoded");

    private static final List<String> PUBLISHED = List.of("created", "updated", "unchanged", "repeated");

    private final Profiles profiles;
    private final Categories categories;
    private final Areas areas;
    private final Geocoder geocoder;
    private final ReviewFlow reviews;
    private final Publisher publisher;

    ReportImport(
            Profiles profiles,
            Categories categories,
            Areas areas,
            Geocoder geocoder,
            ReviewFlow reviews,
            Publisher publisher) {
        this.profiles = profiles;
        this.categories = categories;
        this.areas = areas;
        this.geocoder = geocoder;
        this.reviews = reviews;
        this.publisher = publisher;
    }

    /**
     * Imports a file.
     *
     * @param jobId of the job that does it, which names its stage and is noted with the change
     * @throws JobFailure where nothing can be made of the file: then nothing is stored
     */
    void run(UUID jobId, Path file, ImportRequest request, JobRun run) {
        COUNTS.forEach(name -> run.count(name, 0));
        try (Stage stage = publisher.stage(jobId)) {
            read(file, request, stage, run);
            stage.finish();
            publish(jobId, request, stage, run);
        } catch (FormatException trouble) {
            run.issue(new RowIssue(
                    trouble.line(), null, trouble.code(), RowIssue.Severity.ERROR, null, trouble.arguments()));
            throw new JobFailure(trouble.code(), trouble.arguments().toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file, ImportRequest request, Stage stage, JobRun run) throws IOException {
        try (Table table = IncomingTable.open(file)) {
            var header = new Header(table.header());
            Profile profile = profiles.of(request.profile(), header, IncomingTable.isGeoJson(file));
            run.note("profile", profile.id());
            Map<String, Integer> columns = profile.columns(header);
            if (profile.namesUnknownColumns()) {
                header.titlesBut(new HashSet<>(columns.values()))
                        .forEach(title -> run.issue(RowIssue.info(1, title, "UNKNOWN_COLUMN", title)));
            }
            if (profile.names().containsKey("category")
                    && !columns.containsKey("category")
                    && !columns.containsKey("kind")) {
                run.issue(RowIssue.info(1, null, "NO_CATEGORY_COLUMN", null));
            }
            var reader =
                    new ReportReader(profile, request.defaults(categories), new Placing(areas.current(), geocoder));
            var progress = new LineProgress(file, READING);
            Marking closest = request.marking();
            for (TableRow cells : table) {
                if (isTagRow(cells)) {
                    continue;
                }
                var row = new Row(cells.line(), columns, header.titles(), cells.cells());
                StagedReport report = reader.read(row);
                if (cells.cells().length > header.titles().size()) {
                    row.warning(
                            null,
                            "TOO_MANY_CELLS",
                            null,
                            cells.cells().length,
                            header.titles().size());
                }
                note(run, row, report);
                closest = Marking.closer(closest, markingOf(row, report));
                if (report != null) {
                    stage.add(report);
                }
                run.progress(progress.at(cells.line()));
            }
            run.note(JobRun.CLOSEST_MARKING, closest.name());
        }
    }

    /** Of a refused row what it said itself; RED where that is no marking; of one that said nothing that of the file goes. */
    private static Marking markingOf(Row row, @Nullable StagedReport report) {
        if (report != null) {
            return report.grade().marking();
        }
        String stated = row.has("marking") ? row.text("marking") : null;
        return stated == null ? Marking.CLEAR : Marking.find(stated).orElse(Marking.RED);
    }

    private static void note(JobRun run, Row row, @Nullable StagedReport report) {
        run.count("rowsRead", 1);
        if (report == null) {
            run.count("rejected", 1);
        } else if (!report.situation() && report.place().longitude() == null) {
            run.count("ungeocoded", 1);
        }
        row.issues().forEach(run::issue);
    }

    /** Takes away the stage that a cut-off run of a job may have left. */
    void clean(UUID jobId) {
        publisher.dropStage(jobId);
    }

    /** The row of HXL tags that humanitarian files carry below their header: nothing but tags. */
    private static boolean isTagRow(TableRow row) {
        return row.line() <= 3
                && row.cells()[0].startsWith("#")
                && Arrays.stream(row.cells()).allMatch(cell -> cell.isBlank() || cell.startsWith("#"));
    }

    private void publish(UUID jobId, ImportRequest request, Stage stage, JobRun run) {
        var terms = new Terms(jobId, publisher.currentOrganisation(), request.exercise(), true);
        if (request.dryRun()) {
            report(run, publisher.rehearse(stage, terms));
        } else {
            try {
                publisher.publish(stage, terms, result -> {
                    report(run, result);
                    if (result.version() != null) {
                        reviews.queue(result.version());
                        run.published(result.version());
                    }
                });
            } catch (RuntimeException e) {
                PUBLISHED.forEach(run::reset); // all of it was rolled back
                throw e;
            }
        }
    }

    private static void report(JobRun run, PublishResult result) {
        run.count("created", result.created());
        run.count("updated", result.updated());
        run.count("unchanged", result.unchanged() + result.deletedBefore().size());
        run.count("repeated", result.repeated().size());
        result.repeated()
                .forEach(line -> run.issue(
                        RowIssue.warning(line.line(), null, "REPEATED_REFERENCE", line.sourceRef(), line.laterLine())));
        result.deletedBefore()
                .forEach(line -> run.issue(RowIssue.info(line.line(), null, "DELETED_BEFORE", line.sourceRef())));
        result.overwritten()
                .forEach(line -> run.issue(RowIssue.warning(line.line(), null, "OVERWRITES_EDIT", line.sourceRef())));
    }
}
