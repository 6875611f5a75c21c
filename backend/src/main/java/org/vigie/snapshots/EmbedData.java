package org.vigie.snapshots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import org.vigie.api.Gzipped;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.styles.Legend;
import tools.jackson.databind.json.JsonMapper;

/** What the interactive embed draws: values, classes and light outlines in one file of a few tens of kilobytes. */
@Component
class EmbedData {

    /** The file may weigh that much on the way, compressed. */
    static final int MOST_BYTES = 48_000;

    private static final double FINEST_DEGREES = 0.004;
    private static final double COARSEST_DEGREES = 0.3;
    private static final double COARSER = 1.6;

    private final Areas areas;
    private final LightOutlines outlines;
    private final PictureWords words;
    private final JsonMapper json;

    EmbedData(Areas areas, LightOutlines outlines, PictureWords words, JsonMapper json) {
        this.areas = areas;
        this.outlines = outlines;
        this.words = words;
        this.json = json;
    }

    /** As fine as fits. */
    byte[] of(Snapshot snapshot, HotspotResult result) {
        AreaIndex index = areas.find(result.areas()).orElseThrow();
        Set<String> pcodes = result.communes().stream().map(Commune::pcode).collect(Collectors.toSet());
        Map<String, Map<String, Geometry>> shapes =
                outlines.byCountry(index, result.query().level(), pcodes);
        double tolerance = FINEST_DEGREES;
        byte[] document = document(snapshot, result, LightOutlines.written(shapes, tolerance));
        while (Gzipped.of(document).bytes().length > MOST_BYTES && tolerance < COARSEST_DEGREES) {
            tolerance *= COARSER;
            document = document(snapshot, result, LightOutlines.written(shapes, tolerance));
        }
        return document;
    }

    private byte[] document(Snapshot snapshot, HotspotResult result, Map<String, List<List<String>>> shapes) {
        Legend.View legend = words.legend(result, snapshot.language());
        var document = new LinkedHashMap<String, Object>();
        document.put("unit", legend.unit());
        document.put("measure", legend.title());
        document.put(
                "classes",
                legend.classes().stream()
                        .map(view -> List.of(view.number(), view.colour(), view.label()))
                        .toList());
        document.put("notCovered", legend.notCovered());
        document.put("few", legend.fewIncidents());
        document.put("incidents", words.text("embed.incidents", snapshot.language(), "{0}"));
        document.put(
                "hot",
                legend.marks().stream()
                        .filter(mark -> mark.code().startsWith("HOT"))
                        .map(mark -> List.of(mark.code(), mark.colour(), mark.label()))
                        .toList());
        document.put("grid", LightOutlines.GRID_DEGREES);
        document.put(
                "areas",
                result.communes().stream()
                        .filter(commune -> shapes.containsKey(commune.pcode()))
                        .map(commune -> area(commune, snapshot, result, shapes.get(commune.pcode())))
                        .toList());
        return json.writeValueAsBytes(document);
    }

    /** Name, country, incidents, value in words, class, class of Gi* if hot, whether few, polygons. */
    private List<@Nullable Object> area(
            Commune commune, Snapshot snapshot, HotspotResult result, List<List<String>> polygons) {
        boolean hot = commune.gi() != null && commune.gi().hotspotClass().isHot();
        var area = new ArrayList<@Nullable Object>();
        area.add(commune.name());
        area.add(commune.country());
        area.add(commune.count());
        area.add(words.value(commune, result, snapshot.language()));
        area.add(commune.legendClass());
        area.add(hot ? commune.gi().hotspotClass().name() : 0);
        area.add(commune.few() ? 1 : 0);
        area.add(polygons);
        return area;
    }
}
