package org.vigie.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.vigie.access.Marking;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;
import org.vigie.areas.Areas;
import org.vigie.geocode.Geocoder;
import org.vigie.incidents.Categories;
import org.vigie.incidents.IncidentStore;
import org.vigie.incidents.PublishResult;
import org.vigie.incidents.Publisher;
import org.vigie.incidents.Publisher.Terms;
import org.vigie.incidents.Stage;
import org.vigie.incidents.StagedReport;
import org.vigie.jobs.RowIssue;

/** Takes in one report at a time, by the same way as a file: read by the profile, placed, staged, published. */
@Service
class SingleReports {

    private final Lock publishing = new ReentrantLock(true);
    private final VigieProfile profile;
    private final Categories categories;
    private final Areas areas;
    private final Geocoder geocoder;
    private final ReviewFlow reviews;
    private final Publisher publisher;
    private final IncidentStore store;

    SingleReports(
            VigieProfile profile,
            Categories categories,
            Areas areas,
            Geocoder geocoder,
            ReviewFlow reviews,
            Publisher publisher,
            IncidentStore store) {
        this.profile = profile;
        this.categories = categories;
        this.areas = areas;
        this.geocoder = geocoder;
        this.reviews = reviews;
        this.publisher = publisher;
        this.store = store;
    }

    /** What became of a report. */
    enum Result {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /**
     * What became of a report.
     *
     * @param incidentId null for a situation report
     * @param dataVersion null where nothing changed
     * @param issues doubts about it
     */
    record Outcome(
            @Nullable UUID incidentId,
            String source,
            String sourceRef,
            Result result,
            @Nullable Long dataVersion,
            List<RowIssue> issues) {}

    /**
     * Takes in a report.
     *
     * @param fields by the names of our own table
     * @throws Problem a 400 that names each wrong or unknown field; a 410 where its incident was deleted
     */
    Outcome add(Map<String, @Nullable Object> fields) {
        Row row = row(fields);
        var reader = new ReportReader(
                profile, new Defaults(null, Marking.DEFAULT, categories), new Placing(areas.current(), geocoder));
        StagedReport report = reader.read(row);
        if (report == null) {
            throw Problem.invalid(row.issues().stream()
                    .filter(RowIssue::isError)
                    .map(SingleReports::fieldError)
                    .toList());
        }
        // Each takes two connections at once: many together would wait for each other's second one for ever. They wait
        // for
        // the data version's lock anyway.
        publishing.lock();
        try {
            return publish(row, report);
        } finally {
            publishing.unlock();
        }
    }

    private Outcome publish(Row row, StagedReport report) {
        UUID stageId = UUID.randomUUID();
        try (Stage stage = publisher.stage(stageId)) {
            stage.add(report);
            stage.finish();
            var terms = new Terms(null, publisher.currentOrganisation(), false, false);
            PublishResult result = publisher.publish(stage, terms, this::queueForReview);
            if (!result.deletedBefore().isEmpty()) {
                throw new Problem(
                        HttpStatus.GONE,
                        "GONE",
                        report.source() + " " + result.deletedBefore().get(0).sourceRef());
            }
            String reference = publisher.referenceIn(stage);
            return new Outcome(
                    store.findBySource(report.source(), reference, terms.organisationId())
                            .orElse(null),
                    report.source(),
                    reference,
                    result(result),
                    result.version(),
                    row.issues());
        }
    }

    private void queueForReview(PublishResult result) {
        if (result.version() != null) {
            reviews.queue(result.version());
        }
    }

    private static Result result(PublishResult result) {
        if (result.created() > 0) {
            return Result.CREATED;
        }
        return result.updated() > 0 ? Result.UPDATED : Result.UNCHANGED;
    }

    private Row row(Map<String, @Nullable Object> fields) {
        var titles = List.copyOf(fields.keySet());
        var header = new Header(titles);
        Map<String, Integer> columns = profile.columns(header);
        var unknown = header.titlesBut(new java.util.HashSet<>(columns.values()));
        if (!unknown.isEmpty()) {
            String known = String.join(", ", profile.names().keySet());
            throw Problem.invalid(unknown.stream()
                    .map(title -> FieldError.of(title, "UNKNOWN_PARAMETER", known))
                    .toList());
        }
        var structured = titles.stream()
                .filter(title -> fields.get(title) instanceof Map || fields.get(title) instanceof List)
                .toList();
        if (!structured.isEmpty()) {
            throw Problem.invalid(structured.stream()
                    .map(title -> FieldError.of(title, "NOT_A_VALUE"))
                    .toList());
        }
        String[] cells = titles.stream()
                .map(title -> {
                    Object value = fields.get(title);
                    return value == null ? "" : value.toString();
                })
                .toArray(String[]::new);
        return new Row(1, new HashMap<>(columns), titles, cells);
    }

    static FieldError fieldError(RowIssue issue) {
        var arguments = new java.util.ArrayList<String>();
        arguments.add(issue.value() == null ? "" : issue.value());
        arguments.addAll(issue.arguments());
        return new FieldError(issue.column() == null ? "" : issue.column(), issue.code(), arguments);
    }
}
