package org.vigie.ogc;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.api.CapabilityContributor;

/** Says where other programs connect. */
@Component
class OgcCapabilities implements CapabilityContributor {

    private final Offerings offerings;

    OgcCapabilities(Offerings offerings) {
        this.offerings = offerings;
    }

    @Override
    public Map<String, Object> capabilities() {
        List<String> collections =
                offerings.list(Reader.current()).stream().map(Offering::id).toList();
        return Map.of(
                "ogc",
                Map.of(
                        "features",
                        Request.ROOT,
                        "collections",
                        collections,
                        "limit",
                        ItemsQuery.MOST_LIMIT,
                        "tiles",
                        "/tiles/{layer}.json"));
    }
}
