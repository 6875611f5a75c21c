package org.vigie.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.api.Caching;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.incidents.IncidentStore.Cursor;

/** Incidents to read: pages of GeoJSON that are never silently cut, and one by one. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {

    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");

    private final IncidentStore store;
    private final IncidentCache cache;
    private final Categories categories;
    private final Areas areas;

    IncidentController(IncidentStore store, IncidentCache cache, Categories categories, Areas areas) {
        this.store = store;
        this.cache = cache;
        this.categories = categories;
        this.areas = areas;
    }

    @GetMapping
    @Nullable
    ResponseEntity<Map<String, Object>> list(
            Parameters parameters, HttpServletRequest request, WebRequest conditional) {
        verifySeen();
        IncidentFilter filter = IncidentFilter.read(parameters, categories);
        int limit = parameters.integer("limit", 1, 1000).orElse(100L).intValue();
        Cursor after = cursor(parameters);
        IncidentColumns columns = cache.current(filter.visibility());
        Coverages.verifyVersion(Optional.ofNullable(filter.asOf()), columns.version());
        AreaIndex index = filter.asOf() == null ? areas.current() : areas.asOf(filter.asOf());
        filter.verifyAreas(parameters, index);
        parameters.verify();
        String etag = Caching.weakETag(
                columns.version(),
                request.getParameterMap(),
                filter.visibility().key());
        if (conditional.checkNotModified(etag)) {
            return null;
        }
        if (filter.asOf() != null) {
            columns = cache.of(filter);
        }
        long matched = new IncidentSelection(columns, filter, categories.counted(), index).count();
        List<IncidentFeature> features = store.list(filter, index, after, limit + 1);
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(page(features, limit, matched, columns.version(), request));
    }

    @GetMapping("/{id:[0-9a-fA-F-]{36}}")
    ResponseEntity<Map<String, Object>> get(@PathVariable UUID id, Parameters parameters) {
        verifySeen();
        parameters.verify();
        IncidentFeature feature = store.get(id);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", feature.type());
        body.put("id", feature.id());
        body.put("geometry", feature.geometry());
        body.put("properties", feature.properties());
        body.put("reports", store.listReports(feature));
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .eTag(feature.etag())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }

    /** Whoever sees numbers only is told so, whatever was asked. */
    private static void verifySeen() {
        if (!Visibility.current().seesIncidents()) {
            throw new Problem(HttpStatus.FORBIDDEN, "AGGREGATES_ONLY");
        }
    }

    private static Map<String, Object> page(
            List<IncidentFeature> found, int limit, long matched, long version, HttpServletRequest request) {
        List<IncidentFeature> features = found.subList(0, Math.min(limit, found.size()));
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "FeatureCollection");
        body.put("numberMatched", matched);
        body.put("numberReturned", features.size());
        body.put("dataVersion", version);
        body.put("features", features);
        if (found.size() > limit) {
            body.put("next", next(request, features.get(limit - 1)));
        }
        return body;
    }

    private static String next(HttpServletRequest request, IncidentFeature last) {
        String text = last.dateStart() + " " + last.id();
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toUriString();
    }

    private static @Nullable Cursor cursor(Parameters parameters) {
        Optional<String> cursor = parameters.text("cursor");
        if (cursor.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor.get()), StandardCharsets.UTF_8).split(" ");
            return new Cursor(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            parameters.error("cursor", "NOT_A_CURSOR");
            return null;
        }
    }
}
