package org.vigie.geocode;

import java.io.IOException;
import java.net.URI;
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
import org.vigie.jobs.Job;
import org.vigie.jobs.JobTexts;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/** Gazetteers: sent, listed and removed. */
@RestController
@RequestMapping("/api/v1/gazetteers")
class GazetteerController {

    private static final int LONGEST_TEXT = 500;

    private final Gazetteers gazetteers;
    private final Jobs jobs;
    private final JobTexts texts;
    private final Spool spool;

    GazetteerController(Gazetteers gazetteers, Jobs jobs, JobTexts texts, Spool spool) {
        this.gazetteers = gazetteers;
        this.jobs = jobs;
        this.texts = texts;
        this.spool = spool;
    }

    @GetMapping
    Map<String, List<Gazetteer>> list(Parameters parameters) {
        parameters.verify();
        return Map.of("gazetteers", gazetteers.list());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> send(
            @RequestPart(required = false) @Nullable MultipartFile file, Parameters parameters, Locale language)
            throws IOException {
        GazetteerRequest request = request(parameters);
        if (file == null || file.isEmpty()) {
            parameters.error("file", "REQUIRED");
        }
        parameters.verify();
        UUID id = UUID.randomUUID();
        spool.keep(id, file.getInputStream());
        String name = String.valueOf(file.getOriginalFilename());
        Job job = jobs.submit(id, GazetteerJob.KIND, GazetteerJob.parameters(request, name));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/gazetteers/" + id))
                .body(texts.job(job, language));
    }

    @DeleteMapping("/{id:\\d{1,9}}")
    ResponseEntity<Void> remove(@PathVariable int id, Parameters parameters) {
        parameters.verify();
        if (!gazetteers.remove(id)) {
            throw Problem.notFound("gazetteers/" + id);
        }
        return ResponseEntity.noContent().build();
    }

    private static GazetteerRequest request(Parameters parameters) {
        String country = parameters.text("country").orElse(null);
        String code = country == null ? null : Countries.find(country).orElse(null);
        if (country != null && code == null) {
            parameters.error("country", "NOT_A_COUNTRY", country);
        }
        return new GazetteerRequest(
                code,
                text(parameters, "source", true),
                text(parameters, "licence", true),
                text(parameters, "vintage", false),
                parameters.flag("exercise").orElse(false));
    }

    private static String text(Parameters parameters, String name, boolean required) {
        String text = parameters.text(name).orElse("");
        if (required && text.isEmpty()) {
            parameters.error(name, "REQUIRED");
        }
        if (text.length() > LONGEST_TEXT) {
            parameters.error(name, "TEXT_TOO_LONG", LONGEST_TEXT);
        }
        return text;
    }
}
