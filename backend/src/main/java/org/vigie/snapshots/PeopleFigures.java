package org.vigie.snapshots;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.Populations;
import org.vigie.hotspots.HotspotResult;
import tools.jackson.databind.JsonNode;

/**
 * The figures of people behind a result. They are not kept in versions, so a snapshot keeps a fingerprint of them: whoever verifies it
 * later can tell replaced figures from wrong numbers.
 */
@Component
class PeopleFigures {

    private static final int FINGERPRINT = 16;
    private static final Set<String> ALWAYS =
            Set.of("population", "rate", "rateLow", "rateHigh", "smoothedRate", "localSmoothedRate");
    private static final Set<String> BY_EXPOSURE = Set.of("excess", "gi", "giClass", "moran", "exposure");

    /** What follows from the measure that is drawn. */
    private static final Set<String> DRAWN = Set.of("value", "rank", "legendClass");

    private final Populations populations;
    private final Areas areas;

    PeopleFigures(Populations populations, Areas areas) {
        this.populations = populations;
        this.areas = areas;
    }

    /** A name of the figures that a result was computed with, the same for the same figures; {@code none} without any. */
    String fingerprint(HotspotResult result) {
        AreaIndex index = areas.find(result.areas()).orElseThrow();
        Map<String, Long> people =
                new TreeMap<>(populations.byPcode(result.period().to().getYear()));
        people.keySet().removeIf(pcode -> index.find(pcode).isEmpty());
        String text = people.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining("\n"));
        return people.isEmpty()
                ? "none"
                : Digest.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT);
    }

    /** Which fields of two documents of one question follow from figures of people. */
    static Set<String> fieldsOf(JsonNode then, JsonNode now) {
        var fields = new HashSet<>(ALWAYS);
        boolean isTested =
                then.path("parameters").path("giMeasure").asString("").equals("rate");
        if (isTested || isExposed(then) || isExposed(now)) {
            fields.addAll(BY_EXPOSURE);
        }
        if (fields.contains(then.path("parameters").path("measure").asString(""))) {
            fields.addAll(DRAWN);
        }
        return fields;
    }

    private static boolean isExposed(JsonNode document) {
        return document.path("exposure").asString("").equals("population");
    }
}
