package org.vigie.hotspots;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotResult.Warning;
import org.vigie.incidents.Categories;
import org.vigie.incidents.CountedSources;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.Status;
import org.vigie.styles.Measure;
import org.vigie.styles.Scale;

/** Computes hotspots. Thread safe. */
@Service
public class HotspotService {

    private final IncidentCache incidents;
    private final Categories categories;
    private final Coverages coverages;
    private final Areas areas;
    private final CountedSources countedSources;
    private final Clock clock = Clock.systemUTC();

    HotspotService(
            IncidentCache incidents,
            Categories categories,
            Coverages coverages,
            Areas areas,
            StatisticsSettings settings) {
        this.countedSources = settings.counted();
        this.incidents = incidents;
        this.categories = categories;
        this.coverages = coverages;
        this.areas = areas;
    }

    /** The sources that each country's statistics count. */
    CountedSources countedSources() {
        return countedSources;
    }

    /** The UTC day from which relative days count where a query has no last day of its own. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * The hotspots of a query.
     *
     * @throws org.vigie.api.Problem a 400 for a data version that does not exist yet
     */
    public HotspotResult compute(HotspotQuery query) {
        IncidentFilter filter = query.filter();
        IncidentColumns columns = filter.asOf() == null ? incidents.current() : incidents.asOf(filter.asOf());
        AreaIndex index = filter.asOf() == null ? areas.current() : areas.asOf(filter.asOf());
        LocalDate today = today();
        Period period = Period.of(filter, columns, today);
        List<Area> counted = index.list(query.level());
        var tally = new Tally(
                columns,
                new IncidentSelection(columns, counting(filter), categories.counted(), index, countedSources),
                index,
                counted,
                query.level(),
                query.weights(),
                query.halfLifeDays(),
                period.to().toEpochDay());
        var coverage = new CoverageMap(coverages.list(columns.version()), filter, countedSources, period, index);
        Scale scale = Scale.of(query.measure(), period.days());
        boolean exercise = tally.exercise || index.sets().stream().anyMatch(BoundarySet::exercise);
        return new HotspotResult(
                query,
                period,
                period.to(),
                columns.version(),
                index.v(),
                tally.matched,
                tally.placed,
                tally.unplaced(),
                tally.unplacedByLevel(),
                tally.undated,
                exercise,
                warnings(filter, coverage),
                scale,
                communes(query, index, counted, tally, coverage.covered(counted, tally.count), scale));
    }

    /** What can count of what is asked: denied incidents and kinds that are no events never do. */
    private IncidentFilter counting(IncidentFilter filter) {
        var statuses = new java.util.HashSet<>(filter.statuses());
        statuses.retainAll(IncidentFilter.BELIEVED);
        var kinds = new java.util.TreeSet<>(filter.kinds().isEmpty() ? categories.counted() : filter.kinds());
        kinds.retainAll(categories.counted());
        if (statuses.isEmpty()) {
            kinds.clear();
        }
        if (kinds.isEmpty()) {
            kinds.add("");
        }
        return new IncidentFilter(
                filter.from(),
                filter.to(),
                kinds,
                filter.countries(),
                filter.areas(),
                filter.minSeverity(),
                filter.minReliability(),
                filter.sources(),
                filter.precisions(),
                filter.markings(),
                statuses,
                filter.asOf());
    }

    private List<Warning> warnings(IncidentFilter filter, CoverageMap coverage) {
        var warnings = new ArrayList<Warning>();
        List<String> overlapping = coverage.overlappingSources();
        if (!overlapping.isEmpty()) {
            warnings.add(new Warning("OVERLAPPING_SOURCES", List.of(String.join(", ", overlapping))));
        }
        List<String> chosen = countedSources.byCountry().entrySet().stream()
                .filter(entry ->
                        filter.countries().isEmpty() || filter.countries().contains(entry.getKey()))
                .map(entry ->
                        entry.getKey() + " (" + String.join(", ", new java.util.TreeSet<>(entry.getValue())) + ")")
                .sorted()
                .toList();
        if (!chosen.isEmpty()) {
            warnings.add(new Warning("SOURCES_NOT_COUNTED", List.of(String.join(", ", chosen))));
        }
        if (filter.statuses().contains(Status.DENIED)) {
            warnings.add(new Warning("DENIED_NOT_COUNTED", List.of()));
        }
        List<String> uncounted = filter.kinds().stream()
                .filter(kind -> !categories.counted().contains(kind))
                .toList();
        if (!uncounted.isEmpty()) {
            warnings.add(new Warning("KINDS_NOT_COUNTED", List.of(String.join(", ", uncounted))));
        }
        return warnings;
    }

    private static List<Commune> communes(
            HotspotQuery query, AreaIndex index, List<Area> areas, Tally tally, boolean[] covered, Scale scale) {
        var communes = new ArrayList<Commune>();
        for (int i = 0; i < areas.size(); i++) {
            Area area = areas.get(i);
            if (isReported(query.filter(), index, area)) {
                communes.add(commune(area, i, tally, covered[i], query.measure(), scale));
            }
        }
        return ranked(communes, query.measure());
    }

    private static boolean isReported(IncidentFilter filter, AreaIndex index, Area area) {
        return (filter.countries().isEmpty() || filter.countries().contains(area.country()))
                && (filter.areas().isEmpty()
                        || filter.areas().stream().anyMatch(wanted -> index.find(wanted)
                                .filter(holder -> index.ancestor(area.pcode(), holder.level())
                                                .filter(holder::equals)
                                                .isPresent()
                                        || index.ancestor(wanted, area.level())
                                                .filter(area::equals)
                                                .isPresent())
                                .isPresent()));
    }

    private static Commune commune(Area area, int i, Tally tally, boolean covered, Measure measure, Scale scale) {
        if (!covered) {
            return new Commune(
                    area.pcode(),
                    area.displayName(),
                    area.country(),
                    null,
                    null,
                    null,
                    area.areaSquareKm(),
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false);
        }
        long count = tally.count[i];
        var commune = new Commune(
                area.pcode(),
                area.displayName(),
                area.country(),
                count,
                tally.weighted[i],
                tally.fatalities[i],
                area.areaSquareKm(),
                null,
                true,
                1000 * count / area.areaSquareKm(),
                null,
                null,
                null,
                count > 0 && count < Scale.FEW_INCIDENTS);
        Double value = commune.value(measure);
        return value == null ? commune : withClass(commune, scale.classOf(value, count), null);
    }

    /** Ranks by the measure: 1 for the highest, equal values share a rank, areas without value have none. */
    private static List<Commune> ranked(List<Commune> communes, Measure measure) {
        double[] values = communes.stream()
                .map(commune -> commune.value(measure))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return communes.stream()
                .map(commune -> withClass(commune, commune.legendClass(), rank(values, commune.value(measure))))
                .toList();
    }

    private static @Nullable Integer rank(double[] ascending, @Nullable Double value) {
        if (value == null) {
            return null;
        }
        int at = Arrays.binarySearch(ascending, value);
        while (at + 1 < ascending.length && ascending[at + 1] == value) {
            at++;
        }
        return ascending.length - at;
    }

    private static Commune withClass(Commune commune, @Nullable Integer legendClass, @Nullable Integer rank) {
        return new Commune(
                commune.pcode(),
                commune.name(),
                commune.country(),
                commune.count(),
                commune.weighted(),
                commune.fatalities(),
                commune.areaKm2(),
                commune.population(),
                commune.covered(),
                commune.density(),
                commune.rate(),
                rank,
                legendClass,
                commune.few());
    }
}
