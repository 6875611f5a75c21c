package org.vigie.exports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.exports.Download.Options;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Visibility;
import org.vigie.jobs.Job;

/**
 * Downloads over HTTP. They are written on the request's own thread, straight to the connection: a client that goes away, or
 * a failure, ends the work at its next write and frees all it held.
 */
@RestController
@RequestMapping("/api/v1/exports")
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);

    private final Map<Subject, DatasetSource> sources;
    private final Map<Format, Download> downloads;
    private final ExportJobs jobs;
    private final DataVersion dataVersion;
    private final HotspotService hotspots;
    private final long jobRows;

    ExportController(
            List<DatasetSource> sources,
            List<Download> downloads,
            ExportJobs jobs,
            DataVersion dataVersion,
            HotspotService hotspots,
            @Value("${vigie.exports.job-rows:100000}") long jobRows) {
        this.sources = sources.stream().collect(Collectors.toMap(DatasetSource::subject, Function.identity()));
        this.downloads = downloads.stream().collect(Collectors.toMap(Download::format, Function.identity()));
        this.jobs = jobs;
        this.dataVersion = dataVersion;
        this.hotspots = hotspots;
        this.jobRows = jobRows;
    }

    @GetMapping("/{subject:hotspots|incidents|areas}.{ending:[a-z.]+}")
    void export(
            @PathVariable String subject,
            @PathVariable String ending,
            Parameters parameters,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.get(ending);
        Subject asked = Subject.valueOf(subject.toUpperCase(Locale.ROOT));
        var options = new Options(language, parameters.flag("hxl").orElse(false));
        String etag = etag(request, language);
        response.setHeader(HttpHeaders.ETAG, etag);
        if (isKnown(etag, request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (isLong(asked, format, parameters, options, response)) {
            response.reset(); // what was said of a file is not true of its job
            Job job = jobs.submit(asked, format, options, request.getParameterMap());
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader(HttpHeaders.LOCATION, ExportJobController.address(job.id()));
        }
    }

    /** Everything that decides what is in a file, but for the second when it was made. */
    private String etag(HttpServletRequest request, Locale language) {
        return Caching.weakETag(
                dataVersion.current(),
                request.getParameterMap(),
                request.getRequestURI(),
                language.getLanguage(),
                hotspots.today(),
                hotspots.countedSources().hashCode(),
                Visibility.current().key());
    }

    private static boolean isKnown(String etag, HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(tag -> tag.strip().equals(etag));
    }

    /** The density surface lies beside the hotspots that it is computed with. */
    @GetMapping("/surface.tif")
    ResponseEntity<Void> surface(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .header(HttpHeaders.LOCATION, "/api/v1/hotspots/surface.tif" + query)
                .build();
    }

    /** Sends the file, unless it is one for a job. */
    private boolean isLong(
            Subject subject, Format format, Parameters parameters, Options options, HttpServletResponse response)
            throws IOException {
        boolean[] isLong = {false};
        try {
            sources.get(subject).open(parameters, dataset -> {
                isLong[0] = downloads.get(format).isMadeOnDisk() && dataset.count() > jobRows;
                if (!isLong[0]) {
                    send(dataset, format, options, response);
                }
            });
        } catch (ClientAbortException e) {
            LOG.debug("A reader went away", e);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw new AbortedDownload(e);
            }
            response.reset();
            throw e;
        }
        return isLong[0];
    }

    private void send(Dataset dataset, Format format, Options options, HttpServletResponse response)
            throws IOException {
        String fileName = dataset.passport().stem() + "." + format.ending();
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader("X-Data-Version", String.valueOf(dataset.passport().dataVersion()));
        if (downloads.get(format).isMadeOnDisk()) {
            sendFile(dataset, format, options, response);
        } else {
            downloads.get(format).write(dataset, options, response.getOutputStream());
        }
    }

    /** With its length and its SHA-256, which a file cannot hold itself. */
    private void sendFile(Dataset dataset, Format format, Options options, HttpServletResponse response)
            throws IOException {
        Path directory = Files.createTempDirectory("export");
        Path file = directory.resolve("file");
        try {
            downloads.get(format).writeFile(dataset, options, file);
            response.setHeader("Repr-Digest", Sums.header(Sums.sha256(file)));
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    /** Rethrown, so that the server closes the connection without the end mark of a whole answer. */
    @ExceptionHandler
    void aborted(AbortedDownload aborted) {
        LOG.info("{}", aborted.getMessage());
        throw aborted;
    }
}
