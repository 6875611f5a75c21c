package org.vigie.geocode;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** The queue of unsure places: listed and answered. */
@RestController
@RequestMapping("/api/v1/geocode/reviews")
class ReviewController {

    /** What a query parameter {@code state} may be. */
    enum State {
        OPEN,
        CONFIRMED,
        CHOSEN,
        POINTED,
        RESOLVED,
        REJECTED
    }

    /** What a person says. */
    enum Action {
        CONFIRM,
        CHOOSE,
        POINT,
        REJECT
    }

    /**
     * An answer.
     *
     * @param action {@code confirm} the first candidate, {@code choose} another one or an area, {@code point} on the map,
     *     {@code reject}
     * @param candidate for {@code choose}: which one, from 0
     * @param pcode for {@code choose}: an area instead of a candidate
     * @param longitude for {@code point}, WGS 84 degrees east
     * @param latitude for {@code point}, WGS 84 degrees north
     * @param learn whether the spelling serves from now on; yes unless false
     */
    record Answer(
            @Nullable String action,
            @Nullable Integer candidate,
            @Nullable String pcode,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Boolean learn) {}

    private final Reviews reviews;
    private final ReviewStore store;

    ReviewController(Reviews reviews, ReviewStore store) {
        this.reviews = reviews;
        this.store = store;
    }

    @GetMapping
    Map<String, Object> list(Parameters parameters) {
        State state = parameters.choice("state", State.class).orElse(State.OPEN);
        long after = parameters.integer("after", 0, Long.MAX_VALUE).orElse(0L);
        int limit = parameters.integer("limit", 1, 500).orElse(50L).intValue();
        parameters.verify();
        List<Review> found = store.list(state.name(), after, limit, Reader.current());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("numberMatched", store.count(state.name(), Reader.current()));
        answer.put("reviews", found.stream().map(ReviewController::view).toList());
        if (found.size() == limit) {
            answer.put(
                    "next",
                    "/api/v1/geocode/reviews?state=%s&after=%d&limit=%d"
                            .formatted(state, found.get(limit - 1).id(), limit));
        }
        return answer;
    }

    @GetMapping("/{id:\\d{1,18}}")
    Map<String, @Nullable Object> one(@PathVariable long id, Parameters parameters) {
        parameters.verify();
        return view(seen(id));
    }

    /** A review whose words the reader may see; one of others looks like one that is not there. */
    private Review seen(long id) {
        return store.find(id)
                .filter(review -> review.isSeenBy(Reader.current()))
                .orElseThrow(() -> Problem.notFound("geocode/reviews/" + id));
    }

    @PostMapping("/{id:\\d{1,18}}")
    Map<String, @Nullable Object> decide(
            @PathVariable long id, @RequestBody Answer answer, Parameters parameters, @Nullable Principal principal) {
        parameters.verify();
        seen(id);
        boolean learn = !Boolean.FALSE.equals(answer.learn());
        String person = principal == null ? null : principal.getName();
        Review decided =
                switch (action(answer)) {
                    case CONFIRM -> reviews.choose(id, 0, learn, person);
                    case CHOOSE -> choose(id, answer, learn, person);
                    case POINT -> point(id, answer, learn, person);
                    case REJECT -> reviews.reject(id, person);
                };
        return view(decided);
    }

    private Review choose(long id, Answer answer, boolean learn, @Nullable String person) {
        if (answer.pcode() != null) {
            return reviews.chooseArea(id, answer.pcode(), learn, person);
        }
        if (answer.candidate() == null) {
            throw Problem.invalid("candidate", "REQUIRED");
        }
        return reviews.choose(id, answer.candidate(), learn, person);
    }

    private Review point(long id, Answer answer, boolean learn, @Nullable String person) {
        double longitude = coordinate("longitude", answer.longitude(), 180);
        double latitude = coordinate("latitude", answer.latitude(), 90);
        return reviews.point(id, longitude, latitude, learn, person);
    }

    private static double coordinate(String field, @Nullable Double value, double most) {
        if (value == null) {
            throw Problem.invalid(field, "REQUIRED");
        }
        if (!(Math.abs(value) <= most)) {
            throw Problem.invalid(field, "OUT_OF_RANGE", value, -most, most);
        }
        return value;
    }

    private static Action action(Answer answer) {
        String word = answer.action() == null ? "" : answer.action().strip().toUpperCase(Locale.ROOT);
        for (Action action : Action.values()) {
            if (action.name().equals(word)) {
                return action;
            }
        }
        throw Problem.invalid("action", "UNKNOWN_VALUE", answer.action(), "confirm, choose, point, reject");
    }

    private static Map<String, @Nullable Object> view(Review review) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", review.id());
        view.put("state", review.state());
        view.put("place", review.query().place());
        view.put("country", review.query().country());
        view.put("region", review.query().region());
        view.put("province", review.query().province());
        view.put("commune", review.query().commune());
        view.put(
                "candidates",
                review.candidates().stream().map(CandidateView::of).toList());
        view.put("answer", review.answer() == null ? null : CandidateView.of(review.answer()));
        view.put(
                "subjects",
                review.subjects().stream()
                        .filter(subject -> subject.isSeenBy(Reader.current()))
                        .map(subject -> Map.of(
                                "subject",
                                subject.name(),
                                "marking",
                                subject.marking().label()))
                        .toList());
        view.put("createdAt", review.createdAt());
        view.put("decidedAt", review.decidedAt());
        view.put("decidedBy", review.decidedBy());
        return view;
    }
}
