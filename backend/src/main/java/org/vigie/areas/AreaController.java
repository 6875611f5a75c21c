package org.vigie.areas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** Areas as the map needs them, and one area with all that is known of it. */
@RestController
@RequestMapping("/api/v1/areas")
class AreaController {

    private static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";

    private final Areas areas;
    private final AreaStore store;
    private final Populations populations;
    private final OutlineDocuments documents;

    AreaController(Areas areas, AreaStore store, Populations populations, OutlineDocuments documents) {
        this.areas = areas;
        this.store = store;
        this.populations = populations;
        this.documents = documents;
    }

    /**
     * The outlines of a level. With {@code v}, the ids of the sets, the answer never changes and may be kept for good;
     * without it the answer is that of the sets that serve now.
     */
    @GetMapping
    @Nullable
    ResponseEntity<byte[]> outlines(
            Parameters parameters,
            WebRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
        int level = parameters
                .integer("level", 0, Area.COMMUNE)
                .orElse((long) Area.COMMUNE)
                .intValue();
        Optional<String> v = parameters.text("v");
        AreaIndex index = v.map(this::find).orElseGet(areas::current);
        String country = country(parameters, index);
        parameters.verify();
        String etag = "W/\"areas-%s-%d-%s\"".formatted(index.v(), level, country.isEmpty() ? "all" : country);
        String caching = v.isPresent() ? FOR_GOOD : "private, no-cache";
        if (request.checkNotModified(etag)) {
            return null;
        }
        byte[] zipped = documents.zipped(index, level, country);
        boolean zip = accepts(encodings);
        var answer = ResponseEntity.ok()
                .contentType(GEO_JSON)
                .eTag(etag)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zip
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped)
                : answer.body(OutlineDocuments.unzipped(zipped));
    }

    /** One area of the sets that serve now. */
    @GetMapping("/{pcode}")
    Map<String, @Nullable Object> area(@PathVariable String pcode, Parameters parameters) {
        parameters.verify();
        AreaIndex index = areas.current();
        Area area = index.find(pcode).orElseThrow(() -> Problem.notFound("areas/" + pcode));
        var view = brief(area);
        view.put("sourceName", area.name());
        view.put("aliases", area.aliases());
        view.put("areaKm2", area.areaSquareKm());
        view.put("centre", List.of(area.longitude(), area.latitude()));
        view.put("bbox", store.bbox(index.sets(), pcode));
        view.put(
                "parents",
                Stream.iterate(area.level() - 1, level -> level >= 0, level -> level - 1)
                        .flatMap(level -> index.ancestor(pcode, level).stream())
                        .map(AreaController::brief)
                        .toList());
        view.put(
                "children",
                index.children(pcode).stream().map(AreaController::brief).toList());
        view.put("populations", populations.list(pcode));
        return view;
    }

    private AreaIndex find(String v) {
        return areas.find(v).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_SETS", v));
    }

    private static String country(Parameters parameters, AreaIndex index) {
        String country = parameters.text("country").orElse("");
        List<String> known =
                index.sets().stream().map(BoundarySet::country).sorted().toList();
        if (!country.isEmpty() && !known.contains(country)) {
            parameters.error("country", "UNKNOWN_VALUE", country, String.join(", ", known));
        }
        return country;
    }

    /** Whether gzip is among the accepted encodings and not refused by {@code q=0}. */
    private static boolean accepts(String encodings) {
        return Stream.of(encodings.toLowerCase(java.util.Locale.ROOT).split(","))
                .map(encoding -> encoding.replace(" ", ""))
                .anyMatch(encoding -> encoding.matches("(gzip|x-gzip|\\*)(;q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
    }

    private static Map<String, @Nullable Object> brief(Area area) {
        var brief = new LinkedHashMap<String, @Nullable Object>();
        brief.put("pcode", area.pcode());
        brief.put("level", area.level());
        brief.put("name", area.displayName());
        brief.put("country", area.country());
        brief.put("parent", area.parent());
        return brief;
    }
}
