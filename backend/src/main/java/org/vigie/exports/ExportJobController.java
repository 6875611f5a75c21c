package org.vigie.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobTexts;
import org.vigie.jobs.Jobs;

/** How far a file is that is made as a job, and the file itself. */
@RestController
@RequestMapping("/api/v1/exports/{id:[0-9a-fA-F-]{36}}")
class ExportJobController {

    private final Jobs jobs;
    private final JobTexts texts;
    private final ExportFiles files;

    ExportJobController(Jobs jobs, JobTexts texts, ExportFiles files) {
        this.jobs = jobs;
        this.texts = texts;
        this.files = files;
    }

    /** Where a job is found. */
    static String address(UUID id) {
        return "/api/v1/exports/" + id;
    }

    @GetMapping
    Map<String, Object> job(@PathVariable UUID id, Parameters parameters, Locale language) {
        parameters.verify();
        Job job = jobs.get(ExportJobs.KIND, id);
        Map<String, Object> view = texts.job(job, language);
        if (job.state() == Job.State.DONE) {
            view.put("file", address(id) + "/file");
        }
        return view;
    }

    /** The finished file; parts of it may be asked for, so that a broken transfer goes on where it stopped. */
    @GetMapping("/file")
    ResponseEntity<Resource> file(@PathVariable UUID id, Parameters parameters) throws IOException {
        parameters.verify();
        Job job = jobs.get(ExportJobs.KIND, id);
        if (job.state() != Job.State.DONE) {
            throw new Problem(HttpStatus.CONFLICT, "EXPORT_NOT_READY", Math.round(100 * job.progress()));
        }
        Path file = files.find(id).orElseThrow(() -> new Problem(HttpStatus.GONE, "GONE", id));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        String sum = job.parameters().get("sha256");
        if (sum != null) {
            answer.header("Repr-Digest", Sums.header(HexFormat.of().parseHex(sum)));
        }
        return answer.contentType(MediaType.parseMediaType(
                        Format.get(job.parameters().get("format")).mediaType()))
                .contentLength(Files.size(file))
                .eTag("\"" + id + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(job.parameters().get("fileName"))
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }
}
