package org.vigie.ingest;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.incidents.IncidentFeature;
import org.vigie.incidents.IncidentStore;
import org.vigie.jobs.JobTexts;

/** Single incidents: one report in, corrections by hand, deletion as a tombstone. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentWriteController {

    private static final String ONE = "/{id:[0-9a-fA-F-]{36}}";

    private final SingleReports reports;
    private final IncidentEdits edits;
    private final IncidentStore store;
    private final JobTexts texts;

    IncidentWriteController(SingleReports reports, IncidentEdits edits, IncidentStore store, JobTexts texts) {
        this.reports = reports;
        this.edits = edits;
        this.store = store;
        this.texts = texts;
    }

    /** One report in JSON, with the fields of our own table: 201 where it is new, 200 where the source had sent it. */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> add(
            @RequestBody Map<String, @Nullable Object> body, Parameters parameters, Locale language) {
        parameters.verify();
        SingleReports.Outcome outcome = reports.add(body);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", outcome.incidentId());
        answer.put("source", outcome.source());
        answer.put("sourceRef", outcome.sourceRef());
        answer.put("result", outcome.result().name().toLowerCase(Locale.ROOT));
        answer.put("dataVersion", outcome.dataVersion());
        answer.put(
                "warnings",
                outcome.issues().stream()
                        .map(issue -> texts.issue(issue, language))
                        .toList());
        var builder = ResponseEntity.status(
                outcome.result() == SingleReports.Result.CREATED ? HttpStatus.CREATED : HttpStatus.OK);
        if (outcome.incidentId() != null) {
            builder.location(URI.create("/api/v1/incidents/" + outcome.incidentId()));
        }
        return builder.body(answer);
    }

    /** A merge patch (RFC 7396) of an incident's properties; {@code longitude} and {@code latitude} move it. */
    @PatchMapping(
            path = ONE,
            consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<IncidentFeature> change(
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable Object> patch,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable List<String> ifMatch,
            Parameters parameters) {
        parameters.verify();
        IncidentFeature feature = expected(id, ifMatch);
        edits.change(feature, patch);
        IncidentFeature changed = store.get(id);
        return ResponseEntity.ok().eTag(changed.etag()).body(changed);
    }

    /** Deletes an incident for readers; what it said stays in earlier versions. */
    @DeleteMapping(ONE)
    ResponseEntity<Void> delete(
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable List<String> ifMatch,
            Parameters parameters) {
        parameters.verify();
        IncidentFeature feature = ifMatch == null ? store.get(id) : expected(id, ifMatch);
        store.delete(id, feature.versionFrom());
        return ResponseEntity.noContent().build();
    }

    /** The incident as it is, if that is what the caller read. */
    private IncidentFeature expected(UUID id, @Nullable List<String> ifMatch) {
        if (ifMatch == null) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "PRECONDITION_REQUIRED");
        }
        IncidentFeature feature = store.get(id);
        if (!ifMatch.contains("*") && !ifMatch.contains(feature.etag())) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "PRECONDITION_FAILED", id);
        }
        return feature;
    }
}
