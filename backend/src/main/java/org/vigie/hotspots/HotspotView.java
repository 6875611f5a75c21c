package org.vigie.hotspots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.api.Messages;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotResult.Gi;
import org.vigie.hotspots.HotspotResult.KernelUsed;
import org.vigie.incidents.IncidentFilter;
import org.vigie.statistics.GlobalMoran;
import org.vigie.styles.Legend;

/** Hotspots as JSON shows them. */
@Component
public class HotspotView {

    private final HotspotService hotspots;
    private final Areas areas;
    private final Legend legend;
    private final Messages messages;

    HotspotView(HotspotService hotspots, Areas areas, Legend legend, Messages messages) {
        this.hotspots = hotspots;
        this.areas = areas;
        this.legend = legend;
        this.messages = messages;
    }

    /** A whole answer. */
    public Map<String, @Nullable Object> of(HotspotResult result, Locale language) {
        Map<String, @Nullable Object> view = head(result, language);
        view.put(
                "communes",
                result.communes().stream()
                        .map(commune -> commune(commune, result.query()))
                        .toList());
        return view;
    }

    /** An answer without its areas. */
    Map<String, @Nullable Object> head(HotspotResult result, Locale language) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("parameters", parameters(result));
        view.put("dataVersion", result.dataVersion());
        view.put("areas", result.areas());
        view.put("boundarySets", boundarySets(result.areas()));
        view.put("exercise", result.exercise());
        view.put("matched", result.matched());
        view.put("placed", result.placed());
        boolean isPublic = result.query().filter().visibility().isPublic();
        view.put(
                "unplaced",
                isPublic
                        ? Map.of("total", result.unplaced())
                        : Map.of("total", result.unplaced(), "byLevel", result.unplacedByLevel()));
        view.put("undated", result.undated());
        view.put("perturbed", isPublic ? Map.of("method", "cell-key", "base", HotspotService.PERTURBED_BASE) : null);
        view.put("warnings", warnings(result, language));
        view.put(
                "exposure",
                result.exposure() == null ? null : result.exposure().name().toLowerCase(Locale.ROOT));
        view.put("missingPopulation", result.missingPopulation());
        view.put("globalMoran", result.globalMoran() == null ? null : globalMoran(result.globalMoran()));
        view.put("compared", result.compared());
        view.put("legend", legend(result, language));
        return view;
    }

    /** The legend of a result; that of the public carries that its counts are rounded at random. */
    public Legend.View legend(HotspotResult result, Locale language) {
        Legend.View shown = legend.view(
                result.query().measure(), result.scale(), result.period().days(), language);
        return result.query().filter().visibility().isPublic() ? perturbed(shown, language) : shown;
    }

    private Legend.View perturbed(Legend.View shown, Locale language) {
        String note =
                messages.text("legend.PERTURBED", List.of(String.valueOf(HotspotService.PERTURBED_BASE)), language);
        return shown.withCaption(shown.caption() + " " + note);
    }

    /** The asked fields of an area. */
    Map<String, @Nullable Object> commune(Commune commune, HotspotQuery query) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        for (CommuneField field : CommuneField.values()) {
            if (query.fields().contains(field)) {
                view.put(field.field(), field.value(commune, query.measure()));
            }
        }
        return view;
    }

    /** Gi* of an area; null where there is none. */
    static @Nullable Map<String, @Nullable Object> gi(@Nullable Gi gi) {
        if (gi == null) {
            return null;
        }
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("z", gi.z());
        view.put("pNormal", gi.pNormal());
        view.put("p", gi.p());
        view.put("q", gi.q());
        view.put("class", gi.hotspotClass());
        view.put("significant", gi.significant());
        view.put("neighbours", gi.neighbours());
        return view;
    }

    private static Map<String, @Nullable Object> globalMoran(GlobalMoran moran) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("i", Numbers.orNull(moran.i()));
        view.put("expectation", Numbers.orNull(moran.expectation()));
        view.put("varianceRandomisation", Numbers.orNull(moran.varianceRandomisation()));
        view.put("zRandomisation", Numbers.orNull(moran.zRandomisation()));
        view.put("pRandomisation", Numbers.orNull(moran.pRandomisation()));
        view.put("varianceNormality", Numbers.orNull(moran.varianceNormality()));
        view.put("zNormality", Numbers.orNull(moran.zNormality()));
        view.put("pNormality", Numbers.orNull(moran.pNormality()));
        return view;
    }

    private List<Map<String, String>> warnings(HotspotResult result, Locale language) {
        return result.warnings().stream()
                .map(warning -> Map.of(
                        "code",
                        warning.code(),
                        "message",
                        messages.text("warning." + warning.code(), warning.arguments(), language)))
                .toList();
    }

    private List<Map<String, Object>> boundarySets(String v) {
        return areas.find(v).map(AreaIndex::sets).orElse(List.of()).stream()
                .map(HotspotView::boundarySet)
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
    private Map<String, @Nullable Object> parameters(HotspotResult result) {
        HotspotQuery query = result.query();
        IncidentFilter filter = query.filter();
        var used = new LinkedHashMap<String, @Nullable Object>();
        used.put("from", result.period().from());
        used.put("to", result.period().to());
        used.put("days", result.period().days());
        used.put("referenceDay", result.referenceDay());
        used.put("fillingDays", hotspots.fillingDays());
        used.put("category", filter.kinds());
        used.put("country", filter.countries());
        used.put("area", filter.areas());
        used.put("minSeverity", filter.minSeverity() == 0 ? null : filter.minSeverity());
        used.put("minReliability", filter.minReliability());
        used.put("source", filter.sources());
        used.put("precision", filter.precisions());
        used.put("marking", filter.markings().stream().map(Marking::label).toList());
        used.put("status", filter.statuses().stream().sorted().toList());
        used.put("asOf", filter.asOf());
        used.put("level", query.level());
        used.put("measure", query.measure().parameter());
        used.put("weights", lower(query.weights()));
        used.put("halfLifeDays", query.halfLifeDays());
        used.put("giMeasure", lower(query.test().measure()));
        used.put("neighbours", query.test().neighbours().parameter());
        used.put("permutations", query.test().permutations());
        used.put("seed", query.withFilter(hotspots.counting(filter)).ofAll().seed());
        used.put("alpha", query.test().alpha());
        kernel(query.kernel(), result.kernel(), used);
        used.put("compare", query.compare() == Comparison.LAST_YEAR ? "lastYear" : "previous");
        used.put(
                "fields",
                query.fields().stream().sorted().map(CommuneField::field).toList());
        return used;
    }

    private static void kernel(KernelChoice asked, @Nullable KernelUsed done, Map<String, @Nullable Object> used) {
        used.put("kernel", lower(asked.kernel()));
        used.put("bandwidthKm", done == null ? asked.bandwidthKm() : (Double) done.bandwidthKm());
        used.put("bandwidth", asked.bandwidthKm() == null ? "auto" : "fixed");
        used.put("edge", lower(asked.edge()));
        used.put("cellKm", done == null ? asked.cellKm() : (Double) done.cellKm());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
