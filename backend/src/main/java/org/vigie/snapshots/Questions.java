package org.vigie.snapshots;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.access.Acting;
import org.vigie.access.Reader;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.Bbox;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.hotspots.Period;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;

/** Asks the hotspots with a view, through the eyes of a reader who need not be the one who asks, at a data version of its own. */
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

    /** A reader's eyes of today. */
    Eyes eyes(Reader reader) {
        return new Eyes(reader, today());
    }

    /**
     * A view that means the same tomorrow.
     *
     * @param parameters the view with its first and last day filled in, and no word of the version
     * @param version the data version that it is asked of
     */
    record Pinned(View parameters, long version) {}

    /**
     * Pins a view: to the version it names, or else to the newest.
     *
     * @throws Problem a 400 that lists what is wrong with it
     */
    Pinned pin(View view, Eyes eyes) {
        View asked = view.without("fields");
        HotspotQuery query = query(asked, eyes, versionOf(asked));
        Long asOf = query.filter().asOf();
        HotspotResult first = hotspots.compute(query.withFields(Set.of(CommuneField.PCODE)));
        Period period = first.period();
        return new Pinned(
                asked.without("asOf").during(period.from(), period.to()), asOf == null ? first.dataVersion() : asOf);
    }

    private long versionOf(View view) {
        Optional<Long> asOf = view.parameters().integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, newest());
        return asOf.orElseGet(this::newest);
    }

    /**
     * The question of a view.
     *
     * @throws Problem a 400 that lists what is wrong with it
     */
    HotspotQuery query(View view, Eyes eyes, long version) {
        AreaIndex index = areas.asOf(version);
        HotspotQuery[] query = new HotspotQuery[1];
        Acting.as(eyes.reader(), () -> {
            Parameters parameters = view.parameters();
            query[0] = HotspotQuery.read(parameters, categories, index);
            Bbox.read(parameters);
            parameters.verify();
        });
        return query[0].withFilter(query[0].filter().seenBy(eyes.visibility())).withFields(CommuneField.ALL);
    }

    /** The part of the world that a view shows; null for all of its areas. */
    static @Nullable Bbox window(View view) {
        return Bbox.read(view.parameters()).orElse(null);
    }

    /** All numbers of a view at a data version. */
    HotspotResult result(View view, Eyes eyes, long version) {
        return hotspots.computeAsOf(query(view, eyes, version), version);
    }

    /** Some numbers of a view: only what they need is computed. */
    HotspotResult result(View view, Eyes eyes, long version, CommuneField... fields) {
        return hotspots.computeAsOf(query(view, eyes, version).withFields(EnumSet.copyOf(List.of(fields))), version);
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
