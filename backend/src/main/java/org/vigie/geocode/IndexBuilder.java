package org.vigie.geocode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.geocode.GeocodeIndex.Entry;
import org.vigie.toponyms.Likeness;
import org.vigie.toponyms.Toponym;

/**
 * Makes a {@link GeocodeIndex}: each place gets its commune, chief towns are found by the name of their commune or
 * province, and a settlement of a list without coordinates becomes another name of the place of that name in or beside
 * the same commune, if there is one. For one thread.
 */
final class IndexBuilder {

    private static final double SEAT_WEIGHT = 12;
    private static final double COUNTRY_WEIGHT = 400;
    private static final double TOWN_WEIGHT = 10;
    private static final double NAMESAKE_WEIGHT = 0.5;
    private static final double SAME_PLACE_DISTANCE = 0.7;
    private static final double SEAT_DISTANCE = 1.3;
    private static final double BESIDE_KM = 8;

    private final AreaTree tree;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, NameIndex.Builder> names = new HashMap<>();
    private final List<Toponym> ownNames = new ArrayList<>();
    private final Map<String, List<Integer>> communesBySound = new HashMap<>();
    private final BitSet settlements = new BitSet();
    private final LetterModel letters = new LetterModel();
    private final Map<Integer, List<Integer>> placesOfCommune = new HashMap<>();
    private final Map<String, List<Integer>> placesBySound = new HashMap<>();
    private final Map<Integer, Integer> seats = new HashMap<>();
    private final Map<Integer, List<Toponym>> areaNames = new HashMap<>();
    private final List<GazetteerPlace> withoutPosition = new ArrayList<>();

    IndexBuilder(AreaIndex areas, List<AreaAlias> aliases) {
        tree = new AreaTree(areas, aliases);
        for (int area = 0; area < tree.size(); area++) {
            areaNames.put(
                    area,
                    new ArrayList<>(
                            tree.spellings(area).stream().map(Toponym::of).toList()));
        }
        for (AreaTree.Alias alias : tree.aliases()) {
            if (alias.level() == tree.area(alias.area()).level()) {
                areaNames.get(alias.area()).add(Toponym.of(alias.name()));
            }
        }
        areaNames.forEach((area, own) -> {
            if (tree.area(area).level() == Area.COMMUNE) {
                own.forEach(name -> communesBySound
                        .computeIfAbsent(name.sound(), key -> new ArrayList<>())
                        .add(area));
            }
        });
    }

    /** Adds a place of a gazetteer. */
    void add(GazetteerPlace place) {
        if (!place.hasPosition()) {
            withoutPosition.add(place);
            return;
        }
        int area = tree.index()
                .locate(place.longitude(), place.latitude(), place.country())
                .filter(found -> found.country().equals(place.country()))
                .map(found -> tree.find(found.pcode()))
                .orElseGet(() -> countryOf(place));
        add(place, area, place.longitude(), place.latitude(), LocationPrecision.SETTLEMENT);
    }

    GeocodeIndex build() {
        for (int area = 0; area < tree.size(); area++) {
            findSeat(area);
        }
        findSeatsOfProvinces();
        withoutPosition.forEach(this::addListed);
        for (int area = 0; area < tree.size(); area++) {
            Area found = tree.area(area);
            addArea(area, found.level(), found.displayName(), tree.spellings(area));
        }
        for (AreaTree.Alias alias : tree.aliases()) {
            addArea(alias.area(), alias.level(), alias.name(), List.of(alias.name()));
        }
        var built = new HashMap<String, NameIndex>();
        names.forEach((country, builder) -> built.put(country, builder.build()));
        return new GeocodeIndex(tree, entries, built, letters);
    }

    private int countryOf(GazetteerPlace place) {
        for (int area = 0; area < tree.size(); area++) {
            if (tree.area(area).level() == 0 && tree.area(area).country().equals(place.country())) {
                return area;
            }
        }
        return AreaTree.NONE;
    }

    private void add(GazetteerPlace place, int area, double longitude, double latitude, LocationPrecision precision) {
        Toponym main = Toponym.of(place.name());
        boolean seat = place.kind().isSettlement() && isSeat(main, area);
        double people = Math.max(1, Math.sqrt(place.population() / 1000.0));
        double weight = place.kind().weight() * (place.kind() == PlaceKind.VILLAGE ? people : 1);
        weight = Math.max(weight, seat ? SEAT_WEIGHT : 0);
        int number = entries.size();
        entries.add(new Entry(
                place.name(),
                main.compact(),
                place.country(),
                area,
                AreaTree.NONE,
                longitude,
                latitude,
                precision,
                weight,
                seat));
        ownNames.add(main);
        settlements.set(number, place.kind().isSettlement());
        addName(place.country(), main, place.name(), number);
        for (String other : place.otherNames()) {
            Toponym name = Toponym.of(other);
            addName(place.country(), name, other, number);
            letters.learnOther(name, weight);
        }
        letters.learn(main, weight);
        if (precision == LocationPrecision.SETTLEMENT) {
            note(number, main, area, seat);
        }
    }

    private void note(int number, Toponym name, int area, boolean seat) {
        placesOfCommune.computeIfAbsent(area, key -> new ArrayList<>()).add(number);
        placesBySound.computeIfAbsent(name.sound(), key -> new ArrayList<>()).add(number);
        if (seat) {
            seats.merge(
                    area,
                    number,
                    (one, two) -> entries.get(one).weight() >= entries.get(two).weight() ? one : two);
        }
    }

    private boolean isSeat(Toponym name, int area) {
        return area != AreaTree.NONE
                && tree.area(area).level() == Area.COMMUNE
                && areaNames.get(area).stream().anyMatch(own -> own.sound().equals(name.sound()));
    }

    private void addName(String country, Toponym name, String written, int number) {
        names.computeIfAbsent(country, key -> new NameIndex.Builder()).add(name, written, number);
    }

    /** A commune without a settlement of its sound has the nearest spelling as its chief town, if there is a near one. */
    private void findSeat(int area) {
        if (tree.area(area).level() < Area.COMMUNE) {
            return;
        }
        if (!seats.containsKey(area)) {
            double least = SEAT_DISTANCE;
            for (int number : placesOfCommune.getOrDefault(area, List.of())) {
                double distance = settlements.get(number) ? distanceToNames(ownNames.get(number), area, least) : least;
                if (distance < least) {
                    least = distance;
                    seats.put(area, number);
                }
            }
        }
        if (seats.containsKey(area)) {
            makeSeat(seats.get(area), area);
        }
    }

    /** A chief town answers to every name of its commune. */
    private void makeSeat(int number, int area) {
        Entry seat = entries.get(number);
        entries.set(number, seat.asSeat(SEAT_WEIGHT));
        for (Toponym name : areaNames.get(area)) {
            addName(seat.country(), name, seat.name(), number);
        }
    }

    private double distanceToNames(Toponym name, int area, double limit) {
        double least = limit;
        for (Toponym own : areaNames.get(area)) {
            least = Math.min(least, Likeness.distance(name, own, least));
        }
        return least;
    }

    /**
     * Where the provinces of a country mostly have the names of communes, as in Mali and Niger, one that has not is named
     * after a settlement in it all the same.
     */
    private void findSeatsOfProvinces() {
        var named = new HashMap<String, int[]>();
        var open = new ArrayList<Integer>();
        for (int area = 0; area < tree.size(); area++) {
            if (tree.area(area).level() == Area.COMMUNE - 1) {
                boolean has = hasNamesake(area, tree.area(area).displayName());
                int[] counts = named.computeIfAbsent(tree.area(area).country(), key -> new int[2]);
                counts[0]++;
                counts[1] += has ? 1 : 0;
                if (!has) {
                    open.add(area);
                }
            }
        }
        for (int province : open) {
            int[] counts = named.get(tree.area(province).country());
            if (2 * counts[1] > counts[0]) {
                Toponym name = Toponym.of(tree.area(province).displayName());
                placesBySound.getOrDefault(name.sound(), List.of()).stream()
                        .filter(settlements::get)
                        .filter(number -> tree.isWithin(entries.get(number).area(), province))
                        .findFirst()
                        .ifPresent(number -> seats.put(province, number));
                if (seats.containsKey(province)) {
                    makeSeat(seats.get(province), province);
                }
            }
        }
    }

    /** A settlement known only by name and area. */
    private void addListed(GazetteerPlace place) {
        int area = tree.find(place.pcode() == null ? "" : place.pcode());
        if (area == AreaTree.NONE) {
            return;
        }
        Toponym name = Toponym.of(place.name());
        List<Integer> same = placesOfCommune.getOrDefault(area, List.of()).stream()
                .filter(number -> isSame(name, ownNames.get(number)))
                .toList();
        same = same.isEmpty() ? beside(name, area) : same;
        if (same.isEmpty()) {
            double[] point = point(area);
            add(
                    place,
                    area,
                    point[0],
                    point[1],
                    LocationPrecision.ofLevel(tree.area(area).level()));
            return;
        }
        boolean seat = !seats.containsKey(area) && isSeat(name, area);
        for (int number : same) {
            addName(place.country(), name, place.name(), number);
        }
        if (seat) {
            seats.put(area, same.get(0));
            makeSeat(same.get(0), area);
        }
    }

    private static boolean isSame(Toponym one, Toponym other) {
        if (one.compact().equals(other.compact())) {
            return true;
        }
        return beginsAlike(one.sound(), other.sound())
                && !isNumbered(one)
                && !isNumbered(other)
                && Likeness.distance(one, other, SAME_PLACE_DISTANCE) <= SAME_PLACE_DISTANCE;
    }

    private static boolean beginsAlike(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && one.charAt(0) == other.charAt(0);
    }

    private static boolean isNumbered(Toponym name) {
        return name.compact().chars().anyMatch(c -> c <= '9');
    }

    /** The one place of that sound just outside a commune: gazetteer and boundaries are a few kilometres off. */
    private List<Integer> beside(Toponym name, int area) {
        Area commune = tree.area(area);
        double reachKm = Math.sqrt(commune.areaSquareKm() / Math.PI) + BESIDE_KM;
        List<Integer> near = placesBySound.getOrDefault(name.sound(), List.of()).stream()
                .filter(number -> entries.get(number).country().equals(commune.country()))
                .filter(number -> Spheres.distanceKm(
                                commune.longitude(),
                                commune.latitude(),
                                entries.get(number).longitude(),
                                entries.get(number).latitude())
                        <= reachKm)
                .toList();
        return near.size() == 1 ? near : List.of();
    }

    /** Where an area is shown: at its chief town, else inside. */
    private double[] point(int area) {
        Integer seat = tree.area(area).level() == Area.COMMUNE ? seats.get(area) : null;
        return seat == null
                ? new double[] {tree.area(area).longitude(), tree.area(area).latitude()}
                : new double[] {entries.get(seat).longitude(), entries.get(seat).latitude()};
    }

    /** An area weighs little where a settlement in it has its name: the words then mean the settlement. */
    private void addArea(int area, int level, String shown, List<String> spellings) {
        Area found = tree.area(area);
        double weight = seats.containsKey(area) || found.level() < Area.COMMUNE && hasNamesake(area, shown)
                ? NAMESAKE_WEIGHT
                : found.level() == 0 ? COUNTRY_WEIGHT : SEAT_WEIGHT;
        double[] point = point(area);
        int number = entries.size();
        entries.add(new Entry(
                shown,
                Toponym.of(shown).compact(),
                found.country(),
                area,
                level,
                point[0],
                point[1],
                LocationPrecision.ofLevel(found.level()),
                weight,
                false));
        for (String spelling : spellings) {
            addName(found.country(), Toponym.of(spelling), spelling, number);
        }
    }

    private boolean hasNamesake(int area, String shown) {
        String sound = Toponym.of(shown).sound();
        boolean commune = communesBySound.getOrDefault(sound, List.of()).stream()
                .anyMatch(inner -> seats.containsKey(inner) && tree.isWithin(inner, area));
        return commune
                || placesBySound.getOrDefault(sound, List.of()).stream()
                        .map(entries::get)
                        .anyMatch(place -> place.weight() >= TOWN_WEIGHT && tree.isWithin(place.area(), area));
    }
}
