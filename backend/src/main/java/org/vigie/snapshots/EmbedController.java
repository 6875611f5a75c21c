package org.vigie.snapshots;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.maps.Layout;

/** Snapshots inside other sites: the page for their frames, and oEmbed (oembed.com), by which they find it. */
@RestController
class EmbedController {

    private static final int MOST_PIXELS = 10_000;
    private static final int KEPT_SECONDS = 300;

    private final Snapshots snapshots;
    private final SnapshotStore store;
    private final EmbedPage page;
    private final EmbedLines lines;
    private final Addresses addresses;
    private final Withdrawn withdrawn;
    private final String policy;

    EmbedController(
            Snapshots snapshots,
            SnapshotStore store,
            EmbedPage page,
            EmbedLines lines,
            Addresses addresses,
            Withdrawn withdrawn,
            SnapshotSettings settings) {
        this.snapshots = snapshots;
        this.store = store;
        this.page = page;
        this.lines = lines;
        this.addresses = addresses;
        this.withdrawn = withdrawn;
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors "
                        + settings.embed().frameAncestors();
    }

    /** The page for frames; which sites may show it is a setting. */
    @GetMapping(path = "/s/{id:" + SnapshotId.PATTERN + "}/embed")
    ResponseEntity<byte[]> embed(@PathVariable String id, Parameters parameters) {
        parameters.verify();
        Snapshot snapshot = snapshots.get(id);
        if (snapshot.withdrawal() != null) {
            return withdrawn.answer(snapshot, FileName.EMBED);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FileName.HTML.mediaType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("Content-Security-Policy", policy)
                .body(page.of(snapshot).getBytes(StandardCharsets.UTF_8));
    }

    /** The values that the page draws. */
    @GetMapping("/s/{id:" + SnapshotId.PATTERN + "}/embed.json")
    @Nullable
    ResponseEntity<byte[]> values(@PathVariable String id, Parameters parameters, WebRequest conditional) {
        parameters.verify();
        Snapshot snapshot = snapshots.getStanding(id);
        return FrozenController.answer(
                snapshot, store.findFile(id, FileName.EMBED).orElseThrow(), conditional);
    }

    /** oEmbed 1.0, type rich. */
    @GetMapping("/oembed")
    ResponseEntity<Map<String, Object>> oembed(Parameters parameters) {
        String url = parameters.text("url").orElse("");
        String format = parameters.text("format").orElse("json");
        int width = parameters
                .integer("maxwidth", 1, MOST_PIXELS)
                .orElse((long) MOST_PIXELS)
                .intValue();
        int height = parameters
                .integer("maxheight", 1, MOST_PIXELS)
                .orElse((long) MOST_PIXELS)
                .intValue();
        if (url.isEmpty()) {
            parameters.error("url", "REQUIRED");
        }
        parameters.verify();
        if (!format.equals("json")) {
            throw new Problem(HttpStatus.NOT_IMPLEMENTED, "OEMBED_FORMAT", format);
        }
        String id = addresses.findId(url).orElseThrow(() -> Problem.notFound(url));
        Snapshot snapshot = snapshots.getStanding(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(rich(snapshot, width, height));
    }

    private Map<String, Object> rich(Snapshot snapshot, int mostWidth, int mostHeight) {
        int width = Math.min(mostWidth, EmbedLines.WIDTH);
        int height = Math.min(mostHeight, EmbedLines.HEIGHT);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("type", "rich");
        answer.put("version", "1.0");
        answer.put("title", snapshot.title());
        answer.put("provider_name", "Vigie");
        answer.put("provider_url", addresses.base() + "/");
        answer.put("cache_age", KEPT_SECONDS);
        answer.put("html", lines.iframe(snapshot, width, height));
        answer.put("width", width);
        answer.put("height", height);
        // No larger than asked for, as its specification has it.
        if (Layout.SCREEN.widthPixels() <= mostWidth && Layout.SCREEN.heightPixels() <= mostHeight) {
            answer.put("thumbnail_url", addresses.file(snapshot, FileName.PNG));
            answer.put("thumbnail_width", Layout.SCREEN.widthPixels());
            answer.put("thumbnail_height", Layout.SCREEN.heightPixels());
        }
        return answer;
    }
}
