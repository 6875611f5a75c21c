package org.vigie.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Parameters;
import org.vigie.exports.Download.Options;

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

    ExportController(List<DatasetSource> sources, List<Download> downloads) {
        this.sources = sources.stream().collect(Collectors.toMap(DatasetSource::subject, Function.identity()));
        this.downloads = downloads.stream().collect(Collectors.toMap(Download::format, Function.identity()));
    }

    @GetMapping("/{subject:hotspots|incidents|areas}.{ending:[a-z.]+}")
    void export(
            @PathVariable String subject,
            @PathVariable String ending,
            Parameters parameters,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.get(ending);
        var options = new Options(language, parameters.flag("hxl").orElse(false));
        DatasetSource source = sources.get(Subject.valueOf(subject.toUpperCase(Locale.ROOT)));
        try {
            source.open(parameters, dataset -> send(dataset, format, options, response));
        } catch (ClientAbortException e) {
            LOG.debug("A reader went away", e);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw new AbortedDownload(e);
            }
            response.reset();
            throw e;
        }
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
        downloads.get(format).write(dataset, options, response.getOutputStream());
    }

    /** Rethrown, so that the server closes the connection without the end mark of a whole answer. */
    @ExceptionHandler
    void aborted(AbortedDownload aborted) {
        LOG.info("{}", aborted.getMessage());
        throw aborted;
    }
}
