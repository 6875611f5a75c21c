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
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    Verification(
            Questions questions,
            SnapshotStore store,
            FrozenDocument document,
            PictureWords words,
            Reasons reasons,
            JsonMapper json) {
        this.questions = questions;
        this.store = store;
        this.document = document;
        this.words = words;
        this.reasons = reasons;
        this.json = json;
    }

    /**
     * What came out.
     *
     * @param equal whether every number of every area is the same
     * @param differingAreas how many areas have a number that is not
     * @param totals the numbers of the whole that differ
     * @param areas the first {@value #TOLD} of the areas that differ
     * @param reasons what happened since that can be why, in the reader's language
     */
    record Report(
            boolean equal,
            long dataVersion,
            Instant verifiedAt,
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
        Instant at = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS);
        JsonNode now;
        try {
            now = again(snapshot);
        } catch (Problem gone) {
            Reason reason = new Reason("NOT_COMPUTABLE", words.text("reason.NOT_COMPUTABLE", language, gone.code()));
            return new Report(false, snapshot.dataVersion(), at, 0, 0, List.of(), List.of(), List.of(reason));
        }
        List<Difference> totals = new ArrayList<>();
        TOTALS.forEach(field -> compare(field, then.path(field), now.path(field), totals));
        Map<String, JsonNode> before = byPcode(then);
        Map<String, JsonNode> after = byPcode(now);
        List<AreaDifference> areas = differing(before, after);
        boolean equal = totals.isEmpty() && areas.isEmpty();
        return new Report(
                equal,
                snapshot.dataVersion(),
                at,
                before.size(),
                areas.size(),
                totals,
                areas.subList(0, Math.min(TOLD, areas.size())),
                reasons.list(snapshot, equal, isAnyPopulation(areas)).stream()
                        .map(reason -> new Reason(
                                reason.code(),
                                words.text(
                                        "reason." + reason.code(),
                                        language,
                                        reason.arguments().toArray(String[]::new))))
                        .toList());
    }

    private JsonNode again(Snapshot snapshot) {
        var eyes = new Eyes(snapshot.seenBy(), LocalDate.ofInstant(snapshot.madeAt(), ZoneOffset.UTC));
        HotspotResult result = questions.result(snapshot.parameters(), eyes, snapshot.dataVersion());
        return json.readTree(json.writeValueAsBytes(document.numbers(result, snapshot.language())));
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

    private static boolean isAnyPopulation(List<AreaDifference> areas) {
        return areas.stream()
                .flatMap(area -> area.fields().stream())
                .anyMatch(difference -> difference.field().equals("population"));
    }
}
