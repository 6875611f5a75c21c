package org.vigie.snapshots;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.api.Parameters;
import org.vigie.snapshots.Snapshot.Kind;
import org.vigie.snapshots.SnapshotStore.Cursor;
import org.vigie.snapshots.SnapshotStore.RequestName;
import tools.jackson.databind.json.JsonMapper;

/** Snapshots over HTTP: made, listed, verified, withdrawn. Their files are served by {@link FrozenController}. */
@RestController
@RequestMapping("/api/v1/snapshots")
class SnapshotController {

    static final String ONE = "/{id:" + SnapshotId.PATTERN + "}";

    private static final int REASON_LENGTH = 500;
    private static final int KEY_LENGTH = 200;

    private final Snapshots snapshots;
    private final SnapshotStore store;
    private final Verification verification;
    private final SnapshotAnswers answers;
    private final JsonMapper json;

    SnapshotController(
            Snapshots snapshots,
            SnapshotStore store,
            Verification verification,
            SnapshotAnswers answers,
            JsonMapper json) {
        this.snapshots = snapshots;
        this.store = store;
        this.verification = verification;
        this.answers = answers;
        this.json = json;
    }

    /** {@code {title, language, audience, view}}. */
    @PostMapping
    ResponseEntity<Map<String, Object>> make(
            @RequestBody Map<String, @Nullable Object> sent,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            Parameters parameters,
            Locale reader) {
        parameters.verify();
        var body = new Body(sent);
        String title = body.requiredText("title", Body.TITLE_LENGTH);
        Locale language = body.language().orElse(reader);
        Audience audience = body.choice("audience", Audience.class).orElse(Audience.INTERNAL);
        View view = body.view("view");
        body.verify();
        RequestName request = name(key, sent);
        Snapshot made =
                snapshots.make(new Order(Kind.MAP, title, language, audience, view, Reader.current(), request, null));
        return created(made);
    }

    /** The answer to the making of one. */
    ResponseEntity<Map<String, Object>> created(Snapshot made) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/snapshots/" + made.id()))
                .body(answers.of(made));
    }

    /** How a request is recognised when it is sent again. */
    RequestName name(@Nullable String key, Map<String, @Nullable Object> sent) {
        String usable = key == null || key.isBlank() || key.length() > KEY_LENGTH ? null : key.strip();
        return new RequestName(usable, Digest.of(json.writeValueAsBytes(sent)));
    }

    @GetMapping
    ResponseEntity<Map<String, Object>> list(Parameters parameters) {
        int limit = parameters.integer("limit", 1, 200).orElse(50L).intValue();
        Kind kind = parameters.choice("kind", Kind.class).orElse(null);
        Cursor after = cursor(parameters);
        parameters.verify();
        List<Snapshot> found = store.list(Reader.current(), kind, after, limit + 1);
        List<Snapshot> page = found.subList(0, Math.min(limit, found.size()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("snapshots", page.stream().map(answers::of).toList());
        if (found.size() > limit) {
            answer.put("next", next(page.get(limit - 1), kind, limit));
        }
        return fresh().body(answer);
    }

    private static String next(Snapshot last, @Nullable Kind kind, int limit) {
        String text = last.madeAt() + " " + last.id();
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return "/api/v1/snapshots?limit=" + limit
                + (kind == null ? "" : "&kind=" + kind.name().toLowerCase(Locale.ROOT)) + "&cursor=" + cursor;
    }

    private static @Nullable Cursor cursor(Parameters parameters) {
        return parameters
                .text("cursor")
                .map(text -> {
                    try {
                        String[] parts =
                                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
                        return new Cursor(Instant.parse(parts[0]), parts[1]);
                    } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                        parameters.error("cursor", "NOT_A_CURSOR");
                        return null;
                    }
                })
                .orElse(null);
    }

    @GetMapping(ONE)
    ResponseEntity<Map<String, Object>> get(@PathVariable String id, Parameters parameters) {
        parameters.verify();
        return fresh().body(answers.of(snapshots.getStanding(id)));
    }

    /** Takes one back, with a {@code reason} in the query or in a JSON body. */
    @DeleteMapping(ONE)
    ResponseEntity<Map<String, Object>> withdraw(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> sent,
            Parameters parameters) {
        var values = new LinkedHashMap<String, @Nullable Object>(sent == null ? Map.of() : sent);
        parameters.text("reason").ifPresent(reason -> values.put("reason", reason));
        parameters.verify();
        var body = new Body(values);
        String reason = body.requiredText("reason", REASON_LENGTH);
        body.verify();
        snapshots.withdraw(id, reason);
        Snapshot gone = snapshots.get(id);
        return fresh().body(answers.of(gone));
    }

    /** Computes it again from the incidents and boundaries of its data version. */
    @PostMapping(ONE + "/verify")
    ResponseEntity<Verification.Report> verify(@PathVariable String id, Parameters parameters, Locale language) {
        parameters.verify();
        return fresh().body(verification.of(snapshots.getStanding(id), language));
    }

    private static ResponseEntity.BodyBuilder fresh() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate());
    }
}
