package org.vigie.geocode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;
import org.vigie.areas.Area;

/**
 * Every place that words can become, in memory: the places of the gazetteers with their commune, and the areas
 * themselves. Places are numbered from 0. Made by {@link IndexBuilder}; immutable and thread safe.
 */
final class GeocodeIndex {

    /**
     * One place.
     *
     * @param compact the compact form of its own name
     * @param area the finest area known to hold it, AreaTree.NONE outside all
     * @param level the level of an area that is a place itself; AreaTree.NONE for a settlement
     * @param weight how often reports name it, a village being 1
     * @param seat whether it is the chief town of its commune
     */
    record Entry(
            String name,
            String compact,
            String country,
            int area,
            int level,
            double longitude,
            double latitude,
            LocationPrecision precision,
            double weight,
            boolean seat) {

        Entry asSeat(double atLeast) {
            return new Entry(
                    name,
                    compact,
                    country,
                    area,
                    level,
                    longitude,
                    latitude,
                    precision,
                    Math.max(weight, atLeast),
                    true);
        }

        double distanceKm(Entry other) {
            return Spheres.distanceKm(longitude, latitude, other.longitude, other.latitude);
        }
    }

    private static final double SEARCH_DEGREES = 0.5;

    private final AreaTree tree;
    private final List<Entry> entries;
    private final Map<String, NameIndex> names;
    private final LetterModel letters;
    private final double[] areaWeights;
    private final Map<String, Double> countryWeights = new HashMap<>();
    private final KdTree settlements = new KdTree();
    private final Map<Integer, Entry> seats = new HashMap<>();
    private final Map<NameIndex, Map<Integer, BitSet>> namesInAreas = new HashMap<>();
    private double totalWeight;

    GeocodeIndex(AreaTree tree, List<Entry> entries, Map<String, NameIndex> names, LetterModel letters) {
        this.tree = tree;
        this.entries = new ArrayList<>(entries);
        this.names = Map.copyOf(names);
        this.letters = letters;
        areaWeights = new double[tree.size()];
        this.names.values().forEach(one -> namesInAreas.put(one, new ConcurrentHashMap<>()));
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            totalWeight += entry.weight();
            countryWeights.merge(entry.country(), entry.weight(), Double::sum);
            for (int area = entry.area(); area != AreaTree.NONE; area = tree.parent(area)) {
                areaWeights[area] += entry.weight();
            }
            if (entry.seat() && entry.precision() == LocationPrecision.SETTLEMENT) {
                seats.merge(entry.area(), entry, (one, two) -> one.weight() >= two.weight() ? one : two);
            }
            if (entry.precision() == LocationPrecision.SETTLEMENT) {
                settlements.insert(new Coordinate(entry.longitude(), entry.latitude()), i);
            }
        }
    }

    AreaTree tree() {
        return tree;
    }

    int size() {
        return entries.size();
    }

    Entry entry(int place) {
        return entries.get(place);
    }

    LetterModel letters() {
        return letters;
    }

    /** The names of a country, or of all where none is given. */
    List<NameIndex> names(@Nullable String country) {
        if (country == null) {
            return List.copyOf(names.values());
        }
        return names.containsKey(country) ? List.of(names.get(country)) : List.of();
    }

    /** The names of a country that stand for a place in an area; kept once asked for. */
    BitSet namesIn(NameIndex country, int area) {
        return namesInAreas.get(country).computeIfAbsent(area, key -> {
            var inside = new BitSet(country.size());
            for (int name = 0; name < country.size(); name++) {
                for (int place : country.places(name)) {
                    if (tree.isWithin(entries.get(place).area(), area)) {
                        inside.set(name);
                        break;
                    }
                }
            }
            return inside;
        });
    }

    boolean covers(String country) {
        return names.containsKey(country);
    }

    double areaWeight(int area) {
        return areaWeights[area];
    }

    /** The weight of all places of a country, or of all places. */
    double weight(@Nullable String country) {
        return country == null ? totalWeight : countryWeights.getOrDefault(country, 0.0);
    }

    /** The chief town of a commune, null where the gazetteers have none. */
    @Nullable
    Entry seat(int area) {
        return seats.get(area);
    }

    /** The commune of a position, if one holds it. */
    Optional<Area> commune(double longitude, double latitude, @Nullable String country) {
        return tree.index().locate(longitude, latitude, country).map(placement -> tree.index()
                .get(placement.pcode()));
    }

    /** The settlement nearest to a position within about 50 km; one of weight is preferred to a hamlet at the same spot. */
    Optional<Entry> nearestSettlement(double longitude, double latitude) {
        var around = new Envelope(new Coordinate(longitude, latitude));
        around.expandBy(SEARCH_DEGREES);
        Entry best = null;
        double least = Double.MAX_VALUE;
        for (Object found : settlements.query(around)) {
            Entry entry = entries.get((int) ((KdNode) found).getData());
            double distance = Spheres.distanceKm(longitude, latitude, entry.longitude(), entry.latitude());
            double score = distance - Math.min(0.5, 0.1 * Math.log1p(entry.weight()));
            if (score < least) {
                least = score;
                best = entry;
            }
        }
        return Optional.ofNullable(best);
    }
}
