package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotResult.Compared;
import org.vigie.statistics.Excess;
import org.vigie.statistics.Rates;
import org.vigie.styles.Measure;
import org.vigie.styles.Scale;

/**
 * All numbers of one universe, each group computed when it is first asked for and then kept. What is told of an area does not
 * depend on which others are told. Thread safe.
 */
final class Computation {

    final Universe universe;
    final Members members;
    final Lazy<RateTable> rates;
    final Lazy<Excess.Exposure> exposure;
    final Lazy<double[]> excess;
    final Lazy<GiTable> tests;
    final Lazy<Optional<Surface>> surface;
    final Lazy<TrendTable> trends;
    final Optional<Compared> compared;
    private final Lazy<Optional<ChangeTable>> changes;
    private final Lazy<ConfidenceTable> confidence;
    private final Lazy<SilenceTable> silence;

    /** Where the numbers come from that are not in the universe. */
    interface Sources {
        double[] people(Universe universe);

        SilenceTable silence(Universe universe);

        Optional<Surface> surface(Universe universe);

        StatisticsSettings settings();
    }

    Computation(Universe universe, Sources sources) {
        this.universe = universe;
        members = new Members(universe.covered(), universe.areas().size());
        rates = new Lazy<>(() -> new RateTable(universe, members, sources.people(universe)));
        exposure = new Lazy<>(() -> Excess.Exposure.of(
                members.of(rates.get().people),
                members.of(universe.areas().stream()
                        .mapToDouble(Area::areaSquareKm)
                        .toArray())));
        excess = new Lazy<>(() -> members.spread(Excess.residuals(
                members.of(universe.tally().count), exposure.get().values())));
        tests = new Lazy<>(
                () -> new GiTable(universe, tested(), universe.query().seed()));
        surface = new Lazy<>(() -> sources.surface(universe));
        trends = new Lazy<>(() -> new TrendTable(universe, members));
        compared = ChangeTable.periods(
                universe.query(), universe.period(), sources.settings().fillingDays());
        changes = new Lazy<>(() -> compared.map(periods -> new ChangeTable(universe, periods)));
        confidence = new Lazy<>(() -> new ConfidenceTable(universe, sources.settings()));
        silence = new Lazy<>(() -> sources.silence(universe));
    }

    /** What Gi* and Moran's I test, by area; NaN where an area leaves the test. */
    private double[] tested() {
        int n = universe.areas().size();
        double[] values = new double[n];
        GiMeasure measure = universe.query().test().measure();
        for (int i = 0; i < n; i++) {
            values[i] = !universe.isCovered(i)
                    ? Double.NaN
                    : switch (measure) {
                        case EXCESS -> excess.get()[i];
                        case COUNT -> universe.tally().count[i];
                        case DENSITY -> density(i);
                        case RATE -> rates.get().rate(i);
                    };
        }
        return values;
    }

    double density(int area) {
        return Rates.per1000SquareKm(
                universe.tally().count[area], universe.areas().get(area).areaSquareKm());
    }

    /** P-codes of the covered areas whose population is not known, or 0. */
    List<String> missingPopulation() {
        return members.chosen().stream()
                .filter(i -> !(rates.get().people[i] > 0))
                .mapToObj(i -> universe.areas().get(i).pcode())
                .toList();
    }

    /** What a query asks of all areas, by P-code, ranked and classed by its measure. */
    List<Commune> communes(HotspotQuery query, Scale scale) {
        var wanted = new Wanted(query);
        var communes = new ArrayList<Commune>();
        for (int i = 0; i < universe.areas().size(); i++) {
            communes.add(commune(i, wanted));
        }
        if (!wanted.classed()) {
            return communes;
        }
        double[] values = communes.stream()
                .map(commune -> commune.ranked(query.measure()))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        communes.replaceAll(commune -> classed(commune, query.measure(), values, scale));
        return communes;
    }

    private Commune commune(int i, Wanted wanted) {
        Area area = universe.areas().get(i);
        boolean covered = universe.isCovered(i);
        long count = universe.tally().count[i];
        return new Commune(
                area.pcode(),
                area.displayName(),
                area.country(),
                covered ? count : null,
                covered ? universe.tally().weighted[i] : null,
                covered && wanted.fatalities() ? universe.tally().fatalities[i] : null,
                area.areaSquareKm(),
                wanted.population() ? people(i) : null,
                covered,
                wanted.excess() ? Numbers.orNull(excess.get()[i]) : null,
                covered ? Numbers.orNull(density(i)) : null,
                wanted.rate() ? Numbers.orNull(rates.get().rate(i)) : null,
                wanted.interval() ? Numbers.orNull(rates.get().interval(i).low()) : null,
                wanted.interval() ? Numbers.orNull(rates.get().interval(i).high()) : null,
                wanted.smoothedRate() ? Numbers.orNull(rates.get().smoothed(i)) : null,
                wanted.localSmoothedRate() ? Numbers.orNull(rates.get().localSmoothed(i)) : null,
                wanted.kernel() ? kernel(i, s -> s.zonal().mean()) : null,
                wanted.kernel() ? kernel(i, s -> s.zonal().max()) : null,
                wanted.kernel() ? kernel(i, s -> s.zonal().expected()) : null,
                wanted.gi() && tests.get().holds(i) ? tests.get().gi(i) : null,
                wanted.moran() && tests.get().holds(i) ? tests.get().moran(i) : null,
                wanted.trend() && covered ? trends.get().trend(i) : null,
                wanted.change() && covered
                        ? changes.get().map(table -> table.change(i)).orElse(null)
                        : null,
                wanted.confidence() && covered ? confidence.get().confidence(i) : null,
                wanted.silence() ? silence.get().days(i) : null,
                wanted.silence() ? silence.get().silence(i) : null,
                null,
                null,
                covered && count > 0 && count < Scale.FEW_INCIDENTS);
    }

    private @Nullable Long people(int area) {
        double people = rates.get().people[area];
        return Double.isNaN(people) ? null : (Long) (long) people;
    }

    private interface Zonal {
        double[] of(Surface surface);
    }

    private @Nullable Double kernel(int area, Zonal zonal) {
        return universe.isCovered(area)
                ? surface.get()
                        .map(made -> Numbers.orNull(zonal.of(made)[area]))
                        .orElse(null)
                : null;
    }

    /** Ranked and classed: 1 for the highest, equal values share a rank, areas without value have none. */
    private static Commune classed(Commune commune, Measure measure, double[] ascending, Scale scale) {
        Integer legendClass = commune.classOf(measure, scale);
        Double value = commune.ranked(measure);
        if (value == null || commune.count() == null) {
            return commune.classed(null, legendClass);
        }
        int above = Arrays.binarySearch(ascending, value);
        while (above < ascending.length && ascending[above] == value) {
            above++;
        }
        return commune.classed(ascending.length - above + 1, legendClass);
    }
}
