package org.vigie.maps;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.Areas;
import org.vigie.hotspots.Behind;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.Visibility;

/** Live maps: always of the newest data, in any size and language, to be put into a page by their address. */
@RestController
class MapController {

    /** A drawing opened by itself carries its style and fonts, and runs nothing. */
    private static final String SVG_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'";

    private final MapDrawing drawing;
    private final DrawingQueue queue;
    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;

    MapController(
            MapDrawing drawing,
            DrawingQueue queue,
            HotspotService hotspots,
            Categories categories,
            Areas areas,
            DataVersion dataVersion) {
        this.drawing = drawing;
        this.queue = queue;
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
    }

    @GetMapping("/maps/hotspots.{format:png|svg|pdf}")
    @Nullable
    ResponseEntity<byte[]> map(
            @PathVariable String format,
            Parameters parameters,
            HttpServletRequest request,
            WebRequest conditional,
            Locale accepted) {
        long version = dataVersion.current();
        String etag = Caching.weakETag(
                version,
                request.getParameterMap(),
                request.getRequestURI(),
                accepted.getLanguage(),
                hotspots.today(),
                hotspots.countedSources().hashCode(),
                Reader.current().role(),
                Visibility.current().key());
        if (conditional.checkNotModified(etag)) {
            return null;
        }
        MapFormat as = MapFormat.valueOf(format.toUpperCase(Locale.ROOT));
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, version);
        HotspotQuery read =
                HotspotQuery.read(parameters, categories, asOf.map(areas::asOf).orElseGet(areas::current));
        HotspotQuery query = MapPage.query(read.withFields(MapPage.FIELDS));
        MapRequest asked = MapRequest.read(parameters, as, accepted);
        parameters.verify();
        byte[] bytes = queue.draw(() -> bytes(as, page(query, asked), asked.scale()));
        var answer = ResponseEntity.ok();
        if (as == MapFormat.SVG) {
            answer.header("Content-Security-Policy", SVG_POLICY);
        }
        return answer.contentType(as.mediaType())
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Data-Version", String.valueOf(version))
                .body(bytes);
    }

    private MapPage page(HotspotQuery query, MapRequest asked) {
        Behind behind = hotspots.behind(query);
        HotspotResult result = hotspots.compute(query);
        Marking marking = behind.marking() == null ? Marking.CLEAR : behind.marking();
        return new MapPage(
                result,
                asked.title(),
                asked.language(),
                asked.layout(),
                asked.view(),
                Reader.current().is(Role.ANALYST) ? behind.sources() : List.of(),
                result.tellsWatch() ? Marking.closer(marking, Marking.AMBER) : marking,
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                "");
    }

    private byte[] bytes(MapFormat format, MapPage page, int scale) {
        return switch (format) {
            case PNG -> drawing.png(page, scale);
            case SVG -> drawing.svg(page);
            case PDF -> drawing.pdf(page);
        };
    }
}
