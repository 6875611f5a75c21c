package org.vigie.snapshots;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.snapshots.SnapshotStore.StoredFile;

/**
 * The files of snapshots. They never change; browsers keep them for five minutes and then ask whether they still stand, so that
 * taking one back works.
 */
@RestController
class FrozenController {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final String STANDALONE =
            "default-src 'none'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src ";

    /** What the page's address gives to whom, the first that fits. */
    private static final Map<MediaType, FileName> BY_TYPE = Map.of(
            MediaType.IMAGE_PNG,
            FileName.PNG,
            MediaType.parseMediaType("image/svg+xml"),
            FileName.SVG,
            MediaType.APPLICATION_PDF,
            FileName.PDF,
            MediaType.parseMediaType("text/csv"),
            FileName.CSV,
            MediaType.APPLICATION_JSON,
            FileName.JSON);

    private final Snapshots snapshots;
    private final SnapshotStore store;
    private final LivePage livePage;
    private final Withdrawn withdrawn;

    FrozenController(Snapshots snapshots, SnapshotStore store, LivePage livePage, Withdrawn withdrawn) {
        this.snapshots = snapshots;
        this.store = store;
        this.livePage = livePage;
        this.withdrawn = withdrawn;
    }

    /** The page with what newer data would change; another file where the caller likes that better; with {@code ?embed} the one for frames. */
    @GetMapping("/s/{id:" + SnapshotId.PATTERN + "}")
    @Nullable
    ResponseEntity<byte[]> page(
            @PathVariable String id, Parameters parameters, HttpServletRequest request, WebRequest conditional) {
        parameters.know("embed");
        parameters.verify();
        if (request.getParameter("embed") != null) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create("/s/" + id + "/embed"))
                    .build();
        }
        FileName wanted = wanted(request.getHeader(HttpHeaders.ACCEPT));
        if (wanted != FileName.HTML) {
            return file(id, wanted, request, conditional);
        }
        return standing(id, FileName.HTML, request, () -> {
            String page = livePage.of(snapshots.get(id));
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(FileName.HTML.mediaType()))
                    .cacheControl(CacheControl.noCache().cachePrivate())
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .header("Content-Security-Policy", STANDALONE + Style.source(page))
                    .body(page.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static FileName wanted(@Nullable String accept) {
        if (accept == null) {
            return FileName.HTML;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            for (MediaType type : types) {
                if (type.includes(MediaType.TEXT_HTML)) {
                    return FileName.HTML;
                }
                FileName name = BY_TYPE.get(type.removeQualityValue());
                if (name != null) {
                    return name;
                }
            }
        } catch (InvalidMediaTypeException unreadable) {
            return FileName.HTML;
        }
        return FileName.HTML;
    }

    @GetMapping("/s/{id:" + SnapshotId.PATTERN + "}.{ending:html|png|svg|pdf|csv|json}")
    @Nullable
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @PathVariable String ending,
            Parameters parameters,
            HttpServletRequest request,
            WebRequest conditional) {
        FileName name = FileName.find(ending).orElseThrow();
        if (name == FileName.PNG && parameters.integer("scale", 1, 2).orElse(1L) == 2) {
            name = FileName.PNG2;
        }
        parameters.verify();
        return file(id, name, request, conditional);
    }

    private @Nullable ResponseEntity<byte[]> file(
            String id, FileName name, HttpServletRequest request, WebRequest conditional) {
        return standing(id, name, request, () -> {
            Snapshot snapshot = snapshots.get(id);
            StoredFile file = store.findFile(id, name).orElseThrow(() -> Problem.notFound(id + "." + name.ending()));
            return answer(snapshot, file, conditional);
        });
    }

    private @Nullable ResponseEntity<byte[]> standing(
            String id, FileName name, HttpServletRequest request, Supplier<@Nullable ResponseEntity<byte[]>> answer) {
        Snapshot snapshot = snapshots.get(id);
        return snapshot.withdrawal() == null ? answer.get() : withdrawn.answer(snapshot, name);
    }

    /** A kept file, or "not modified". */
    static @Nullable ResponseEntity<byte[]> answer(Snapshot snapshot, StoredFile file, WebRequest conditional) {
        String etag = etag(file);
        CacheControl cache = CacheControl.maxAge(KEPT).mustRevalidate();
        cache = snapshot.audience() == Audience.PUBLIC ? cache.cachePublic() : cache.cachePrivate();
        if (conditional.checkNotModified(etag)) {
            return ResponseEntity.status(304).eTag(etag).cacheControl(cache).build();
        }
        var answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.name().mediaType()))
                .cacheControl(cache)
                .eTag(etag)
                .header("X-Content-Type-Options", "nosniff");
        switch (file.name()) {
            case HTML ->
                answer.header(
                        "Content-Security-Policy",
                        STANDALONE + Style.source(new String(file.content(), StandardCharsets.UTF_8)));
            // A drawing opened by itself must not run anything either.
            case SVG ->
                answer.header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:");
            case CSV ->
                answer.header(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"vigie-" + snapshot.id() + ".csv\"");
            default -> {}
        }
        return answer.body(file.content());
    }

    /** Weak for texts: a strong one would switch compression off. */
    private static String etag(StoredFile file) {
        String mark = "\"" + file.etag().substring(0, 32) + "\"";
        return switch (file.name()) {
            case PNG, PNG2, PDF -> mark;
            default -> "W/" + mark;
        };
    }
}
