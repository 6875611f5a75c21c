package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.hotspots.HotspotResult.Warning;
import org.vigie.statistics.Bandwidth;
import org.vigie.statistics.HotspotClass;

/** What a reader of the statistics must know. */
final class StatisticsWarnings {

    private static final int NAMED = 10;

    private StatisticsWarnings() {}

    static List<Warning> of(Computation computation, Wanted wanted) {
        var warnings = new ArrayList<Warning>();
        Universe universe = computation.universe;
        if (wanted.gi()) {
            warnings.add(new Warning("EXPLORATORY", List.of()));
            long placed = universe.tally().placed;
            int tested = computation.tests.get().members.size();
            if (tested < HotspotClass.MINIMUM_AREAS || placed < HotspotClass.MINIMUM_PLACED) {
                warnings.add(new Warning(
                        "INSUFFICIENT_DATA",
                        strings(tested, placed, HotspotClass.MINIMUM_AREAS, HotspotClass.MINIMUM_PLACED)));
            }
        }
        if (wanted.gi() || wanted.moran()) {
            islands(computation, warnings);
        }
        if (wanted.change()) {
            warnings.add(
                    computation.compared.isPresent()
                            ? new Warning("CHANGE_INDICATIVE", List.of())
                            : new Warning("NOTHING_TO_COMPARE", List.of()));
        }
        if (wanted.trend() && computation.trends.get().isTooLong()) {
            warnings.add(new Warning("TREND_TOO_LONG", strings(TrendTable.MOST_MONTHS)));
        }
        if (wanted.kernel()) {
            computation.surface.get().map(Surface::used).ifPresent(used -> kernel(used, warnings));
        }
        return warnings;
    }

    private static void islands(Computation computation, List<Warning> warnings) {
        GiTable tests = computation.tests.get();
        List<String> islands = IntStream.range(0, tests.members.size())
                .filter(tests.neighbours::isIsland)
                .mapToObj(i ->
                        computation.universe.areas().get(tests.members.area(i)).pcode())
                .toList();
        if (!islands.isEmpty()) {
            String named = islands.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (islands.size() > NAMED ? ", …" : "");
            warnings.add(new Warning("ISLANDS", strings(islands.size(), named)));
        }
    }

    private static void kernel(HotspotResult.KernelUsed used, List<Warning> warnings) {
        if (1000 * used.bandwidthKm() < Bandwidth.LEAST_METRES) {
            warnings.add(new Warning("FINER_THAN_LOCATIONS", strings(used.bandwidthKm())));
        }
        if (used.grown()) {
            warnings.add(new Warning("CELLS_GROWN", strings(Math.round(1000 * used.cellKm()))));
        }
    }

    private static List<String> strings(Object... values) {
        return java.util.Arrays.stream(values).map(String::valueOf).toList();
    }
}
