package org.vigie.areas;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.boundaryfile.ColumnsByHand;
import org.vigie.areas.boundaryfile.CountryCodes;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobTexts;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/** Boundary sets: sent, listed, activated, and removed as long as they are drafts. */
@RestController
@RequestMapping("/api/v1/boundaries")
class BoundaryController {

    private static final int LONGEST_TEXT = 500;

    private final Boundaries boundaries;
    private final Jobs jobs;
    private final JobTexts texts;
    private final Spool spool;

    BoundaryController(Boundaries boundaries, Jobs jobs, JobTexts texts, Spool spool) {
        this.boundaries = boundaries;
        this.jobs = jobs;
        this.texts = texts;
        this.spool = spool;
    }

    @GetMapping
    Map<String, Object> list(Parameters parameters) {
        parameters.verify();
        return Map.of(
                "sets", boundaries.list().stream().map(BoundaryController::view).toList());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> send(
            @RequestPart(required = false) @Nullable MultipartFile file, Parameters parameters, Locale language)
            throws IOException {
        BoundaryRequest request = request(parameters);
        boolean activate = parameters.flag("activate").orElse(false);
        if (file == null || file.isEmpty()) {
            parameters.error("file", "REQUIRED");
        }
        parameters.verify();
        UUID id = UUID.randomUUID();
        spool.keep(id, file.getInputStream());
        String name = String.valueOf(file.getOriginalFilename());
        Job job = jobs.submit(id, BoundaryJob.KIND, BoundaryJob.parameters(request, name, activate));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/boundaries/" + id))
                .body(texts.job(job, language));
    }

    /** By the job that loaded it, or by its own number. */
    @PostMapping("/{id:[0-9a-fA-F-]{36}|\\d{1,9}}/activate")
    Map<String, Object> activate(@PathVariable String id, Parameters parameters) {
        parameters.verify();
        BoundarySet set = set(id);
        long version = boundaries.activate(set.id(), set.jobId());
        Map<String, Object> answer = view(set(id));
        answer.put("dataVersion", version);
        return answer;
    }

    @DeleteMapping("/{id:[0-9a-fA-F-]{36}|\\d{1,9}}")
    ResponseEntity<Void> remove(@PathVariable String id, Parameters parameters) {
        parameters.verify();
        boundaries.remove(set(id).id());
        return ResponseEntity.noContent().build();
    }

    private BoundarySet set(String id) {
        var found = id.length() == 36 ? boundaries.find(UUID.fromString(id)) : boundaries.find(Integer.parseInt(id));
        return found.orElseThrow(() -> Problem.notFound("boundaries/" + id));
    }

    private static BoundaryRequest request(Parameters parameters) {
        String country = required(parameters, "country").toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !CountryCodes.isAlpha3(country)) {
            parameters.error("country", "NOT_A_COUNTRY", country);
        }
        String mapping = parameters.text("mapping").orElse(null);
        if (mapping != null && ColumnsByHand.parse(mapping).isEmpty()) {
            parameters.error("mapping", "NOT_A_MAPPING", mapping);
        }
        return new BoundaryRequest(
                country,
                required(parameters, "vintage"),
                required(parameters, "source"),
                required(parameters, "licence"),
                parameters.flag("exercise").orElse(false),
                mapping);
    }

    private static String required(Parameters parameters, String name) {
        String text = parameters.text(name).orElse("");
        if (text.isEmpty()) {
            parameters.error(name, "REQUIRED");
        } else if (text.length() > LONGEST_TEXT) {
            parameters.error(name, "TOO_LONG", LONGEST_TEXT);
        }
        return text;
    }

    private static Map<String, Object> view(BoundarySet set) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", set.id());
        view.put("jobId", String.valueOf(set.jobId()));
        view.put("country", set.country());
        view.put("vintage", set.vintage());
        view.put("state", set.state().name().toLowerCase(Locale.ROOT));
        view.put("source", set.source());
        view.put("licence", set.licence());
        view.put("exercise", set.exercise());
        view.put("createdAt", set.createdAt());
        view.put("areas", areas(set));
        return view;
    }

    private static Map<String, Long> areas(BoundarySet set) {
        var byName = new LinkedHashMap<String, Long>();
        List<String> names = List.of("countries", "regions", "provinces", "communes");
        for (int level = 0; level <= Area.COMMUNE; level++) {
            byName.put(names.get(level), set.areas().getOrDefault(level, 0L));
        }
        return byName;
    }
}
