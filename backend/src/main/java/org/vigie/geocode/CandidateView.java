package org.vigie.geocode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A candidate as readers see it: coordinates to about a metre, confidence to a thousandth. */
final class CandidateView {

    private CandidateView() {}

    static Map<String, @Nullable Object> of(Candidate candidate) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("name", candidate.name());
        view.put("matchedName", candidate.matchedName());
        view.put("pcode", candidate.pcode());
        view.put("country", candidate.country());
        view.put("longitude", rounded(candidate.longitude(), 1e5));
        view.put("latitude", rounded(candidate.latitude(), 1e5));
        view.put("precision", candidate.precision());
        view.put("uncertaintyKm", rounded(candidate.uncertaintyKm(), 100));
        view.put("confidence", rounded(candidate.confidence(), 1000));
        view.put("why", candidate.why());
        return view;
    }

    static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }
}
