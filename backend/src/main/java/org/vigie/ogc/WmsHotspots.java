package org.vigie.ogc;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.maps.MapPage;
import org.vigie.styles.Measure;

/** The hotspots that a WMS request means. The last results are kept: a map is asked for in many tiles. Thread safe. */
@Component
class WmsHotspots {

    private static final int KEPT = 12;

    private record Key(long version, LocalDate today, HotspotQuery query) {}

    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final Recent<Key, HotspotResult> results = new Recent<>(KEPT);

    WmsHotspots(HotspotService hotspots, Categories categories, Areas areas, DataVersion dataVersion) {
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
    }

    /** The period where a request names none. */
    WmsTime standardTime() {
        return WmsTime.standard(hotspots.today(), hotspots.fillingDays());
    }

    /** The query of a layer: the service's own filter, its period in {@code TIME} or in {@code from} and {@code to}. */
    HotspotQuery query(WmsParameters parameters, WmsLayer layer) {
        Map<String, String[]> given = parameters.others();
        Optional<WmsTime> time = WmsTime.read(parameters.text("TIME"));
        if (time.isPresent() || !given.containsKey("from") && !given.containsKey("to")) {
            WmsTime days = time.orElseGet(this::standardTime);
            given.put("from", new String[] {days.from().toString()});
            given.put("to", new String[] {days.to().toString()});
        }
        if (layer.kind() == WmsLayer.Kind.SURFACE) {
            given.put("measure", new String[] {Measure.KERNEL.parameter()});
        } else if (layer.measure() != null) {
            given.put("measure", new String[] {layer.measure().parameter()});
        }
        var read = new Parameters(given);
        Optional<Long> asOf = read.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, dataVersion.current());
        HotspotQuery query =
                HotspotQuery.read(read, categories, asOf.map(areas::asOf).orElseGet(areas::current));
        verify(read);
        return MapPage.query(query.withFields(MapPage.FIELDS));
    }

    HotspotResult result(HotspotQuery query) {
        long version = dataVersion.current();
        results.forget(key -> key.version() < version);
        return results.get(new Key(version, hotspots.today(), query), key -> hotspots.compute(query));
    }

    /** Names that are not known are other programs' own, and no error. */
    private static void verify(Parameters parameters) {
        try {
            parameters.verify();
        } catch (Problem problem) {
            List<FieldError> wrong = problem.fieldErrors().stream()
                    .filter(error -> !error.code().equals("UNKNOWN_PARAMETER"))
                    .toList();
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
        }
    }
}
