package org.vigie.geocode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.api.Parameters;

/** Words to a place, and a position to words. */
@RestController
@RequestMapping("/api/v1")
class GeocodeController {

    private static final int LONGEST = 300;
    private static final int MOST = 8;

    private final Geocoder geocoder;

    GeocodeController(Geocoder geocoder) {
        this.geocoder = geocoder;
    }

    /** {@code limit} is the most candidates, 1..8. */
    @GetMapping("/geocode")
    ResponseEntity<Map<String, Object>> geocode(Parameters parameters, Locale language) {
        var query = new PlaceQuery(
                text(parameters, "q"),
                text(parameters, "country"),
                text(parameters, "region"),
                text(parameters, "province"),
                text(parameters, "commune"),
                text(parameters, "within"));
        int limit = parameters.integer("limit", 1, MOST).orElse(5L).intValue();
        if (query.isEmpty()) {
            parameters.error("q", "REQUIRED");
        }
        parameters.verify();
        Resolution resolution = geocoder.geocode(query, language);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("decision", resolution.decision());
        answer.put("why", resolution.why());
        answer.put(
                "candidates",
                resolution.candidates().stream()
                        .limit(limit)
                        .map(CandidateView::of)
                        .toList());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }

    /** Outside every area the areas are empty and the country is null. */
    @GetMapping("/reverse")
    ResponseEntity<Map<String, @Nullable Object>> reverse(Parameters parameters) {
        Optional<Double> longitude = required(parameters, "lon", 180);
        Optional<Double> latitude = required(parameters, "lat", 90);
        parameters.verify();
        ReversePlace place = geocoder.reverse(longitude.orElseThrow(), latitude.orElseThrow());
        var answer = new LinkedHashMap<String, @Nullable Object>();
        List<ReversePlace.Part> areas = place.areas();
        answer.put("pcode", areas.isEmpty() ? null : areas.get(0).pcode());
        answer.put("country", place.country());
        answer.put("flag", place.flag());
        answer.put("areas", areas);
        answer.put("nearest", place.nearest());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }

    private static Optional<Double> required(Parameters parameters, String name, double most) {
        Optional<Double> value = parameters.decimal(name, -most, most);
        if (parameters.text(name).isEmpty()) {
            parameters.error(name, "REQUIRED");
        }
        return value;
    }

    private static @Nullable String text(Parameters parameters, String name) {
        String text = parameters.text(name).orElse(null);
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST) {
            parameters.error(name, "TEXT_TOO_LONG", LONGEST);
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            parameters.error(name, "CONTROL_CHARACTERS");
        }
        return text;
    }
}
