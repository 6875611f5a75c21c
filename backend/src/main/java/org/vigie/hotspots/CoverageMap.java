package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.CountedSources;
import org.vigie.incidents.Coverage;
import org.vigie.incidents.IncidentFilter;

/**
 * Which areas some counted source watches in a period. An area with no declared coverage, but with an incident placed in
 * it, is covered too: the report shows that somebody watches, and no incident may vanish from the sums.
 */
final class CoverageMap {

    private final List<Coverage> coverages;
    private final List<String> countries;
    private final AreaIndex index;

    /**
     * @param all everything declared
     * @param filter what is asked: its sources, and for {@link #overlappingSources()} its countries
     * @param countedSources the sources that each country counts
     */
    CoverageMap(
            List<Coverage> all, IncidentFilter filter, CountedSources countedSources, Period period, AreaIndex index) {
        this.index = index;
        this.countries = filter.countries();
        this.coverages = all.stream()
                .filter(coverage ->
                        filter.sources().isEmpty() || filter.sources().contains(coverage.source()))
                .filter(coverage -> countedSources.counts(coverage.country(), coverage.source()))
                .filter(coverage -> coverage.overlaps(period.from(), period.to()))
                .toList();
    }

    boolean[] covered(List<Area> areas, long[] count) {
        Set<String> countries = new HashSet<>();
        Set<String> pcodes = new HashSet<>();
        for (Coverage coverage : coverages) {
            if (coverage.area() == null) {
                countries.add(coverage.country());
            } else {
                pcodes.add(coverage.area());
            }
        }
        boolean[] covered = new boolean[areas.size()];
        for (int i = 0; i < covered.length; i++) {
            Area area = areas.get(i);
            covered[i] = count[i] > 0 || countries.contains(area.country()) || isTouched(area, pcodes);
        }
        return covered;
    }

    /** Whether one of the P-codes holds the area or lies in it. */
    private boolean isTouched(Area area, Set<String> pcodes) {
        return pcodes.stream().anyMatch(pcode -> index.find(pcode)
                .filter(declared -> index.ancestor(area.pcode(), declared.level())
                                .filter(declared::equals)
                                .isPresent()
                        || index.ancestor(pcode, area.level())
                                .filter(area::equals)
                                .isPresent())
                .isPresent());
    }

    /** The sources of which two overlap in area and time, so that one event may be told twice; sorted, none for none. */
    List<String> overlappingSources() {
        var overlapping = new TreeSet<String>();
        for (int i = 0; i < coverages.size(); i++) {
            for (int j = 0; j < i; j++) {
                Coverage one = coverages.get(i);
                Coverage other = coverages.get(j);
                if (isAsked(one)
                        && !one.source().equals(other.source())
                        && one.country().equals(other.country())
                        && one.overlaps(other.from(), other.to())
                        && meet(one.area(), other.area())) {
                    overlapping.add(one.source());
                    overlapping.add(other.source());
                }
            }
        }
        return new ArrayList<>(overlapping);
    }

    private boolean isAsked(Coverage coverage) {
        return countries.isEmpty() || countries.contains(coverage.country());
    }

    private boolean meet(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return true;
        }
        return index.find(one)
                .flatMap(a -> index.find(other).map(b -> isTouched(a, Set.of(b.pcode()))))
                .orElse(false);
    }
}
