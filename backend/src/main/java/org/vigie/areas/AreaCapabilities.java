package org.vigie.areas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.api.CapabilityContributor;

/** Says which boundary sets serve: their {@code v}, and whom to credit. */
@Component
class AreaCapabilities implements CapabilityContributor {

    private final Areas areas;

    AreaCapabilities(Areas areas) {
        this.areas = areas;
    }

    @Override
    public Map<String, Object> capabilities() {
        AreaIndex index = areas.current();
        var sets = index.sets().stream().map(AreaCapabilities::view).toList();
        return Map.of("areas", Map.of("v", index.v(), "sets", sets));
    }

    private static Map<String, Object> view(BoundarySet set) {
        var view = new LinkedHashMap<String, Object>();
        view.put("country", set.country());
        view.put("vintage", set.vintage());
        view.put("source", set.source());
        view.put("licence", set.licence());
        view.put("exercise", set.exercise());
        view.put("communes", set.communes());
        return view;
    }
}
