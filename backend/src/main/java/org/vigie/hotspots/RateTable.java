package org.vigie.hotspots;

import org.vigie.statistics.EmpiricalBayes;
import org.vigie.statistics.Garwood;
import org.vigie.statistics.Neighbours;
import org.vigie.statistics.Rates;

/**
 * Rates of the covered areas per 100,000 people, by position among all areas of the level; NaN where the population is unknown
 * or 0, or the area is not covered.
 */
final class RateTable {

    private static final double PEOPLE = 100_000;

    final double[] people;
    private final Universe universe;
    private final Members members;
    private final Lazy<double[]> smoothed;
    private final Lazy<double[]> localSmoothed;

    /** @param people by area, NaN for unknown */
    RateTable(Universe universe, Members members, double[] people) {
        this.universe = universe;
        this.members = members;
        this.people = people;
        smoothed = new Lazy<>(() -> members.spread(
                per100000(EmpiricalBayes.global(members.of(universe.tally().count), members.of(people)))));
        localSmoothed = new Lazy<>(() -> members.spread(
                per100000(EmpiricalBayes.local(members.of(universe.tally().count), members.of(people), queen()))));
    }

    private Neighbours queen() {
        return universe.geometry().neighbours(NeighbourRule.DEFAULT, members.chosen());
    }

    private static double[] per100000(double[] rates) {
        for (int i = 0; i < rates.length; i++) {
            rates[i] *= PEOPLE;
        }
        return rates;
    }

    double rate(int area) {
        return universe.isCovered(area)
                ? Rates.per100000People(universe.tally().count[area], people[area])
                : Double.NaN;
    }

    /** The exact 95 % interval of {@link #rate}; NaN where that is. */
    Garwood.Interval interval(int area) {
        return Double.isNaN(rate(area))
                ? new Garwood.Interval(Double.NaN, Double.NaN)
                : Garwood.interval(universe.tally().count[area]).times(PEOPLE / people[area]);
    }

    double smoothed(int area) {
        return smoothed.get()[area];
    }

    double localSmoothed(int area) {
        return localSmoothed.get()[area];
    }
}
