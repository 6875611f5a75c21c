package org.vigie.snapshots;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.snapshots.BulletinDefinition.Schedule;
import org.vigie.snapshots.Snapshot.Kind;

/** Bulletins over HTTP: one made at once, and definitions of those that are made again and again. */
@RestController
@RequestMapping("/api/v1/bulletins")
class BulletinController {

    private static final String DEFINITIONS = "/definitions";
    private static final String ONE = DEFINITIONS + "/{id:[0-9a-fA-F-]{36}}";

    private final Bulletins bulletins;
    private final BulletinRuns runs;
    private final BulletinDefinitionStore definitions;
    private final SnapshotController snapshots;
    private final Questions questions;
    private final PictureWords words;
    private final Clock clock = Clock.systemUTC();

    BulletinController(
            Bulletins bulletins,
            BulletinRuns runs,
            BulletinDefinitionStore definitions,
            SnapshotController snapshots,
            Questions questions,
            PictureWords words) {
        this.bulletins = bulletins;
        this.runs = runs;
        this.definitions = definitions;
        this.snapshots = snapshots;
        this.questions = questions;
        this.words = words;
    }

    /** {@code {title, language, audience, period | from, to, category, country, view}}. */
    @PostMapping
    ResponseEntity<Map<String, Object>> make(
            @RequestBody Map<String, @Nullable Object> sent,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            Parameters parameters,
            Locale reader) {
        parameters.verify();
        var body = new Body(sent);
        Locale language = body.language().orElse(reader);
        Audience audience = body.choice("audience", Audience.class).orElse(Audience.INTERNAL);
        View view = view(body);
        Optional<Span> span = span(body, audience);
        Optional<String> title = body.text("title", Body.TITLE_LENGTH);
        body.verify();
        Span period = span.orElseThrow();
        Snapshot made = bulletins.make(new Order(
                Kind.BULLETIN,
                title.orElseGet(() -> title(period, language)),
                language,
                audience,
                view.during(period.from(), period.to()),
                Reader.current(),
                snapshots.name(key, sent),
                null));
        return snapshots.created(made);
    }

    private String title(Span period, Locale language) {
        return words.text("bulletin.title", language, words.period(period.from(), period.to(), language));
    }

    /** Category and country stand beside the view, since every bulletin has them. */
    private static View view(Body body) {
        View view = body.view("view").without("from", "to", "asOf", "fields");
        for (String name : List.of("category", "country")) {
            List<String> values = body.list(name);
            if (!values.isEmpty()) {
                view = view.with(name, String.join(",", values));
            }
        }
        return view;
    }

    private Optional<Span> span(Body body, Audience audience) {
        Optional<BulletinPeriod> period = body.choice("period", BulletinPeriod.class);
        Optional<LocalDate> from = day(body, "from");
        Optional<LocalDate> to = day(body, "to");
        if (from.isPresent() && to.isPresent() && period.isEmpty()) {
            if (from.get().isAfter(to.get())) {
                body.error("from", "FROM_AFTER_TO", from.get(), to.get());
                return Optional.empty();
            }
            return Optional.of(new Span(from.get(), to.get()));
        }
        if (from.isPresent() || to.isPresent() || period.isEmpty()) {
            body.error("period", "PERIOD_OR_DAYS");
        }
        return period.map(asked -> asked.last(questions.today(), audience));
    }

    private static Optional<LocalDate> day(Body body, String field) {
        return body.text(field, 10).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException notADay) {
                body.error(field, "NOT_A_DAY", text);
                return Optional.empty();
            }
        });
    }

    /** The saved ones of the reader's organisation. */
    @GetMapping(DEFINITIONS)
    ResponseEntity<Map<String, Object>> list(Parameters parameters, Locale reader) {
        parameters.verify();
        List<Map<String, Object>> found = definitions.list(Reader.current().organisation()).stream()
                .map(definition -> answer(definition, reader))
                .toList();
        return fresh().body(Map.of("definitions", found));
    }

    @PostMapping(DEFINITIONS)
    ResponseEntity<Map<String, Object>> add(
            @RequestBody Map<String, @Nullable Object> sent, Parameters parameters, Locale reader) {
        parameters.verify();
        BulletinDefinition definition = read(sent, reader, UUID.randomUUID(), now());
        definitions.save(definition);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(java.net.URI.create("/api/v1/bulletins/definitions/" + definition.id()))
                .body(answer(definition, reader));
    }

    @GetMapping(ONE)
    ResponseEntity<Map<String, Object>> get(@PathVariable UUID id, Parameters parameters, Locale reader) {
        parameters.verify();
        return fresh().body(answer(find(id), reader));
    }

    /** Replaces it; from now on it is made with the eyes of whoever changed it. */
    @PutMapping(ONE)
    ResponseEntity<Map<String, Object>> change(
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable Object> sent,
            Parameters parameters,
            Locale reader) {
        parameters.verify();
        BulletinDefinition before = mine(id);
        definitions.save(read(sent, reader, id, before.createdAt()));
        return fresh().body(answer(find(id), reader));
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> remove(@PathVariable UUID id, Parameters parameters) {
        parameters.verify();
        definitions.remove(mine(id).id());
        return ResponseEntity.noContent().build();
    }

    /** Makes it now, of the last period that has ended. */
    @PostMapping(ONE + "/run")
    ResponseEntity<Map<String, Object>> run(@PathVariable UUID id, Parameters parameters) {
        parameters.verify();
        return snapshots.created(runs.runNow(mine(id), now()));
    }

    private BulletinDefinition read(Map<String, @Nullable Object> sent, Locale reader, UUID id, Instant createdAt) {
        var body = new Body(sent);
        String title = body.requiredText("title", Body.TITLE_LENGTH);
        Locale language = body.language().orElse(reader);
        Audience audience = body.choice("audience", Audience.class).orElse(Audience.INTERNAL);
        BulletinPeriod period = body.choice("period", BulletinPeriod.class).orElse(BulletinPeriod.WEEK);
        View view = view(body);
        Optional<DayOfWeek> weekday = body.choice("weekday", DayOfWeek.class);
        Optional<Integer> hour = body.integer("hour", 0, 23);
        if (weekday.isPresent() != hour.isPresent()) {
            body.error(weekday.isPresent() ? "hour" : "weekday", "REQUIRED");
        }
        if (audience == Audience.PUBLIC && period == BulletinPeriod.WEEK) {
            body.error("period", "PUBLIC_MONTHS_ONLY");
        }
        body.verify();
        Reader owner = Reader.current();
        Schedule schedule =
                weekday.map(day -> new Schedule(day, hour.orElseThrow())).orElse(null);
        var definition = new BulletinDefinition(
                id, title, language, audience, period, view, owner, schedule, null, 0, null, createdAt, now());
        Span span = definition.span(now());
        // A definition that could not be made today is refused today, not on Monday at six.
        Reader reading = audience == Audience.PUBLIC ? Reader.PUBLIC : owner;
        questions.query(view.during(span.from(), span.to()), questions.eyes(reading), questions.newest());
        return new BulletinDefinition(
                id,
                title,
                language,
                audience,
                period,
                view,
                owner,
                schedule,
                definition.nextRun(now()),
                0,
                null,
                createdAt,
                now());
    }

    /** @throws Problem a 404 where there is none in the reader's organisation */
    private BulletinDefinition find(UUID id) {
        return definitions
                .find(id)
                .filter(found ->
                        found.owner().organisation().equals(Reader.current().organisation()))
                .orElseThrow(() -> Problem.notFound("bulletin " + id));
    }

    /** @throws Problem a 403 for whoever neither saved it nor edits for its organisation */
    private BulletinDefinition mine(UUID id) {
        BulletinDefinition found = find(id);
        Reader reader = Reader.current();
        if (!reader.is(Role.EDITOR) && !reader.name().equals(found.owner().name())) {
            throw new Problem(HttpStatus.FORBIDDEN, "SNAPSHOT_OF_ANOTHER");
        }
        return found;
    }

    private Map<String, Object> answer(BulletinDefinition definition, Locale reader) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", definition.id());
        answer.put("title", definition.title());
        answer.put("language", definition.language().getLanguage());
        answer.put("audience", definition.audience().name().toLowerCase(Locale.ROOT));
        answer.put("period", definition.period().name().toLowerCase(Locale.ROOT));
        answer.put("view", definition.view().values());
        Schedule schedule = definition.schedule();
        answer.put(
                "weekday", schedule == null ? null : schedule.weekday().name().toLowerCase(Locale.ROOT));
        answer.put("hour", schedule == null ? null : schedule.hour());
        answer.put("nextRun", definition.nextRun());
        answer.put("failure", definition.failure());
        answer.put("failureMessage", failureMessage(definition, reader));
        answer.put("owner", definition.owner().name());
        answer.put("changedAt", definition.changedAt());
        return answer;
    }

    private @Nullable String failureMessage(BulletinDefinition definition, Locale reader) {
        String code = definition.failure();
        if (code == null) {
            return null;
        }
        return code.equals(BulletinRuns.NOT_ALLOWED)
                ? words.text("failure.owner", reader, definition.owner().name())
                : words.text("failure.other", reader, code);
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }

    private static ResponseEntity.BodyBuilder fresh() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate());
    }
}
