package org.vigie.hotspots;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.vigie.api.Caching;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.Visibility;
import tools.jackson.databind.json.JsonMapper;

/** Hotspots over HTTP: of many areas, and one of them in detail. */
@RestController
class HotspotController {

    private final HotspotService hotspots;
    private final HotspotView view;
    private final CommuneView communeView;
    private final CountsOverTime months;
    private final PointPlaces points;
    private final Answers answers;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final JsonMapper json;

    HotspotController(
            HotspotService hotspots,
            HotspotView view,
            CommuneView communeView,
            CountsOverTime months,
            PointPlaces points,
            Answers answers,
            Categories categories,
            Areas areas,
            DataVersion dataVersion,
            JsonMapper json) {
        this.hotspots = hotspots;
        this.view = view;
        this.communeView = communeView;
        this.months = months;
        this.points = points;
        this.answers = answers;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
        this.json = json;
    }

    private interface Body {
        Object of(HotspotQuery query);
    }

    @GetMapping(path = "/api/v1/hotspots", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> hotspots(
            Parameters parameters, HttpServletRequest request, WebRequest conditional, Locale language) {
        return answer(
                "", parameters, request, conditional, language, query -> view.of(hotspots.compute(query), language));
    }

    @GetMapping(path = "/api/v1/hotspots/{pcode:[^.]+}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> commune(
            @PathVariable String pcode,
            Parameters parameters,
            HttpServletRequest request,
            WebRequest conditional,
            Locale language) {
        return answer(
                pcode, parameters, request, conditional, language, query -> communeView.of(pcode, query, language));
    }

    /** How many incidents each month had, from the first to the last: what a reader chooses a period from. */
    @GetMapping(path = "/api/v1/hotspots/months", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> months(
            Parameters parameters, HttpServletRequest request, WebRequest conditional, Locale language) {
        return answer("/months", parameters, request, conditional, language, months::of);
    }

    /** The same by week, for short periods. */
    @GetMapping(path = "/api/v1/hotspots/weeks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> weeks(
            Parameters parameters, HttpServletRequest request, WebRequest conditional, Locale language) {
        return answer("/weeks", parameters, request, conditional, language, months::weeks);
    }

    /** Where the placed incidents are. */
    @GetMapping(path = "/api/v1/hotspots/points", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<byte[]> points(
            Parameters parameters, HttpServletRequest request, WebRequest conditional, Locale language) {
        return answer("/points", parameters, request, conditional, language, points::of);
    }

    private @Nullable ResponseEntity<byte[]> answer(
            String pcode,
            Parameters parameters,
            HttpServletRequest request,
            WebRequest conditional,
            Locale language,
            Body body) {
        long version = dataVersion.current();
        String etag = Caching.weakETag(
                version,
                request.getParameterMap(),
                pcode,
                language.getLanguage(),
                hotspots.today(),
                hotspots.countedSources().hashCode(),
                Visibility.current().key());
        if (conditional.checkNotModified(etag)) {
            return null;
        }
        var answer = answers.get(etag, () -> {
            HotspotQuery query = HotspotQuery.read(parameters, categories, served(parameters, version));
            parameters.verify();
            return json.writeValueAsBytes(body.of(query));
        });
        return answer.answer(
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .eTag(etag)
                        .cacheControl(CacheControl.noCache().cachePrivate()),
                request);
    }

    /** The areas that serve at the version asked of. */
    private AreaIndex served(Parameters parameters, long newest) {
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, newest);
        return asOf.map(areas::asOf).orElseGet(areas::current);
    }
}
