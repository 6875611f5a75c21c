package org.vigie.hotspots;

import java.lang.ref.SoftReference;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.CountedSources;
import org.vigie.incidents.Coverage;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;

/**
 * What every number of an area is computed from: all covered areas of a level and all incidents of a filter in them, whichever
 * countries and areas are told of in the end. Areas are known by their position among those of the level; the covered ones, in
 * the same order, are the members.
 */
final class Universe {

    private final HotspotQuery query;
    private final IncidentColumns columns;
    private final AreaIndex index;
    private final LevelGeometry geometry;
    private final Period period;
    private final IncidentSelection selection;
    private final List<Coverage> declared;
    private final Set<String> counted;
    private final CountedSources countedSources;
    private final int[] areaNumbers;
    private final Tally tally;
    private final BitSet covered = new BitSet();
    private final Lazy<Behind> behind;
    private SoftReference<@Nullable Placed> placed = new SoftReference<>(null);

    /**
     * @param query without countries and areas
     * @param counted category codes that count
     * @param countedSources the sources that each country counts
     */
    Universe(
            HotspotQuery query,
            IncidentColumns columns,
            AreaIndex index,
            LevelGeometry geometry,
            List<Coverage> declared,
            Set<String> counted,
            CountedSources countedSources,
            Period period) {
        this.query = query;
        this.columns = columns;
        this.index = index;
        this.geometry = geometry;
        this.period = period;
        this.declared = declared;
        this.counted = counted;
        this.countedSources = countedSources;
        selection = new IncidentSelection(columns, query.filter(), counted, index, countedSources);
        behind = new Lazy<>(() -> Behind.of(columns, selection));
        areaNumbers = Tally.areaNumbers(columns, index, geometry.areas(), query.level());
        tally = tally(selection);
        boolean[] watched = coverage(query.filter(), period).covered(geometry.areas(), tally.count);
        IntStream.range(0, watched.length).filter(i -> watched[i]).forEach(covered::set);
    }

    private Tally tally(IncidentSelection of) {
        return new Tally(
                columns,
                of,
                index,
                geometry.areas(),
                query.level(),
                query.weights(),
                query.halfLifeDays(),
                period.to().toEpochDay());
    }

    /** The incidents that a part of the countries or areas counts, for totals. */
    Tally tally(IncidentFilter part) {
        return tally(new IncidentSelection(columns, part, counted, index, countedSources));
    }

    /** The placed incidents that a part of the countries or areas counts. */
    Placed placed(IncidentFilter part) {
        var chosen = new IncidentSelection(columns, part, counted, index, countedSources);
        return Placed.of(columns, chosen, areaNumbers, query.level());
    }

    /** Rows of all incidents that a part of the countries or areas counts, placed or not, that lie within the period. */
    int[] dated(IncidentFilter part) {
        var chosen = new IncidentSelection(columns, part, counted, index, countedSources);
        return IntStream.range(0, columns.size())
                .filter(row -> chosen.matches(row) && !chosen.isUndated(row))
                .toArray();
    }

    /** Incidents of other days, by area. */
    long[] countIn(Period days) {
        IncidentFilter other = query.filter().within(days.from(), days.to()).within(List.of(), List.of());
        var chosen = new IncidentSelection(columns, other, counted, index, countedSources);
        long[] counts = new long[geometry.areas().size()];
        Placed there = Placed.of(columns, chosen, areaNumbers, query.level());
        for (int area : there.areas()) {
            counts[area]++;
        }
        return counts;
    }

    /** Which areas are covered in other days, in which so many incidents were counted. */
    boolean[] coveredIn(Period days, long[] counts) {
        return coverage(query.filter(), days).covered(geometry.areas(), counts);
    }

    /** The placed incidents; read anew where memory was short. */
    synchronized Placed placed() {
        Placed known = placed.get();
        if (known == null) {
            known = Placed.of(columns, selection, areaNumbers, query.level());
            placed = new SoftReference<>(known);
        }
        return known;
    }

    HotspotQuery query() {
        return query;
    }

    IncidentColumns columns() {
        return columns;
    }

    AreaIndex index() {
        return index;
    }

    LevelGeometry geometry() {
        return geometry;
    }

    Period period() {
        return period;
    }

    IncidentSelection selection() {
        return selection;
    }

    /** The sources of which two overlap in the countries asked of. */
    List<String> overlappingSources(IncidentFilter asked) {
        return coverage(asked, period).overlappingSources();
    }

    private CoverageMap coverage(IncidentFilter asked, Period days) {
        return new CoverageMap(declared, asked, countedSources, days, index);
    }

    Tally tally() {
        return tally;
    }

    Behind behind() {
        return behind.get();
    }

    List<Area> areas() {
        return geometry.areas();
    }

    /** Positions of the covered areas. A copy. */
    BitSet covered() {
        return (BitSet) covered.clone();
    }

    boolean isCovered(int area) {
        return covered.get(area);
    }

    /** How many areas are covered. */
    int memberCount() {
        return covered.cardinality();
    }
}
