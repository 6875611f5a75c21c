package org.vigie.hotspots;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.Problem;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.incidents.Categories;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.IncidentStore;
import org.vigie.statistics.Garwood;

/** One area in detail: its numbers, its months, its neighbours, its incidents, and why it has the class it has. */
@Component
class CommuneView {

    private static final int INCIDENTS = 50;
    private static final int KINDS = 10;

    private final HotspotService hotspots;
    private final HotspotView view;
    private final Areas areas;
    private final IncidentStore incidents;
    private final Categories categories;

    CommuneView(
            HotspotService hotspots, HotspotView view, Areas areas, IncidentStore incidents, Categories categories) {
        this.hotspots = hotspots;
        this.view = view;
        this.areas = areas;
        this.incidents = incidents;
        this.categories = categories;
    }

    /**
     * The detail of an area.
     *
     * @throws Problem a 404 where there is no region, province or commune of that P-code
     */
    Map<String, @Nullable Object> of(String pcode, HotspotQuery asked, Locale language) {
        Long asOf = asked.filter().asOf();
        AreaIndex index = asOf == null ? areas.current() : areas.asOf(asOf);
        Area area = index.find(pcode)
                .filter(found -> found.level() > 0)
                .orElseThrow(() -> Problem.notFound("area " + pcode));
        HotspotQuery query =
                asked.withLevel(area.level()).withFilter(asked.filter().within(List.of(), List.of(area.pcode())));
        HotspotResult result = hotspots.compute(query);
        Computation computation = hotspots.computation(query);
        int number = position(computation.universe, area);
        Map<String, @Nullable Object> detail = view.head(result, language);
        detail.put("commune", view.commune(result.communes().get(0), query));
        detail.put("months", months(computation.universe, number));
        detail.put("topCategories", topKinds(computation.universe, number, language));
        detail.put("neighbours", neighbours(computation, query, number));
        detail.put("why", why(computation, number));
        detail.put("incidents", incidents(computation.universe, query.filter()));
        return detail;
    }

    private static int position(Universe universe, Area area) {
        return IntStream.range(0, universe.areas().size())
                .filter(i -> universe.areas().get(i).pcode().equals(area.pcode()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("area " + area.pcode()));
    }

    /**
     * A month of the series.
     *
     * @param count incidents that lie wholly in it
     * @param partial whether the period holds only a part of it
     * @param filling whether reports of it are still expected
     */
    private record Month(String month, long count, boolean partial, boolean filling) {}

    private List<Month> months(Universe universe, int area) {
        Months months = Months.of(universe.period());
        long[] counts = new long[months.count()];
        Placed placed = universe.placed();
        int[] rows = IntStream.range(0, placed.size())
                .filter(k -> placed.areas()[k] == area)
                .map(k -> placed.rows()[k])
                .toArray();
        Arrays.stream(months.numbers(universe.columns(), rows))
                .filter(month -> month >= 0)
                .forEach(month -> counts[month]++);
        LocalDate lastFull = universe.period().to().minusDays(hotspots.fillingDays());
        return IntStream.range(0, counts.length)
                .mapToObj(i -> new Month(
                        months.month(i).toString(), counts[i], months.isPartial(i), months.isFilling(i, lastFull)))
                .toList();
    }

    private record Kind(String kind, @Nullable String label, long count) {}

    private List<Kind> topKinds(Universe universe, int area, Locale language) {
        IncidentColumns columns = universe.columns();
        long[] counts = new long[columns.kinds().size()];
        Placed placed = universe.placed();
        for (int k = 0; k < placed.size(); k++) {
            if (placed.areas()[k] == area) {
                counts[columns.kind()[placed.rows()[k]]]++;
            }
        }
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .mapToObj(i -> kind(String.valueOf(columns.kinds().value(i)), counts[i], language))
                .sorted(Comparator.comparingLong(Kind::count).reversed().thenComparing(Kind::kind))
                .limit(KINDS)
                .toList();
    }

    private Kind kind(String code, long count, Locale language) {
        boolean english = language.getLanguage().equals("en");
        String label = categories
                .find(code)
                .map(category -> english ? category.labelEn() : category.labelFr())
                .orElse(null);
        return new Kind(code, label, count);
    }

    private record Neighbour(
            String pcode,
            String name,
            String country,
            @Nullable Long count,
            @Nullable Double value) {}

    /** The neighbours with the value of the query's measure. */
    private List<Neighbour> neighbours(Computation computation, HotspotQuery query, int area) {
        GiTable tests = computation.tests.get();
        if (!tests.holds(area)) {
            return List.of();
        }
        List<Commune> all = hotspots.compute(query.withFilter(query.filter().within(List.of(), List.of()))
                        .withFields(EnumSet.of(CommuneField.PCODE, CommuneField.of(query.measure()))))
                .communes();
        return Arrays.stream(tests.neighbours.of(tests.members.number(area)))
                .mapToObj(member -> all.get(tests.members.area(member)))
                .map(near -> new Neighbour(
                        near.pcode(), near.name(), near.country(), near.count(), near.value(query.measure())))
                .toList();
    }

    /** What the class of the area rests on; null where it takes no part in the test. */
    private static @Nullable Map<String, @Nullable Object> why(Computation computation, int area) {
        GiTable tests = computation.tests.get();
        if (!tests.holds(area)) {
            return null;
        }
        int member = tests.members.number(area);
        Universe universe = computation.universe;
        var why = new LinkedHashMap<String, @Nullable Object>();
        long y = universe.tally().count[area];
        double exposure = computation.exposure.get().values()[computation.members.number(area)];
        double all = Arrays.stream(computation.exposure.get().values()).sum();
        why.put("y", y);
        why.put("areaKm2", universe.areas().get(area).areaSquareKm());
        why.put("exposure", exposure);
        why.put("expected", Numbers.orNull(exposure * universe.tally().placed / all));
        why.put("x", Numbers.orNull(tests.x[member]));
        why.put("neighbourhoodSum", Numbers.orNull(tests.x[member] + tests.neighbours.sum(tests.x, member)));
        why.put("w", tests.neighbours.count(member) + 1);
        why.put("n", tests.members.size());
        why.put("mean", Numbers.orNull(Arrays.stream(tests.x).average().orElse(Double.NaN)));
        why.put("deviation", Numbers.orNull(deviation(tests.x)));
        why.put("neighbourhoodIncidents", tests.evidence.get().incidents()[member]);
        why.put("neighbourhoodDates", tests.evidence.get().dates()[member]);
        why.put("interval", Garwood.interval(y));
        why.put("gi", HotspotView.gi(tests.gi(area)));
        return why;
    }

    /** The standard deviation, divisor n. */
    private static double deviation(double[] x) {
        double mean = Arrays.stream(x).average().orElse(Double.NaN);
        return Math.sqrt(
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN));
    }

    /** The first page of the incidents in the area, newest first. */
    private Map<String, Object> incidents(Universe universe, IncidentFilter filter) {
        IncidentFilter counted = hotspots.counting(filter);
        var page = new LinkedHashMap<String, Object>();
        page.put("type", "FeatureCollection");
        page.put(
                "numberMatched",
                new IncidentSelection(
                                universe.columns(),
                                counted,
                                categories.counted(),
                                universe.index(),
                                hotspots.countedSources())
                        .count());
        boolean told = filter.visibility().seesIncidents();
        page.put("features", told ? incidents.newest(counted, universe.index(), INCIDENTS) : List.of());
        return page;
    }
}
