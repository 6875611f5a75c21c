package org.vigie.geocode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.formats.FormatException;

/**
 * A table of places in, the same table with locations out, for other tools: as the body ({@code text/csv}) or as the file
 * of a form. The answer is made whole before its first byte is sent, so trouble in the file is told as such.
 */
@RestController
class BatchController {

    private final BatchTable table;

    BatchController(Geocoder geocoder) {
        table = new BatchTable(geocoder);
    }

    @PostMapping(path = "/api/v1/geocode/batch", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<StreamingResponseBody> form(
            @RequestPart(required = false) @Nullable MultipartFile file, Parameters parameters, Locale language)
            throws IOException {
        if (file == null || file.isEmpty()) {
            parameters.error("file", "REQUIRED");
        }
        parameters.verify();
        return answer(file.getInputStream(), language);
    }

    @PostMapping(
            path = "/api/v1/geocode/batch",
            consumes = {"text/csv", "text/plain", "application/csv"})
    ResponseEntity<StreamingResponseBody> body(InputStream body, Parameters parameters, Locale language)
            throws IOException {
        parameters.verify();
        return answer(body, language);
    }

    private ResponseEntity<StreamingResponseBody> answer(InputStream in, Locale language) throws IOException {
        Path given = Files.createTempFile("geocode", ".csv");
        Path made = Files.createTempFile("geocoded", ".csv");
        try {
            try (in;
                    var out = Files.newOutputStream(given)) {
                in.transferTo(out);
            }
            table.geocode(given, made, language);
        } catch (FormatException e) {
            Files.deleteIfExists(made);
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "TABLE_UNREADABLE", e.message(language));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(made);
            throw e;
        } finally {
            Files.deleteIfExists(given);
        }
        StreamingResponseBody body = out -> {
            try {
                Files.copy(made, out);
            } finally {
                Files.deleteIfExists(made);
            }
        };
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"geocode.csv\"")
                .body(body);
    }
}
