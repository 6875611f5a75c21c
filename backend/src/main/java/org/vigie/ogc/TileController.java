package org.vigie.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.vigie.access.Reader;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Gzipped;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.Area;
import org.vigie.areas.Areas;
import org.vigie.exports.Fields;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Visibility;

/**
 * Vector tiles (Mapbox Vector Tile 2.1) and their descriptions (TileJSON 3.0). The address of a tile in a description carries a
 * {@code v}, with which it may be kept; without it, or with one that has passed, a tile is asked for anew each time. A tile
 * with nothing in it is 200 with an empty body, which is a whole tile without layers.
 */
@RestController
@RequestMapping("/tiles")
class TileController {

    private static final MediaType MVT = MediaType.valueOf("application/vnd.mapbox-vector-tile");
    private static final String ASK_ANEW = "private, no-cache";
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";

    /** Of data: what a reader may see can change, and then nothing old should stay long with whoever held it. */
    private static final String FOR_A_DAY = "private, max-age=86400, immutable";

    private final List<TileLayer> layers;
    private final TileCache cache;
    private final DataVersion dataVersion;
    private final Areas areas;
    private final HotspotService hotspots;
    private final Messages messages;
    private final Fields fields;

    TileController(
            HotspotTileLayer hotspotLayer,
            IncidentTileLayer incidentLayer,
            OutlinePyramids pyramids,
            TileCache cache,
            DataVersion dataVersion,
            Areas areas,
            HotspotService hotspots,
            Messages messages,
            Fields fields) {
        layers = List.of(
                new AreaTileLayer("communes", Area.COMMUNE, areas, pyramids),
                new AreaTileLayer("provinces", 2, areas, pyramids),
                new AreaTileLayer("regions", 1, areas, pyramids),
                hotspotLayer,
                incidentLayer);
        this.cache = cache;
        this.dataVersion = dataVersion;
        this.areas = areas;
        this.hotspots = hotspots;
        this.messages = messages;
        this.fields = fields;
    }

    @GetMapping("/{layer}/{z:-?\\d{1,9}}/{x:-?\\d{1,9}}/{y:-?\\d{1,9}}.mvt")
    @Nullable
    ResponseEntity<byte[]> tile(
            @PathVariable String layer,
            @PathVariable int z,
            @PathVariable int x,
            @PathVariable int y,
            HttpServletRequest http) {
        TileLayer found = find(layer);
        TileCoord tile = TileCoord.of(z, x, y, found.mostZoom());
        Map<String, String[]> given = http.getParameterMap();
        String choice = choice(found, given);
        String etag = Caching.weakETag(0, Map.of(), choice, tile);
        String caching = caching(found, given);
        if (new ServletWebRequest(http).checkNotModified(etag)) {
            return ResponseEntity.status(304)
                    .eTag(etag)
                    .header(HttpHeaders.CACHE_CONTROL, caching)
                    .build();
        }
        Gzipped body = cache.get(
                etag, () -> found.open(parameters(found, given), choice).tile(tile));
        return body.answer(
                ResponseEntity.ok().contentType(MVT).eTag(etag).header(HttpHeaders.CACHE_CONTROL, caching), http);
    }

    private static Parameters parameters(TileLayer layer, Map<String, String[]> given) {
        return new Parameters(layer.isOfData() ? PublicPeriod.filled(given) : given);
    }

    /** All that decides the tiles of a request, beside their places. */
    private String choice(TileLayer layer, Map<String, String[]> given) {
        if (!layer.isOfData()) {
            String sets = given.containsKey("v") ? "" : areas.currentV();
            return layer.id() + " " + Caching.weakETag(0, given, sets);
        }
        return layer.id() + " "
                + Caching.weakETag(
                        dataVersion.current(),
                        given,
                        hotspots.today(),
                        hotspots.countedSources().hashCode(),
                        Visibility.current().key());
    }

    private String caching(TileLayer layer, Map<String, String[]> given) {
        String[] v = given.get("v");
        if (v == null || v.length != 1) {
            return ASK_ANEW;
        }
        if (!layer.isOfData()) {
            return FOR_GOOD;
        }
        String[] asOf = given.get("asOf");
        return asOf != null && asOf.length == 1 && v[0].equals(stamp(asOf[0])) ? FOR_A_DAY : ASK_ANEW;
    }

    /** Names a data version as the reader of this thread sees it today. */
    private String stamp(String version) {
        String etag = Caching.weakETag(
                0,
                Map.of(),
                version,
                hotspots.today(),
                hotspots.countedSources().hashCode(),
                Visibility.current().key());
        return etag.replaceAll("[^0-9a-f]", "");
    }

    private TileLayer find(String id) {
        return layers.stream()
                .filter(layer -> layer.id().equals(id) && layer.isFor(Reader.current()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("tiles/" + id));
    }

    @GetMapping("/{layer:[a-z]+}.json")
    @Nullable
    ResponseEntity<Map<String, Object>> description(
            @PathVariable String layer, HttpServletRequest http, Locale language) {
        TileLayer found = find(layer);
        Map<String, String[]> given = http.getParameterMap();
        String choice = choice(found, given);
        String base = ServletUriComponentsBuilder.fromContextPath(http).build().toUriString();
        String etag = Caching.weakETag(0, Map.of(), choice, base, language.getLanguage());
        if (new ServletWebRequest(http).checkNotModified(etag)) {
            return ResponseEntity.status(304)
                    .eTag(etag)
                    .header(HttpHeaders.CACHE_CONTROL, ASK_ANEW)
                    .build();
        }
        TileLayer.Tiles tiles = found.open(parameters(found, given), choice);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(etag)
                .header(HttpHeaders.CACHE_CONTROL, ASK_ANEW)
                .body(tileJson(found, tiles, base + "/tiles/" + layer, given, language));
    }

    private Map<String, Object> tileJson(
            TileLayer layer, TileLayer.Tiles tiles, String where, Map<String, String[]> given, Locale language) {
        Map<String, Object> notes = tiles.notes(language);
        var box = tiles.extent();
        var body = new LinkedHashMap<String, Object>();
        body.put("tilejson", "3.0.0");
        body.put("name", text("collection." + layer.id(), language));
        body.put("description", text("tiles." + layer.id(), language));
        body.put("scheme", "xyz");
        body.put("tiles", List.of(where + "/{z}/{x}/{y}.mvt" + query(layer, given, notes)));
        body.put("minzoom", 0);
        body.put("maxzoom", layer.mostZoom());
        body.put("bounds", List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        body.put("center", List.of((box.getMinX() + box.getMaxX()) / 2, (box.getMinY() + box.getMaxY()) / 2, 5));
        body.put("attribution", attribution());
        var described = new LinkedHashMap<String, Object>();
        described.put("id", layer.id());
        described.put("description", text("tiles." + layer.id(), language));
        described.put("minzoom", 0);
        described.put("maxzoom", layer.mostZoom());
        described.put("fields", fields(layer, tiles, language));
        body.put("vector_layers", List.of(described));
        body.put("vigie", notes);
        return body;
    }

    /** The filter, and what makes the address one that never changes its meaning. */
    private String query(TileLayer layer, Map<String, String[]> given, Map<String, Object> notes) {
        var values = new LinkedHashMap<>(given);
        if (!layer.isOfData()) {
            values.put("v", new String[] {String.valueOf(notes.get("boundarySets"))});
        } else if (!Visibility.current().isPublic()) {
            String version = String.valueOf(notes.get("dataVersion"));
            values.put("asOf", new String[] {version});
            values.put("v", new String[] {stamp(version)});
        }
        return Request.query(values);
    }

    private Map<String, String> fields(TileLayer layer, TileLayer.Tiles tiles, Locale language) {
        String subject = layer.isOfData() ? layer.id() : "areas";
        var described = new LinkedHashMap<String, String>();
        for (Queryable field : tiles.fields()) {
            Optional<String> description =
                    layer.id().equals("incidents") && field.name().equals("count")
                            ? Optional.of(text("tiles.count", language))
                            : fields.findDescription(subject, field.name(), language);
            described.put(field.name(), description.orElse(field.name()));
        }
        return described;
    }

    private String attribution() {
        List<String> sources = new ArrayList<>();
        areas.current().sets().forEach(set -> sources.add(set.source() + " (" + set.licence() + ")"));
        return String.join("; ", sources.stream().distinct().toList());
    }

    private String text(String key, Locale language) {
        return messages.text("ogc." + key, List.of(), language);
    }
}
