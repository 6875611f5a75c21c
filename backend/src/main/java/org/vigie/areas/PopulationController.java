package org.vigie.areas;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.vigie.api.Parameters;
import org.vigie.jobs.JobTexts;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/** Populations, sent as a table. */
@RestController
class PopulationController {

    private final Jobs jobs;
    private final JobTexts texts;
    private final Spool spool;

    PopulationController(Jobs jobs, JobTexts texts, Spool spool) {
        this.jobs = jobs;
        this.texts = texts;
        this.spool = spool;
    }

    @PostMapping(path = "/api/v1/populations", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> send(
            @RequestPart(required = false) @Nullable MultipartFile file, Parameters parameters, Locale language)
            throws IOException {
        var asked = new LinkedHashMap<String, String>();
        parameters.integer("year", 1900, 2200).ifPresent(year -> asked.put("year", String.valueOf(year)));
        parameters
                .text("source")
                .ifPresentOrElse(source -> asked.put("source", source), () -> parameters.error("source", "REQUIRED"));
        if (file == null || file.isEmpty()) {
            parameters.error("file", "REQUIRED");
        }
        parameters.verify();
        UUID id = UUID.randomUUID();
        asked.put("file", String.valueOf(file.getOriginalFilename()));
        spool.keep(id, file.getInputStream());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/populations/" + id))
                .body(texts.job(jobs.submit(id, PopulationJob.KIND, asked), language));
    }
}
