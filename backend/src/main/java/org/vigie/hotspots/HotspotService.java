package org.vigie.hotspots;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.vigie.api.Problem;
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
import org.vigie.incidents.SituationReports;
import org.vigie.incidents.SituationReports.Heard;
import org.vigie.incidents.Status;
import org.vigie.incidents.Visibility;
import org.vigie.styles.Scale;

/**
 * Computes hotspots: the one way in for maps, tables, exports and snapshots. The newest data version is asked for each time, so
 * two instances on one database never show different ones. Kept are the computations of the newest version used last (about
 * 1 MB each, and 8 bytes an incident while memory allows), each named by its data version, boundary sets, day and query. Thread safe.
 */
@Service
public class HotspotService {

    private static final int COMPUTATIONS_KEPT = 12;
    private static final int SILENCES_KEPT = 6;

    /** To multiples of this the counts of the public are rounded. */
    static final int PERTURBED_BASE = 3;

    /** @param newest the newest version: figures of people are not kept in versions */
    private record Key(long version, long newest, String areas, LocalDate to, HotspotQuery query) {}

    private record SilenceKey(Visibility visibility, long version, String areas, int level, int referenceDay) {}

    private record HeardKey(Visibility visibility, long version) {}

    private final IncidentCache incidents;
    private final Categories categories;
    private final Coverages coverages;
    private final SituationReports situationReports;
    private final Areas areas;
    private final Geometries geometries;
    private final People people;
    private final Surfaces surfaces;
    private final StatisticsSettings settings;
    private final CountedSources countedSources;
    private final Clock clock = Clock.systemUTC();
    private final Recent<Key, Lazy<Computation>> computations = new Recent<>(COMPUTATIONS_KEPT);
    private final Recent<SilenceKey, Lazy<SilenceTable>> silences = new Recent<>(SILENCES_KEPT);
    private final Recent<HeardKey, Lazy<List<Heard>>> heard = new Recent<>(2);

    HotspotService(
            IncidentCache incidents,
            Categories categories,
            Coverages coverages,
            SituationReports situationReports,
            Areas areas,
            Geometries geometries,
            People people,
            Surfaces surfaces,
            StatisticsSettings settings) {
        this.incidents = incidents;
        this.categories = categories;
        this.coverages = coverages;
        this.situationReports = situationReports;
        this.areas = areas;
        this.geometries = geometries;
        this.people = people;
        this.surfaces = surfaces;
        this.settings = settings;
        this.countedSources = settings.counted();
    }

    /** The sources that each country's statistics count. */
    public CountedSources countedSources() {
        return countedSources;
    }

    /** The UTC day from which relative days count where a query has no last day of its own. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** How many days before the reference day reports are still coming in. */
    public int fillingDays() {
        return settings.fillingDays();
    }

    /**
     * The hotspots of a query.
     *
     * @throws Problem a 400 for cells that are too many, or for a data version that does not exist yet
     */
    public HotspotResult compute(HotspotQuery query) {
        return compute(query, computation(query));
    }

    /**
     * The same at a data version that the service chooses and not the asker: it computes again what was published once, also with
     * eyes to which earlier versions are not offered.
     *
     * @param version 0 up to the newest
     */
    public HotspotResult computeAsOf(HotspotQuery query, long version) {
        return compute(query, computation(query, version));
    }

    private HotspotResult compute(HotspotQuery query, Computation computation) {
        IncidentFilter filter = counting(query.filter());
        Universe universe = computation.universe;
        Tally totals =
                filter.countries().isEmpty() && filter.areas().isEmpty() ? universe.tally() : universe.tally(filter);
        Scale scale = Scale.of(query.measure(), universe.period().days());
        List<Commune> communes = computation.communes(query, scale).stream()
                .filter(commune -> isReported(query.filter(), universe.index(), commune))
                .toList();
        var wanted = new Wanted(query);
        Optional<Surface> surface = wanted.kernel() ? computation.surface.get() : Optional.empty();
        boolean exercise = totals.exercise || universe.index().sets().stream().anyMatch(BoundarySet::exercise);
        return new HotspotResult(
                query,
                universe.period(),
                universe.period().to(),
                universe.columns().version(),
                universe.index().v(),
                totals.matched,
                totals.placed,
                totals.unplaced(),
                totals.unplacedByLevel(),
                totals.undated,
                exercise,
                warnings(query, computation, wanted),
                scale,
                wanted.exposure() ? computation.exposure.get().basis() : null,
                wanted.people() ? computation.missingPopulation() : List.of(),
                surface.map(Surface::used).orElse(null),
                wanted.moran() ? computation.tests.get().globalMoran.get() : null,
                wanted.change() ? computation.compared.orElse(null) : null,
                communes);
    }

    /**
     * The density surface of a query over all covered areas, its countries and areas notwithstanding; empty where nothing is
     * covered.
     */
    public Optional<Surface> surface(HotspotQuery query) {
        return computation(query).surface.get();
    }

    /** What stands behind the numbers of a query. */
    public Behind behind(HotspotQuery query) {
        return computation(query).universe.behind();
    }

    /** The days that a query speaks of. */
    Period period(HotspotQuery query) {
        return computation(query).universe.period();
    }

    /** Forgets all that was computed: what was erased was in every version. */
    void forget() {
        computations.forget(key -> true);
        silences.forget(key -> true);
        heard.forget(key -> true);
    }

    /** Everything that a query may ask of its universe. */
    Computation computation(HotspotQuery query) {
        return computation(query, query.filter().asOf());
    }

    private Computation computation(HotspotQuery query, @Nullable Long asOf) {
        IncidentFilter filter = query.filter();
        PublicLimits.verify(query);
        IncidentColumns newest = incidents.current(filter.visibility());
        // They hold on to the incidents of their version.
        computations.forget(key -> key.newest() < newest.version());
        IncidentColumns columns = asOf == null ? newest : incidents.asOf(asOf, filter.visibility());
        AreaIndex index = asOf == null ? areas.current() : areas.asOf(asOf);
        Period period = Period.of(filter, columns, today());
        HotspotQuery all = query.withFilter(counting(filter)).ofAll();
        return computations
                .get(
                        new Key(columns.version(), newest.version(), index.v(), period.to(), all),
                        key -> new Lazy<>(() -> new Computation(
                                new Universe(
                                        all,
                                        columns,
                                        index,
                                        geometries.of(index, query.level()),
                                        coverages.list(columns.version()),
                                        categories.counted(),
                                        countedSources,
                                        period),
                                new Sources(newest.version()))))
                .get();
    }

    private final class Sources implements Computation.Sources {

        private final long newest;

        Sources(long newest) {
            this.newest = newest;
        }

        @Override
        public double[] people(Universe universe) {
            return people.of(
                    universe.areas(),
                    universe.index(),
                    newest,
                    universe.period().to().getYear());
        }

        @Override
        public SilenceTable silence(Universe universe) {
            IncidentColumns columns = universe.columns();
            int day = (int) universe.period().to().toEpochDay();
            int level = universe.query().level();
            Visibility visibility = columns.visibility();
            return silences.get(
                            new SilenceKey(
                                    visibility,
                                    columns.version(),
                                    universe.index().v(),
                                    level,
                                    day),
                            key -> new Lazy<>(() -> new SilenceTable(
                                    columns,
                                    heard.get(
                                                    new HeardKey(visibility, columns.version()),
                                                    heardKey -> new Lazy<>(() ->
                                                            situationReports.list(heardKey.version(), visibility)))
                                            .get(),
                                    universe.index(),
                                    universe.areas(),
                                    level,
                                    day)))
                    .get();
        }

        @Override
        public Optional<Surface> surface(Universe universe) {
            return surfaces.find(universe);
        }

        @Override
        public StatisticsSettings settings() {
            return settings;
        }
    }

    /** What can count of what is asked: denied incidents and kinds that are no events never do. */
    IncidentFilter counting(IncidentFilter filter) {
        Set<Status> statuses = new HashSet<>(filter.statuses());
        statuses.retainAll(IncidentFilter.BELIEVED);
        Set<String> kinds = new TreeSet<>(filter.kinds().isEmpty() ? categories.counted() : filter.kinds());
        kinds.retainAll(categories.counted());
        if (statuses.isEmpty()) {
            kinds.clear();
        }
        if (kinds.isEmpty()) {
            kinds.add("");
        }
        return filter.of(kinds, statuses);
    }

    private List<Warning> warnings(HotspotQuery query, Computation computation, Wanted wanted) {
        IncidentFilter filter = query.filter();
        var warnings = new ArrayList<Warning>();
        boolean namesSources = filter.visibility().seesIncidents();
        if (filter.visibility().isPublic()) {
            warnings.add(new Warning("PERTURBED", List.of(String.valueOf(PERTURBED_BASE))));
        }
        List<String> overlapping = computation.universe.overlappingSources(filter);
        if (!overlapping.isEmpty() && namesSources) {
            warnings.add(new Warning("OVERLAPPING_SOURCES", List.of(String.join(", ", overlapping))));
        }
        List<String> chosen = countedSources.byCountry().entrySet().stream()
                .filter(entry ->
                        filter.countries().isEmpty() || filter.countries().contains(entry.getKey()))
                .map(entry -> namesSources
                        ? entry.getKey() + " (" + String.join(", ", new TreeSet<>(entry.getValue())) + ")"
                        : entry.getKey())
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
        warnings.addAll(StatisticsWarnings.of(computation, wanted));
        return warnings;
    }

    private static boolean isReported(IncidentFilter filter, AreaIndex index, Commune commune) {
        return (filter.countries().isEmpty() || filter.countries().contains(commune.country()))
                && (filter.areas().isEmpty()
                        || filter.areas().stream().anyMatch(wanted -> isWithin(commune.pcode(), wanted, index)));
    }

    private static boolean isWithin(String pcode, String wanted, AreaIndex index) {
        return index.find(wanted)
                .flatMap(holder -> index.ancestor(pcode, holder.level()).filter(holder::equals))
                .isPresent();
    }
}
