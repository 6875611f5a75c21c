package org.vigie.snapshots;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.hotspots.Period;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;

/** Asks the hotspots with a view, through the eyes of a reader who need not be the one who asks. */
@Component
class Questions {

    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;

    Questions(HotspotService hotspots, Categories categories, Areas areas, DataVersion dataVersion) {
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
    }

    /**
     * The question of a view.
     *
     * @throws Problem a 400 that lists what is wrong with it
     */
    HotspotQuery query(View view, Reader eyes) {
        Parameters parameters = eyesOf(view, eyes).parameters();
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, dataVersion.current());
        AreaIndex index = asOf.map(areas::asOf).orElseGet(areas::current);
        HotspotQuery query = HotspotQuery.read(parameters, categories, index);
        parameters.verify();
        return query.withFields(CommuneField.ALL);
    }

    private static View eyesOf(View view, Reader eyes) {
        return eyes.equals(Reader.PUBLIC) ? view.with("marking", Marking.CLEAR.label()) : view;
    }

    /** All numbers of a view. */
    HotspotResult result(View view, Reader eyes) {
        return hotspots.compute(query(view, eyes));
    }

    /** Some numbers of a view: only what they need is computed. */
    HotspotResult result(View view, Reader eyes, CommuneField... fields) {
        return hotspots.compute(query(view, eyes).withFields(EnumSet.copyOf(List.of(fields))));
    }

    /** The same view with its first and last day filled in, so that it means the same period tomorrow. */
    View pinned(View view, Reader eyes) {
        Period period = result(view, eyes, CommuneField.PCODE).period();
        return view.without("fields").during(period.from(), period.to());
    }

    /** The UTC day now. */
    LocalDate today() {
        return hotspots.today();
    }

    /** The newest data version. */
    long newest() {
        return dataVersion.current();
    }
}
