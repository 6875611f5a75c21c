package org.vigie.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.geo.WorkingProjection;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotService;
import org.vigie.hotspots.HotspotView;
import org.vigie.ogc.WmsException.Code;
import org.vigie.styles.Legend;
import tools.jackson.databind.json.JsonMapper;

/** What lies under a pixel, layer by layer, in plain words, JSON or HTML. */
@Component
class WmsFeatureInfo {

    static final List<String> FORMATS = List.of("text/plain", "application/json", "text/html");

    /** One thing under the pixel. */
    private record Found(String layer, String id, Map<String, @Nullable Object> values) {}

    private final WmsHotspots source;
    private final HotspotService hotspots;
    private final HotspotView view;
    private final Areas areas;
    private final WorkingProjection working;
    private final JsonMapper json;

    WmsFeatureInfo(
            WmsHotspots source,
            HotspotService hotspots,
            HotspotView view,
            Areas areas,
            WorkingProjection working,
            JsonMapper json) {
        this.source = source;
        this.hotspots = hotspots;
        this.view = view;
        this.areas = areas;
        this.working = working;
        this.json = json;
    }

    /**
     * The answer.
     *
     * @param place WGS 84 degrees
     */
    String of(List<WmsLayer> layers, Coordinate place, WmsParameters parameters, String format, Locale language) {
        var found = new ArrayList<Found>();
        for (WmsLayer layer : layers) {
            find(layer, place, parameters, language).ifPresent(found::add);
        }
        return switch (format) {
            case "text/plain" -> plain(found);
            case "application/json" -> document(found);
            case "text/html" -> html(found, language);
            default -> throw new WmsException(Code.InvalidFormat, "INFO_FORMAT", format, String.join(", ", FORMATS));
        };
    }

    private Optional<Found> find(WmsLayer layer, Coordinate place, WmsParameters parameters, Locale language) {
        if (layer.kind() == WmsLayer.Kind.BOUNDARIES) {
            return area(areas.current(), place, layer.level()).map(area -> boundary(layer, area));
        }
        HotspotQuery query = source.query(parameters, layer);
        if (layer.kind() == WmsLayer.Kind.SURFACE) {
            return surface(layer, query, place, language);
        }
        HotspotResult result = source.result(query);
        return area(areas.find(result.areas()).orElseThrow(), place, query.level())
                .flatMap(area -> result.communes().stream()
                        .filter(commune -> commune.pcode().equals(area.pcode()))
                        .findFirst())
                .map(commune -> hotspot(layer, commune, result, language));
    }

    private static Optional<Area> area(AreaIndex index, Coordinate place, int level) {
        return index.locate(place.x, place.y, null).flatMap(found -> index.ancestor(found.pcode(), level));
    }

    private Found boundary(WmsLayer layer, Area area) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("pcode", area.pcode());
        values.put("name", area.displayName());
        values.put("country", area.country());
        values.put("areaKm2", area.areaSquareKm());
        return new Found(layer.name(), area.pcode(), values);
    }

    private Found hotspot(WmsLayer layer, Commune commune, HotspotResult result, Locale language) {
        Legend.View legend = view.legend(result, language);
        Double value = commune.value(result.query().measure());
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("pcode", commune.pcode());
        values.put("name", commune.name());
        values.put("country", commune.country());
        values.put("from", result.period().from().toString());
        values.put("to", result.period().to().toString());
        values.put("covered", commune.covered());
        values.put("count", commune.count());
        values.put("measure", legend.title());
        values.put("value", value == null ? null : (Double) (value * legend.factor()));
        values.put("unit", legend.unit());
        values.put("legendClass", commune.legendClass());
        values.put("class", commune.covered() ? label(legend, commune) : legend.notCovered());
        values.put("few", commune.few());
        values.put(
                "giClass",
                commune.gi() == null ? null : commune.gi().hotspotClass().name());
        return new Found(layer.name(), commune.pcode(), values);
    }

    private static @Nullable String label(Legend.View legend, Commune commune) {
        return legend.classes().stream()
                .filter(view -> commune.legendClass() != null && view.number() == commune.legendClass())
                .map(Legend.ClassView::label)
                .findFirst()
                .orElse(null);
    }

    private Optional<Found> surface(WmsLayer layer, HotspotQuery query, Coordinate place, Locale language) {
        Legend.View legend = view.legend(source.result(query), language);
        Coordinate metres = working.project(place.x, place.y);
        return hotspots.surface(query)
                .map(surface -> surface.at(metres.x, metres.y))
                .filter(value -> !value.isNaN())
                .map(value -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    values.put("measure", legend.title());
                    values.put("value", value * legend.factor());
                    values.put("unit", legend.unit());
                    return new Found(layer.name(), "surface", values);
                });
    }

    private static String plain(List<Found> found) {
        var text = new StringBuilder();
        for (Found each : found) {
            text.append('[').append(each.layer()).append("]\n");
            each.values().forEach((name, value) -> text.append(name)
                    .append(" = ")
                    .append(value == null ? "" : value)
                    .append('\n'));
        }
        return text.toString();
    }

    private String document(List<Found> found) {
        var features = new ArrayList<Map<String, @Nullable Object>>();
        for (Found each : found) {
            var feature = new LinkedHashMap<String, @Nullable Object>();
            feature.put("type", "Feature");
            feature.put("id", each.layer() + "." + each.id());
            feature.put("geometry", null);
            feature.put("properties", each.values());
            features.add(feature);
        }
        return json.writeValueAsString(Map.of("type", "FeatureCollection", "features", features));
    }

    private static String html(List<Found> found, Locale language) {
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language.getLanguage()
                + "\"><head><meta charset=\"UTF-8\"><title>Vigie</title></head><body>\n");
        for (Found each : found) {
            text.append("<table><caption>")
                    .append(HtmlUtils.htmlEscape(each.layer()))
                    .append("</caption>\n");
            each.values().forEach((name, value) -> text.append("<tr><th scope=\"row\">")
                    .append(HtmlUtils.htmlEscape(name))
                    .append("</th><td>")
                    .append(HtmlUtils.htmlEscape(value == null ? "–" : value.toString(), "UTF-8"))
                    .append("</td></tr>\n"));
            text.append("</table>\n");
        }
        return text.append("</body></html>\n").toString();
    }
}
