package org.vigie.geocode;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.api.CapabilityContributor;

/** Says which gazetteers serve, and whom to credit. */
@Component
class GeocodeCapabilities implements CapabilityContributor {

    private final Gazetteers gazetteers;

    GeocodeCapabilities(Gazetteers gazetteers) {
        this.gazetteers = gazetteers;
    }

    @Override
    public Map<String, Object> capabilities() {
        var lists = gazetteers.list().stream().map(GeocodeCapabilities::view).toList();
        return Map.of("gazetteers", lists);
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
