package org.vigie.ogc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotFeatures;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;

/**
 * The communes of the map with all their values. {@code datetime} is the period that is counted: a commune's values are those
 * of its days, so every feature of an answer lies in it.
 */
@Component
final class HotspotOffering implements Offering {

    private static final List<Queryable> QUERYABLES = Queryables.of(HotspotFeatures.featureType());

    private static final Set<String> PARAMETERS = Set.of(
            "from",
            "to",
            "category",
            "country",
            "area",
            "minSeverity",
            "minReliability",
            "source",
            "precision",
            "marking",
            "status",
            "asOf",
            "measure",
            "weights",
            "halfLifeDays",
            "level",
            "giMeasure",
            "neighbours",
            "permutations",
            "alpha",
            "kernel",
            "bandwidthKm",
            "edge",
            "cellKm",
            "compare",
            "fields");

    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final IncidentOffering incidents;

    HotspotOffering(
            HotspotService hotspots,
            Categories categories,
            Areas areas,
            DataVersion dataVersion,
            IncidentOffering incidents) {
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
        this.incidents = incidents;
    }

    @Override
    public String id() {
        return "hotspots";
    }

    @Override
    public String subject() {
        return "hotspots";
    }

    @Override
    public List<Queryable> queryables() {
        return QUERYABLES;
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    /** The public asks for months, never for versions. */
    @Override
    public boolean keepsVersion(Reader reader) {
        return reader.is(Role.VIEWER);
    }

    @Override
    public Extent extent() {
        return new Extent(Queryables.extent(areas.current()), incidents.extent().interval());
    }

    @Override
    public Map<String, String[]> translated(Map<String, String[]> parameters) {
        String[] given = parameters.getOrDefault("datetime", new String[0]);
        Optional<Interval> interval = given.length == 1 ? Interval.find(given[0]) : Optional.empty();
        if (interval.isEmpty() || parameters.containsKey("from") || parameters.containsKey("to")) {
            return PublicPeriod.filled(parameters);
        }
        var translated = new LinkedHashMap<>(parameters);
        put(translated, "from", interval.get().from());
        put(translated, "to", interval.get().to());
        return translated;
    }

    private static void put(
            Map<String, String[]> parameters, String name, @org.jspecify.annotations.Nullable LocalDate day) {
        if (day != null) {
            parameters.put(name, new String[] {day.toString()});
        }
    }

    @Override
    public Selection select(Parameters parameters) {
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        long newest = dataVersion.current();
        Coverages.verifyVersion(asOf, newest);
        AreaIndex index = asOf.map(areas::asOf).orElseGet(areas::current);
        HotspotQuery query = HotspotQuery.read(parameters, categories, index);
        if (query.level() != 3) {
            parameters.error("level", "OUT_OF_RANGE", query.level(), 3, 3);
        }
        Interval period = new Interval(query.filter().from(), query.filter().to());
        parameters
                .text("datetime")
                .flatMap(Interval::find)
                .filter(interval -> !interval.equals(period))
                .ifPresent(interval -> parameters.error("datetime", "DATETIME_OR_PERIOD"));
        return new Computed(query, newest);
    }

    private final class Computed implements Selection {

        private final HotspotQuery query;
        private final long newest;

        Computed(HotspotQuery query, long newest) {
            this.query = query;
            this.newest = newest;
        }

        @Override
        public long version() {
            return newest;
        }

        @Override
        public String validator() {
            return hotspots.today() + " " + hotspots.countedSources().hashCode();
        }

        @Override
        public Page page(ItemsQuery wanted) {
            HotspotResult result = hotspots.compute(query);
            return Page.of(features(result), wanted, result.dataVersion());
        }

        @Override
        public Optional<Item> find(String pcode) {
            return features(hotspots.compute(query)).stream()
                    .filter(feature -> feature.getID().equals(pcode))
                    .findFirst()
                    .map(Item::of);
        }

        private List<SimpleFeature> features(HotspotResult result) {
            List<SimpleFeature> features = new ArrayList<>(result.communes().size());
            try (SimpleFeatureIterator all = HotspotFeatures.of(
                            result, areas.find(result.areas()).orElseThrow())
                    .features()) {
                while (all.hasNext()) {
                    features.add(all.next());
                }
            }
            return features;
        }
    }
}
