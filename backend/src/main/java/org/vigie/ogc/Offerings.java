package org.vigie.ogc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.api.DataVersion;
import org.vigie.areas.Area;
import org.vigie.areas.Areas;
import org.vigie.areas.Populations;
import org.vigie.exports.AreaShapes;

/** All collections. */
@Component
final class Offerings {

    private final List<Offering> all;

    Offerings(
            HotspotOffering hotspots,
            IncidentOffering incidents,
            Areas areas,
            AreaShapes shapes,
            Populations populations,
            DataVersion dataVersion) {
        all = List.of(
                hotspots,
                incidents,
                new AreaOffering("communes", Area.COMMUNE, areas, shapes, populations, dataVersion),
                new AreaOffering("provinces", 2, areas, shapes, populations, dataVersion),
                new AreaOffering("regions", 1, areas, shapes, populations, dataVersion));
    }

    /** Those that a reader may see. */
    List<Offering> list(Reader reader) {
        return visible(reader).toList();
    }

    /** The collection of an id, if the reader may see it. */
    Optional<Offering> find(String id, Reader reader) {
        return visible(reader).filter(offering -> offering.id().equals(id)).findFirst();
    }

    private Stream<Offering> visible(Reader reader) {
        return all.stream().filter(offering -> offering.isFor(reader));
    }
}
