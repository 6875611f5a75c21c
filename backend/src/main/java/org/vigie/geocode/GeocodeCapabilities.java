package org.vigie.geocode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.CapabilityContributor;

/** Says which gazetteers serve, whom to credit, and how many unsure places wait for a person. */
@Component
class GeocodeCapabilities implements CapabilityContributor {

    private final Gazetteers gazetteers;
    private final ReviewStore reviews;

    GeocodeCapabilities(Gazetteers gazetteers, ReviewStore reviews) {
        this.gazetteers = gazetteers;
        this.reviews = reviews;
    }

    @Override
    public Map<String, Object> capabilities() {
        var lists = gazetteers.list().stream().map(GeocodeCapabilities::view).toList();
        return Map.of("gazetteers", lists, "reviews", reviews());
    }

    /** How many wait is only for those who decide. */
    private Map<String, Object> reviews() {
        return Reader.current().is(Role.EDITOR) ? Map.of("open", reviews.count("OPEN")) : Map.of();
    }

    private static Map<String, Object> view(Gazetteer gazetteer) {
        var view = new LinkedHashMap<String, Object>();
        view.put("country", gazetteer.country());
        view.put("source", gazetteer.source());
        view.put("licence", gazetteer.licence());
        view.put("vintage", gazetteer.vintage());
        view.put("exercise", gazetteer.exercise());
        view.put("places", gazetteer.places());
        return view;
    }
}
