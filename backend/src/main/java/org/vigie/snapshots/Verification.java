package org.vigie.snapshots;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.Problem;
import org.vigie.hotspots.HotspotResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes a snapshot again from the incidents and boundaries as of its data version, and says number by number whether that gives
 * what was frozen.
 */
@Component
class Verification {

    /** How many differing areas are told one by one. */
    private static final int TOLD = 200;

    /** What the numbers are; words and warnings may be put otherwise by a later version of the service. */
    private static final List<String> TOTALS =
            List.of("matched", "placed", "unplaced", "undated", "exposure", "exercise");

    private final Questions questions;
    private final SnapshotStore store;
    private final FrozenDocument document;
    private final PictureWords words;
    private final Reasons reasons;
    private final PeopleFigures people;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    Verification(
            Questions questions,
            SnapshotStore store,
            FrozenDocument document,
            PictureWords words,
            Reasons reasons,
            PeopleFigures people,
            JsonMapper json) {
        this.people = people;
        this.questions = questions;
        this.store = store;
        this.document = document;
        this.words = words;
        this.reasons = reasons;
        this.json = json;
    }

    /** What it comes to. */
    enum Outcome {
        /** Every number is the same. */
        SAME,
        /** Only numbers differ that follow from figures of people, and these were replaced since. */
        OTHER_POPULATIONS,
        /** Numbers differ that should not. */
        DIFFERENT,
        /** The question can no longer be asked. */
        NOT_COMPUTABLE
    }

    /**
     * What came out.
     *
     * @param equal whether every number of every area is the same
     * @param populations the fingerprint of the figures of people then and now; null where it was not kept
     * @param notCompared fields that differ, and must, because figures of people were replaced since; they are in none of the differences
     * @param differingAreas how many areas have a number that is not the same
     * @param totals the numbers of the whole that differ
     * @param areas the first {@value #TOLD} of the areas that differ
     * @param reasons what happened since that can be why, in the reader's language
     */
    record Report(
            boolean equal,
            Outcome outcome,
            long dataVersion,
            Instant verifiedAt,
            @Nullable Difference populations,
            List<String> notCompared,
            int areasCompared,
            int differingAreas,
            List<Difference> totals,
            List<AreaDifference> areas,
            List<Reason> reasons) {}

    /** A number then and now. */
    record Difference(
            String field, @Nullable Object then, @Nullable Object now) {}

    /** The numbers of an area that differ. */
    record AreaDifference(String pcode, String name, List<Difference> fields) {}

    /** Why numbers can differ. */
    record Reason(String code, String message) {}

    Report of(Snapshot snapshot, Locale language) {
        JsonNode then = json.readTree(
                store.findFile(snapshot.id(), FileName.JSON).orElseThrow().content());
        try {
            return compared(snapshot, then, again(snapshot), language);
        } catch (Problem gone) {
            Reason reason = new Reason("NOT_COMPUTABLE", words.text("reason.NOT_COMPUTABLE", language, gone.code()));
            return new Report(
                    false,
                    Outcome.NOT_COMPUTABLE,
                    snapshot.dataVersion(),
                    now(),
                    null,
                    List.of(),
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(reason));
        }
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS);
    }

    private Report compared(Snapshot snapshot, JsonNode then, JsonNode now, Locale language) {
        List<Difference> totals = new ArrayList<>();
        TOTALS.forEach(field -> compare(field, then.path(field), now.path(field), totals));
        Map<String, JsonNode> before = byPcode(then);
        List<AreaDifference> areas = differing(before, byPcode(now));
        boolean equal = totals.isEmpty() && areas.isEmpty();
        Set<String> explained = otherPeople(then, now, areas) ? PeopleFigures.fieldsOf(then, now) : Set.of();
        List<String> notCompared = Stream.concat(
                        totals.stream(), areas.stream().flatMap(area -> area.fields().stream()))
                .map(Difference::field)
                .filter(explained::contains)
                .distinct()
                .sorted()
                .toList();
        List<Difference> wrongTotals = without(totals, explained);
        List<AreaDifference> wrong = areas.stream()
                .map(area -> new AreaDifference(area.pcode(), area.name(), without(area.fields(), explained)))
                .filter(area -> !area.fields().isEmpty())
                .toList();
        boolean isWrong = !wrongTotals.isEmpty() || !wrong.isEmpty();
        return new Report(
                equal,
                isWrong ? Outcome.DIFFERENT : equal ? Outcome.SAME : Outcome.OTHER_POPULATIONS,
                snapshot.dataVersion(),
                now(),
                then.has(FrozenDocument.POPULATIONS) ? populations(then, now) : null,
                notCompared,
                before.size(),
                wrong.size(),
                wrongTotals,
                wrong.subList(0, Math.min(TOLD, wrong.size())),
                reasons.list(snapshot, !isWrong, !notCompared.isEmpty()).stream()
                        .map(cause -> reason(cause, language))
                        .toList());
    }

    private Reason reason(Reasons.Cause cause, Locale language) {
        return new Reason(
                cause.code(),
                words.text("reason." + cause.code(), language, cause.arguments().toArray(String[]::new)));
    }

    private static Difference populations(JsonNode then, JsonNode now) {
        String field = FrozenDocument.POPULATIONS;
        return new Difference(field, then.path(field), now.path(field));
    }

    /** Whether figures of people were replaced; of a snapshot that kept no fingerprint, whether any differs that it tells. */
    private static boolean otherPeople(JsonNode then, JsonNode now, List<AreaDifference> areas) {
        String field = FrozenDocument.POPULATIONS;
        return then.has(field)
                ? !then.path(field).equals(now.path(field))
                : areas.stream()
                        .flatMap(area -> area.fields().stream())
                        .anyMatch(difference -> difference.field().equals("population"));
    }

    private static List<Difference> without(List<Difference> differences, Set<String> fields) {
        return differences.stream()
                .filter(difference -> !fields.contains(difference.field()))
                .toList();
    }

    private JsonNode again(Snapshot snapshot) {
        var eyes = new Eyes(snapshot.seenBy(), LocalDate.ofInstant(snapshot.madeAt(), ZoneOffset.UTC));
        HotspotResult result = questions.result(snapshot.parameters(), eyes, snapshot.dataVersion());
        var numbers = new LinkedHashMap<>(document.numbers(result, snapshot.language()));
        numbers.put(FrozenDocument.POPULATIONS, people.fingerprint(result));
        return json.readTree(json.writeValueAsBytes(numbers));
    }

    private static Map<String, JsonNode> byPcode(JsonNode document) {
        var byPcode = new LinkedHashMap<String, JsonNode>();
        document.path("communes")
                .forEach(commune -> byPcode.put(commune.path("pcode").asString(), commune));
        return byPcode;
    }

    private static List<AreaDifference> differing(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var pcodes = new java.util.TreeSet<>(before.keySet());
        pcodes.addAll(after.keySet());
        var differing = new ArrayList<AreaDifference>();
        for (String pcode : pcodes) {
            JsonNode then = before.getOrDefault(pcode, tools.jackson.databind.node.MissingNode.getInstance());
            JsonNode now = after.getOrDefault(pcode, tools.jackson.databind.node.MissingNode.getInstance());
            var fields = new ArrayList<Difference>();
            Set<String> names = new java.util.LinkedHashSet<>(then.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name -> compare(name, then.path(name), now.path(name), fields));
            if (!fields.isEmpty()) {
                String name = then.isMissingNode()
                        ? now.path("name").asString()
                        : then.path("name").asString();
                differing.add(new AreaDifference(pcode, name, fields));
            }
        }
        return differing;
    }

    private static void compare(String field, JsonNode then, JsonNode now, List<Difference> differences) {
        if (!then.equals(now)) {
            differences.add(new Difference(field, orNull(then), orNull(now)));
        }
    }

    private static @Nullable Object orNull(JsonNode node) {
        return node.isMissingNode() ? null : node;
    }
}
