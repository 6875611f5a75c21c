package org.vigie.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.vigie.access.Marking;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.incidents.Undo;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobTexts;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/** Files of reports come in here. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    private final Jobs jobs;
    private final JobTexts texts;
    private final Spool spool;
    private final Profiles profiles;
    private final Undo undo;

    ImportController(Jobs jobs, JobTexts texts, Spool spool, Profiles profiles, Undo undo) {
        this.jobs = jobs;
        this.texts = texts;
        this.spool = spool;
        this.profiles = profiles;
        this.undo = undo;
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> add(HttpServletRequest request, Parameters parameters, Locale language)
            throws IOException {
        MultipartFile file =
                request instanceof MultipartHttpServletRequest multipart ? multipart.getFile("file") : null;
        Optional<String> rehearsal = parameters.text("rehearsal");
        UUID id = UUID.randomUUID();
        ImportRequest asked;
        if (file == null && rehearsal.isPresent()) {
            asked = rehearsed(parameters, rehearsal.get(), id);
        } else {
            asked = read(parameters, file);
            spool.keep(id, file.getInputStream());
        }
        Job job = jobs.submit(id, ImportHandler.KIND, asked.parameters());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + id))
                .body(texts.job(job, language));
    }

    @GetMapping
    Map<String, List<Map<String, Object>>> list(Parameters parameters, Locale language) {
        int limit = parameters.integer("limit", 1, 1000).orElse(50L).intValue();
        parameters.verify();
        return Map.of(
                "imports",
                jobs.list(ImportHandler.KIND, limit).stream()
                        .map(job -> texts.job(job, language))
                        .toList());
    }

    /** Takes back what an import published; what was changed since stays, and is counted. */
    @DeleteMapping("/{id:[0-9a-fA-F-]{36}}")
    Map<String, Object> undo(@PathVariable UUID id, Parameters parameters) {
        parameters.verify();
        Job job = jobs.get(ImportHandler.KIND, id);
        if (!job.ended()) {
            throw new Problem(HttpStatus.CONFLICT, "IMPORT_RUNNING", id);
        }
        if (job.dataVersion() == null || job.undoneAt() != null) {
            throw new Problem(HttpStatus.CONFLICT, "NOTHING_TO_UNDO", id);
        }
        Undo.Result result = undo.undo(job.dataVersion(), () -> {
            if (!jobs.undone(id)) {
                throw new Problem(HttpStatus.CONFLICT, "NOTHING_TO_UNDO", id); // two at once: the first one did it
            }
        });
        return Map.of(
                "dataVersion", result.version(),
                "removed", result.removed(),
                "restored", result.restored(),
                "kept", result.kept());
    }

    /** What a dry run was asked for, now for good, with the file that it read: nothing is sent twice. */
    private ImportRequest rehearsed(Parameters parameters, String rehearsal, UUID id) {
        parameters.verify();
        Job job = jobs.get(ImportHandler.KIND, found(rehearsal));
        ImportRequest asked = ImportRequest.of(job.parameters());
        if (!asked.dryRun() || job.state() != Job.State.DONE) {
            throw new Problem(HttpStatus.CONFLICT, "NOT_A_REHEARSAL", rehearsal);
        }
        if (!spool.take(job.id(), id)) {
            throw new Problem(HttpStatus.GONE, "REHEARSAL_GONE", rehearsal);
        }
        return asked.forGood();
    }

    private static UUID found(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(ImportHandler.KIND + "/" + id);
        }
    }

    private ImportRequest read(Parameters parameters, MultipartFile file) {
        if (file == null) {
            parameters.error("file", "REQUIRED");
        } else if (file.isEmpty()) {
            parameters.error("file", "EMPTY_UPLOAD");
        }
        String profile = parameters.text("profile").orElse(Profiles.AUTO).toLowerCase(Locale.ROOT);
        if (!profile.equals(Profiles.AUTO) && profiles.find(profile).isEmpty()) {
            parameters.error("profile", "UNKNOWN_VALUE", profile, "auto, " + String.join(", ", profiles.ids()));
        }
        String source = parameters
                .text("source")
                .map(name -> name.replaceAll("\\p{Cntrl}", " "))
                .orElse(null);
        if (source != null && source.length() > 100) {
            parameters.error("source", "TOO_LONG", 100);
        }
        String marking = parameters.text("marking").orElse(Marking.DEFAULT.label());
        if (Marking.find(marking).isEmpty()) {
            parameters.error("marking", "UNKNOWN_VALUE", marking, "CLEAR, GREEN, AMBER, AMBER+STRICT, RED");
        }
        boolean dryRun = parameters.flag("dryRun").orElse(false);
        boolean exercise = parameters.flag("exercise").orElse(false);
        parameters.verify();
        return new ImportRequest(
                profile, source, Marking.find(marking).orElseThrow(), dryRun, exercise, fileName(file));
    }

    private static String fileName(MultipartFile file) {
        String name = file.getOriginalFilename();
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 200 ? last.substring(0, 200) : last;
    }
}
