package org.vigie.geocode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.vigie.geocode.GeocodeIndex.Entry;
import org.vigie.geocode.Stated.Ring;
import org.vigie.toponyms.PlaceType;
import org.vigie.toponyms.Toponym;

/**
 * Weighs matches by Bayes' rule: how often reports name such a place, times how likely its name is miswritten so, against
 * the other matches and against the chance that the place meant is in no gazetteer and only looks like these. Matches
 * within 10 km of each other are one location. Thread safe.
 */
final class Scoring {

    /** Locations nearer than this are one. */
    static final double SAME_LOCATION_KM = 10;

    private static final int MOST_LOCATIONS = 12;
    private static final double AREA_AROUND = 0.02;
    private static final double ABSENT = 0.15;
    private static final double SURROUNDINGS = 2;

    /** A location with its probability, 0..1. */
    record Scored(Match match, Entry entry, double probability, int ring) {}

    private final GeocodeIndex index;

    Scoring(GeocodeIndex index) {
        this.index = index;
    }

    /** The locations, the most probable first. */
    List<Scored> score(Toponym name, PlaceType type, Stated stated, Collection<Match> matches) {
        double absent = Math.log(ABSENT) + index.letters().logProbability(name);
        var weighed = new ArrayList<Scored>();
        double largest = absent;
        for (Match match : matches) {
            Entry entry = index.entry(match.place());
            double weight = Math.log(prior(entry, stated) * typeFactor(entry, type)) + match.logLikelihood();
            weighed.add(new Scored(match, entry, weight, ring(entry, stated)));
            largest = Math.max(largest, weight);
        }
        double sum = Math.exp(absent - largest);
        for (Scored one : weighed) {
            sum += Math.exp(one.probability() - largest);
        }
        double total = sum;
        double most = largest;
        weighed.replaceAll(
                one -> new Scored(one.match(), one.entry(), Math.exp(one.probability() - most) / total, one.ring()));
        weighed.sort(Comparator.comparingDouble(Scored::probability).reversed().thenComparing(one -> one.match()
                .place()));
        return merged(weighed);
    }

    private double prior(Entry entry, Stated stated) {
        double prior = 1e-12;
        for (Ring ring : stated.rings()) {
            if (holds(ring, entry)) {
                prior += ring.share() * entry.weight() / weight(ring, stated);
            }
        }
        return isAround(entry, stated) ? prior * AREA_AROUND : prior;
    }

    /** A place said to lie in a commune is hardly the province around it. */
    private boolean isAround(Entry entry, Stated stated) {
        if (entry.level() == AreaTree.NONE) {
            return false;
        }
        for (int area : stated.finest()) {
            if (entry.level() < index.tree().area(area).level() && index.tree().isWithin(area, entry.area())) {
                return true;
            }
        }
        return false;
    }

    private double weight(Ring ring, Stated stated) {
        if (ring.isEverything()) {
            return index.weight(stated.country());
        }
        double weight = 0;
        for (int area : ring.areas()) {
            weight += index.areaWeight(area);
        }
        return Math.max(1, weight) * (ring.reachKm() > 0 ? SURROUNDINGS : 1);
    }

    private boolean holds(Ring ring, Entry entry) {
        if (ring.isEverything()) {
            return true;
        }
        for (int area : ring.areas()) {
            if (ring.reachKm() > 0
                    ? isNear(area, ring.reachKm(), entry)
                    : index.tree().isWithin(entry.area(), area)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(int area, double reachKm, Entry entry) {
        var found = index.tree().area(area);
        double radiusKm = Math.sqrt(found.areaSquareKm() / Math.PI);
        return Spheres.distanceKm(found.longitude(), found.latitude(), entry.longitude(), entry.latitude())
                <= radiusKm + reachKm;
    }

    /** The first ring that holds a place. */
    private int ring(Entry entry, Stated stated) {
        for (int i = 0; i < stated.rings().size(); i++) {
            if (holds(stated.rings().get(i), entry)) {
                return i;
            }
        }
        return stated.rings().size() - 1;
    }

    private static double typeFactor(Entry entry, PlaceType type) {
        boolean area = entry.level() != AreaTree.NONE;
        return switch (type) {
            case ANY -> 1;
            case SETTLEMENT -> area ? 0.1 : 1;
            case COMMUNE -> typed(entry, 3, 3);
            case DEPARTMENT -> typed(entry, 2, 3) * (entry.level() == 2 ? 20 : 1);
            case PROVINCE -> typed(entry, 2, 2);
            case REGION -> typed(entry, 1, 1);
            case COUNTRY -> typed(entry, 0, 0);
        };
    }

    private static double typed(Entry entry, int least, int most) {
        return entry.level() >= least && entry.level() <= most ? 50 / entry.weight() * (1 + 0.1 * entry.level()) : 0.05;
    }

    /** Adds up what lies at one location; the most probable place names it, a point rather than a mere commune. */
    private static List<Scored> merged(List<Scored> weighed) {
        var merged = new ArrayList<Scored>();
        var rest = new ArrayList<>(weighed);
        while (!rest.isEmpty() && merged.size() < MOST_LOCATIONS) {
            Scored head = rest.remove(0);
            double probability = head.probability();
            Scored shown = head;
            for (var others = rest.iterator(); others.hasNext(); ) {
                Scored other = others.next();
                if (isSameLocation(head.entry(), other.entry())) {
                    probability += other.probability();
                    shown = isBetterPoint(other, shown) ? other : shown;
                    others.remove();
                }
            }
            merged.add(new Scored(shown.match(), shown.entry(), probability, shown.ring()));
        }
        merged.sort(Comparator.comparingDouble(Scored::probability).reversed().thenComparing(one -> one.match()
                .place()));
        return merged;
    }

    private static boolean isBetterPoint(Scored other, Scored shown) {
        return shown.entry().level() == AreaTree.NONE
                && shown.entry().precision() == LocationPrecision.COMMUNE
                && other.entry().precision() == LocationPrecision.SETTLEMENT
                && other.match().logLikelihood() >= shown.match().logLikelihood() - 1;
    }

    /** Provinces and regions are no settlement's neighbours: their point stands for all of them. */
    private static boolean isSameLocation(Entry one, Entry other) {
        boolean bothPoints = isPoint(one) && isPoint(other);
        return (bothPoints || one.level() == other.level()) && one.distanceKm(other) <= SAME_LOCATION_KM;
    }

    private static boolean isPoint(Entry entry) {
        return entry.precision() == LocationPrecision.SETTLEMENT || entry.precision() == LocationPrecision.COMMUNE;
    }
}
