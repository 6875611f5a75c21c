package org.vigie.geocode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.geocode.GeocodeIndex.Entry;
import org.vigie.geocode.Scoring.Scored;
import org.vigie.toponyms.PlacePhrase.Between;
import org.vigie.toponyms.PlacePhrase.Ends;
import org.vigie.toponyms.PlacePhrase.Name;
import org.vigie.toponyms.PlacePhrase.Offset;

/**
 * Points between two places or at a distance from one. The precision is the finest area that holds everything the words
 * leave open: the whole stretch, or the circle of uncertainty.
 */
final class Stretches {

    private static final int MOST_ENDS = 6;
    private static final double USUAL_STRETCH_KM = 30;
    private static final double LONGEST_STRETCH_KM = 200;
    private static final double SETTLEMENT_KM = 5;
    /** A stated direction is one of eight: 22.5° to either side, sin 22.5° = 0.38. */
    private static final double DIRECTION_SHARE = 0.38;

    private final GeocodeIndex index;
    private final Words words;

    Stretches(GeocodeIndex index, Words words) {
        this.index = index;
        this.words = words;
    }

    /** Where something lies between two places: their middle; of several pairs the likely ones near each other. */
    List<Candidate> between(Between phrase, Function<Name, List<Scored>> locate, Locale language) {
        var pairs = new ArrayList<Pair>();
        double known = 0;
        for (Ends ends : phrase.readings()) {
            List<Scored> from = points(locate.apply(ends.from()));
            List<Scored> to = points(locate.apply(ends.to()));
            known = Math.max(known, sum(from) * sum(to));
            for (Scored one : from) {
                for (Scored other : to) {
                    addPair(pairs, one, other);
                }
            }
        }
        double total = pairs.stream().mapToDouble(Pair::weight).sum();
        double share = known;
        return pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::weight).reversed())
                .limit(MOST_ENDS)
                .map(pair -> candidate(pair, pair.weight() / total * share, language))
                .toList();
    }

    /** Where something lies off a place, one candidate for each that the place may be. */
    List<Candidate> offset(Offset phrase, List<Scored> places, Locale language) {
        return points(places).stream()
                .map(place -> moved(phrase, place, language))
                .toList();
    }

    private static List<Scored> points(List<Scored> scored) {
        return scored.stream()
                .filter(one -> one.entry().precision().compareTo(LocationPrecision.COMMUNE) <= 0)
                .limit(MOST_ENDS)
                .toList();
    }

    private static double sum(List<Scored> scored) {
        return scored.stream().mapToDouble(Scored::probability).sum();
    }

    private static void addPair(List<Pair> pairs, Scored one, Scored other) {
        double km = one.entry().distanceKm(other.entry());
        if (km > 0.1 && km <= LONGEST_STRETCH_KM) {
            double weight = one.probability() * other.probability() * Math.exp(-km / USUAL_STRETCH_KM);
            pairs.add(new Pair(one.entry(), other.entry(), km, weight));
        }
    }

    private record Pair(Entry from, Entry to, double km, double weight) {

        double longitude(double share) {
            return from.longitude() + share * (to.longitude() - from.longitude());
        }

        double latitude(double share) {
            return from.latitude() + share * (to.latitude() - from.latitude());
        }
    }

    private Candidate candidate(Pair pair, double confidence, Locale language) {
        String name = pair.from().name() + " – " + pair.to().name();
        var whole = new ArrayList<double[]>();
        for (double share = 0; share <= 1; share += 0.125) {
            whole.add(new double[] {pair.longitude(share), pair.latitude(share)});
        }
        String why = words.say(language, "BETWEEN", name, String.valueOf(Math.round(pair.km())));
        return located(
                name,
                pair.longitude(0.5),
                pair.latitude(0.5),
                pair.km() / 2,
                whole,
                pair.from().country(),
                confidence,
                why);
    }

    private Candidate moved(Offset phrase, Scored place, Locale language) {
        Entry entry = place.entry();
        boolean directed = phrase.bearingDegrees().isPresent();
        double km = phrase.distanceKm();
        double[] point = directed
                ? Spheres.destination(
                        entry.longitude(),
                        entry.latitude(),
                        phrase.bearingDegrees().getAsDouble(),
                        km)
                : new double[] {entry.longitude(), entry.latitude()};
        double uncertaintyKm = directed ? 1 + DIRECTION_SHARE * km : 1 + km;
        var circle = new ArrayList<double[]>();
        circle.add(point);
        for (int bearing = 0; bearing < 360; bearing += 45) {
            circle.add(Spheres.destination(point[0], point[1], bearing, uncertaintyKm));
        }
        String why = words.say(language, directed ? "OFFSET" : "AROUND", entry.name(), String.valueOf(Math.round(km)));
        return located(
                entry.name(),
                point[0],
                point[1],
                uncertaintyKm,
                circle,
                entry.country(),
                Calibration.confidence(place.probability()),
                why);
    }

    private Candidate located(
            String name,
            double longitude,
            double latitude,
            double uncertaintyKm,
            List<double[]> reach,
            String country,
            double confidence,
            String why) {
        Area area = uncertaintyKm <= SETTLEMENT_KM
                ? index.commune(longitude, latitude, country).orElse(null)
                : common(reach, country);
        LocationPrecision precision = uncertaintyKm <= SETTLEMENT_KM
                ? LocationPrecision.SETTLEMENT
                : area == null ? LocationPrecision.NONE : LocationPrecision.ofLevel(area.level());
        return new Candidate(
                name,
                name,
                area == null ? null : area.pcode(),
                area == null ? null : area.country(),
                longitude,
                latitude,
                precision,
                uncertaintyKm,
                confidence,
                why);
    }

    /** The finest area that holds all of some points; null across a border. */
    private @Nullable Area common(List<double[]> points, String country) {
        int common = AreaTree.NONE;
        for (double[] point : points) {
            Area commune = index.commune(point[0], point[1], country).orElse(null);
            if (commune == null) {
                continue;
            }
            int number = index.tree().find(commune.pcode());
            common = common == AreaTree.NONE ? number : index.tree().common(common, number);
            if (common == AreaTree.NONE) {
                return null;
            }
        }
        return common == AreaTree.NONE ? null : index.tree().area(common);
    }
}
