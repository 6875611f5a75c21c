package org.vigie.hotspots;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Gzipped;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentFilter;
import org.vigie.styles.Legend;
import tools.jackson.databind.json.JsonMapper;

/** Hotspots over HTTP: the same question of the same data version is computed once. */
@RestController
class HotspotController {

    private static final int KEPT_ANSWERS = 200;

    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final Legend legend;
    private final Messages messages;
    private final JsonMapper json;
    private final Map<String, Gzipped> answers = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Gzipped> eldest) {
            return size() > KEPT_ANSWERS;
        }
    };

    HotspotController(
            HotspotService hotspots,
            Categories categories,
            Areas areas,
            DataVersion dataVersion,
            Legend legend,
            Messages messages,
            JsonMapper json) {
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
        this.legend = legend;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping(path = "/api/v1/hotspots", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> hotspots(
            Parameters parameters, HttpServletRequest request, WebRequest conditional, Locale language) {
        long version = dataVersion.current();
        LocalDate today = hotspots.today();
        String etag = Caching.weakETag(
                version,
                request.getParameterMap(),
                language.getLanguage(),
                today,
                hotspots.countedSources().hashCode());
        if (conditional.checkNotModified(etag)) {
            return null;
        }
        Gzipped body;
        synchronized (answers) {
            body = answers.get(etag);
        }
        if (body == null) {
            body = compute(parameters, language, version);
            synchronized (answers) {
                answers.put(etag, body);
            }
        }
        return body.answer(
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .eTag(etag)
                        .cacheControl(CacheControl.noCache().cachePrivate()),
                request);
    }

    private Gzipped compute(Parameters parameters, Locale language, long version) {
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, version);
        AreaIndex index = asOf.map(areas::asOf).orElseGet(areas::current);
        HotspotQuery query = HotspotQuery.read(parameters, categories, index);
        parameters.verify();
        return Gzipped.of(json.writeValueAsBytes(view(hotspots.compute(query), language)));
    }

    private Map<String, Object> view(HotspotResult result, Locale language) {
        var view = new LinkedHashMap<String, Object>();
        view.put("parameters", parameters(result));
        view.put("dataVersion", result.dataVersion());
        view.put("areas", result.areas());
        view.put("boundarySets", boundarySets(result.areas()));
        view.put("exercise", result.exercise());
        view.put("matched", result.matched());
        view.put("placed", result.placed());
        view.put("unplaced", Map.of("total", result.unplaced(), "byLevel", result.unplacedByLevel()));
        view.put("undated", result.undated());
        view.put(
                "warnings",
                result.warnings().stream()
                        .map(warning -> Map.of(
                                "code",
                                warning.code(),
                                "message",
                                messages.text("warning." + warning.code(), warning.arguments(), language)))
                        .toList());
        view.put(
                "legend",
                legend.view(
                        result.query().measure(),
                        result.scale(),
                        result.period().days(),
                        language));
        view.put("communes", result.communes());
        return view;
    }

    private List<Map<String, Object>> boundarySets(String v) {
        return areas.find(v).map(AreaIndex::sets).orElse(List.of()).stream()
                .map(HotspotController::boundarySet)
                .toList();
    }

    private static Map<String, Object> boundarySet(BoundarySet set) {
        return Map.of(
                "country", set.country(),
                "vintage", set.vintage(),
                "source", set.source(),
                "licence", set.licence(),
                "exercise", set.exercise());
    }

    /** The parameters as they were used. */
    private static Map<String, @Nullable Object> parameters(HotspotResult result) {
        IncidentFilter filter = result.query().filter();
        var used = new LinkedHashMap<String, @Nullable Object>();
        used.put("from", result.period().from());
        used.put("to", result.period().to());
        used.put("days", result.period().days());
        used.put("referenceDay", result.referenceDay());
        used.put("category", filter.kinds());
        used.put("country", filter.countries());
        used.put("area", filter.areas());
        used.put("minSeverity", filter.minSeverity() == 0 ? null : filter.minSeverity());
        used.put("minReliability", filter.minReliability());
        used.put("source", filter.sources());
        used.put("precision", filter.precisions());
        used.put(
                "marking",
                filter.markings().stream().map(marking -> marking.label()).toList());
        used.put("status", filter.statuses().stream().sorted().toList());
        used.put("asOf", filter.asOf());
        used.put("level", result.query().level());
        used.put("measure", result.query().measure().parameter());
        used.put("weights", result.query().weights().name().toLowerCase(Locale.ROOT));
        used.put("halfLifeDays", result.query().halfLifeDays());
        return used;
    }
}
