package org.vigie.hotspots;

import java.util.BitSet;
import org.vigie.hotspots.HotspotResult.Gi;
import org.vigie.hotspots.HotspotResult.Moran;
import org.vigie.statistics.GetisOrd;
import org.vigie.statistics.GlobalMoran;
import org.vigie.statistics.HotspotClass;
import org.vigie.statistics.LocalMoran;
import org.vigie.statistics.NeighbourhoodEvidence;
import org.vigie.statistics.Neighbours;

/** Gi* and Moran's I of the covered areas, each computed when it is first asked for. */
final class GiTable {

    final Members members;
    final Neighbours neighbours;
    /** What is tested, by member. */
    final double[] x;

    final Lazy<GetisOrd.Result> test;
    final Lazy<NeighbourhoodEvidence> evidence;
    final Lazy<GlobalMoran> globalMoran;
    private final Lazy<HotspotClass[]> classes;
    private final Lazy<LocalMoran.Result> moran;
    private final double alpha;

    /**
     * @param values what is tested, by area; NaN where an area leaves the test
     * @param seed names the random numbers
     */
    GiTable(Universe universe, double[] values, long seed) {
        BitSet tested = universe.covered();
        for (int i = tested.nextSetBit(0); i >= 0; i = tested.nextSetBit(i + 1)) {
            tested.set(i, !Double.isNaN(values[i]));
        }
        TestSettings settings = universe.query().test();
        alpha = settings.alpha();
        members = new Members(tested, values.length);
        neighbours = universe.geometry().neighbours(settings.neighbours(), tested);
        x = members.of(values);
        test = new Lazy<>(() -> GetisOrd.test(x, neighbours, settings.permutations(), seed));
        evidence = new Lazy<>(() -> evidence(universe));
        classes = new Lazy<>(() -> HotspotClass.decide(
                test.get(), evidence.get().incidents(), evidence.get().dates(), (int) universe.tally().placed));
        moran = new Lazy<>(() -> LocalMoran.test(
                x,
                neighbours,
                members.chosen().stream()
                        .mapToObj(i -> universe.areas().get(i).pcode())
                        .toList(),
                settings.permutations(),
                seed));
        globalMoran = new Lazy<>(() -> GlobalMoran.of(x, neighbours));
    }

    private NeighbourhoodEvidence evidence(Universe universe) {
        Placed placed = universe.placed();
        int[] member = new int[placed.size()];
        int[] day = new int[placed.size()];
        int[] dayStart = universe.columns().dayStart();
        for (int k = 0; k < member.length; k++) {
            member[k] = members.number(placed.areas()[k]);
            day[k] = dayStart[placed.rows()[k]];
        }
        return NeighbourhoodEvidence.of(neighbours, member, day);
    }

    /** Whether an area takes part. */
    boolean holds(int area) {
        return members.number(area) >= 0;
    }

    /** Gi* of an area that takes part. */
    Gi gi(int area) {
        int i = members.number(area);
        GetisOrd.Result result = test.get();
        HotspotClass found = classes.get()[i];
        return new Gi(
                Numbers.orNull(result.z()[i]),
                Numbers.orNull(result.pNormal()[i]),
                Numbers.orNull(result.p()[i]),
                Numbers.orNull(result.q()[i]),
                found,
                (found.isHot() || found.isCold()) && result.q()[i] < alpha,
                neighbours.count(i));
    }

    /** Local Moran's I of an area that takes part. */
    Moran moran(int area) {
        int i = members.number(area);
        LocalMoran.Result result = moran.get();
        return new Moran(
                Numbers.orNull(result.i()[i]),
                Numbers.orNull(result.z()[i]),
                Numbers.orNull(result.p()[i]),
                Numbers.orNull(result.q()[i]),
                result.quadrants()[i],
                result.q()[i] < alpha);
    }
}
