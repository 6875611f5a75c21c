package org.vigie.geocode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.geocode.GeocodeIndex.Entry;
import org.vigie.toponyms.Likeness;
import org.vigie.toponyms.Toponym;

/**
 * Makes a {@link GeocodeIndex}: each place gets its commune, chief towns are found by the name of their commune, and a
 * settlement of a list without coordinates becomes another name of the place of that name in the same commune, if there
 * is one. For one thread.
 */
final class IndexBuilder {

    private static final double SEAT_WEIGHT = 12;
    private static final double SAME_PLACE_DISTANCE = 0.7;
    private static final double SEAT_DISTANCE = 1.3;

    private final AreaTree tree;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, NameIndex.Builder> names = new HashMap<>();
    private final java.util.BitSet settlements = new java.util.BitSet();
    private final LetterModel letters = new LetterModel();
    private final Map<Integer, List<Integer>> placesOfCommune = new HashMap<>();
    private final Map<Integer, Entry> seats = new HashMap<>();
    private final Map<Integer, List<Toponym>> areaNames = new HashMap<>();
    private final List<GazetteerPlace> withoutPosition = new ArrayList<>();

    IndexBuilder(AreaIndex areas, List<AreaAlias> aliases) {
        tree = new AreaTree(areas, aliases);
        for (int area = 0; area < tree.size(); area++) {
            List<Toponym> spellings =
                    tree.spellings(area).stream().map(Toponym::of).toList();
            areaNames.put(area, new ArrayList<>(spellings));
        }
        tree.aliases().forEach(alias -> {
            if (tree.area(alias.area()).level() == Area.COMMUNE) {
                areaNames.get(alias.area()).add(Toponym.of(alias.name()));
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
        withoutPosition.forEach(this::addListed);
        for (int area = 0; area < tree.size(); area++) {
            addArea(area);
        }
        tree.aliases().forEach(alias -> addAreaEntry(alias.area(), alias.level(), alias.name(), List.of(alias.name())));
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
        var entry = new Entry(
                place.name(),
                main.compact(),
                place.country(),
                area,
                AreaTree.NONE,
                longitude,
                latitude,
                precision,
                weight,
                seat);
        int number = entries.size();
        entries.add(entry);
        settlements.set(number, place.kind().isSettlement());
        placesOfCommune.computeIfAbsent(area, key -> new ArrayList<>()).add(number);
        addName(place.country(), main, place.name(), number, place.kind().isSettlement());
        for (String other : place.otherNames()) {
            addName(place.country(), Toponym.of(other), other, number, false);
        }
        if (seat && precision == LocationPrecision.SETTLEMENT) {
            seats.merge(area, entry, (one, two) -> one.weight() >= two.weight() ? one : two);
        }
    }

    /** A commune without a settlement of its sound has the nearest spelling as its chief town, if there is a near one. */
    private void findSeat(int area) {
        if (tree.area(area).level() < Area.COMMUNE || seats.containsKey(area)) {
            return;
        }
        double least = SEAT_DISTANCE;
        int nearest = -1;
        for (int number : placesOfCommune.getOrDefault(area, List.of())) {
            Entry entry = entries.get(number);
            double distance = settlements.get(number) ? distanceToNames(Toponym.of(entry.name()), area) : 9;
            if (distance < least) {
                least = distance;
                nearest = number;
            }
        }
        if (nearest >= 0) {
            Entry seat = entries.get(nearest).asSeat(SEAT_WEIGHT);
            entries.set(nearest, seat);
            seats.put(area, seat);
        }
    }

    private double distanceToNames(Toponym name, int area) {
        double least = SEAT_DISTANCE;
        for (Toponym own : areaNames.get(area)) {
            least = Math.min(least, Likeness.distance(name, own, least));
        }
        return least;
    }

    private boolean isSeat(Toponym name, int area) {
        return area != AreaTree.NONE
                && tree.area(area).level() == Area.COMMUNE
                && areaNames.get(area).stream().anyMatch(own -> own.sound().equals(name.sound()));
    }

    private void addName(String country, Toponym name, String written, int number, boolean learnt) {
        names.computeIfAbsent(country, key -> new NameIndex.Builder()).add(name, written, number);
        if (learnt) {
            letters.learn(name);
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
                .filter(number -> entries.get(number).precision() == LocationPrecision.SETTLEMENT)
                .filter(number -> isSame(name, Toponym.of(entries.get(number).name())))
                .toList();
        if (same.isEmpty()) {
            LocationPrecision precision =
                    LocationPrecision.ofLevel(tree.area(area).level());
            Entry seat = seats.get(area);
            double longitude = seat == null ? tree.area(area).longitude() : seat.longitude();
            double latitude = seat == null ? tree.area(area).latitude() : seat.latitude();
            add(place, area, longitude, latitude, precision);
        } else {
            same.forEach(number -> addName(place.country(), name, place.name(), number, false));
        }
    }

    private static boolean isSame(Toponym one, Toponym other) {
        boolean numbered = one.compact().matches(".*\\d.*") || other.compact().matches(".*\\d.*");
        return numbered
                ? one.compact().equals(other.compact())
                : Likeness.distance(one, other, SAME_PLACE_DISTANCE) <= SAME_PLACE_DISTANCE;
    }

    private void addArea(int area) {
        addAreaEntry(area, tree.area(area).level(), tree.area(area).displayName(), tree.spellings(area));
    }

    /** An area weighs little where a settlement in it has its name: the words then mean the settlement. */
    private void addAreaEntry(int area, int level, String shown, List<String> spellings) {
        Area found = tree.area(area);
        Entry seat = seats.get(area);
        boolean namesake = seat != null || found.level() < Area.COMMUNE && hasNamesake(area, Toponym.of(shown));
        double weight = namesake ? 0.5 : found.level() == 0 ? 40 : SEAT_WEIGHT;
        double longitude = seat == null ? found.longitude() : seat.longitude();
        double latitude = seat == null ? found.latitude() : seat.latitude();
        LocationPrecision precision = LocationPrecision.ofLevel(found.level());
        int number = entries.size();
        entries.add(new Entry(
                shown,
                Toponym.of(shown).compact(),
                found.country(),
                area,
                level,
                longitude,
                latitude,
                precision,
                weight,
                false));
        for (String spelling : spellings) {
            addName(found.country(), Toponym.of(spelling), spelling, number, false);
        }
    }

    private boolean hasNamesake(int area, Toponym name) {
        return seats.entrySet().stream()
                .anyMatch(seat -> tree.isWithin(seat.getKey(), area)
                        && Toponym.of(seat.getValue().name()).sound().equals(name.sound()));
    }
}
