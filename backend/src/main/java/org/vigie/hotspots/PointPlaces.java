package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.vigie.areas.Area;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.Precision;

/**
 * Where the placed incidents of a query are. Incidents at one place are told together with their number, and where places are too
 * many for a map they are joined on an ever coarser lattice: the numbers always add up to {@code placed}.
 */
@Component
class PointPlaces {

    /** More than a browser draws smoothly and a slow link carries. */
    static final int MOST_PLACES = 20_000;

    private static final double FINEST_DEGREES = 1e-4;
    private static final double[] LATTICE_DEGREES = {FINEST_DEGREES, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    private final HotspotService hotspots;

    PointPlaces(HotspotService hotspots) {
        this.hotspots = hotspots;
    }

    /**
     * Places in columns, by P-code.
     *
     * @param placed the sum of {@code count}
     * @param latticeDegrees to which positions are rounded: 0.0001 (11 m) where places are told one by one
     * @param x longitude WGS 84 in 1/10,000 degrees; each but the first as the difference to the one before, which is short
     * @param y latitude likewise
     * @param count incidents at the place
     * @param area number of the place's area in {@code areas}
     * @param vague 1 where nothing but the area is known: the position is then a point inside it
     */
    record Answer(
            long dataVersion,
            long placed,
            double latticeDegrees,
            int[] x,
            int[] y,
            long[] count,
            int[] area,
            int[] vague,
            List<String> areas) {}

    private record Place(int area, int x, int y, boolean vague) {}

    Answer of(HotspotQuery query) {
        Universe universe = hotspots.computation(query).universe;
        Placed placed = universe.placed(hotspots.counting(query.filter()));
        for (double lattice : LATTICE_DEGREES) {
            Map<Place, Long> places = gather(universe, placed, lattice);
            if (places.size() <= MOST_PLACES || lattice == LATTICE_DEGREES[LATTICE_DEGREES.length - 1]) {
                return answer(universe, placed, lattice, places);
            }
        }
        throw new IllegalStateException("The last lattice is always taken");
    }

    private static Map<Place, Long> gather(Universe universe, Placed placed, double lattice) {
        IncidentColumns columns = universe.columns();
        var places = new HashMap<Place, Long>();
        for (int k = 0; k < placed.size(); k++) {
            places.merge(place(universe, columns, placed.rows()[k], placed.areas()[k], lattice), 1L, Long::sum);
        }
        return places;
    }

    private static Place place(Universe universe, IncidentColumns columns, int row, int number, double lattice) {
        // Whoever is told of areas only is told of no other place.
        boolean vague = !columns.visibility().seesIncidents()
                || columns.precision()[row] > Precision.SETTLEMENT.ordinal()
                || Double.isNaN(columns.longitude()[row]);
        Area area = universe.areas().get(number);
        double longitude = vague ? area.longitude() : columns.longitude()[row];
        double latitude = vague ? area.latitude() : columns.latitude()[row];
        return new Place(number, rounded(longitude, lattice), rounded(latitude, lattice), vague);
    }

    /** To the nearest node of the lattice, in 1/10,000 degrees. */
    private static int rounded(double degrees, double lattice) {
        return (int) Math.round(Math.round(degrees / lattice) * lattice / FINEST_DEGREES);
    }

    private static Answer answer(Universe universe, Placed placed, double lattice, Map<Place, Long> places) {
        List<Map.Entry<Place, Long>> sorted = new ArrayList<>(places.entrySet());
        sorted.sort(Map.Entry.comparingByKey(Comparator.comparingInt(Place::area)
                .thenComparingInt(Place::x)
                .thenComparingInt(Place::y)
                .thenComparing(Place::vague)));
        int[] used = sorted.stream()
                .mapToInt(entry -> entry.getKey().area())
                .distinct()
                .toArray();
        var numbers = new HashMap<Integer, Integer>();
        for (int area : used) {
            numbers.put(area, numbers.size());
        }
        return new Answer(
                universe.columns().version(),
                placed.size(),
                lattice,
                differences(sorted, entry -> entry.getKey().x()),
                differences(sorted, entry -> entry.getKey().y()),
                longs(sorted, entry -> entry.getValue()),
                ints(sorted, entry -> numbers.get(entry.getKey().area())),
                ints(sorted, entry -> entry.getKey().vague() ? 1 : 0),
                java.util.Arrays.stream(used)
                        .mapToObj(area -> universe.areas().get(area).pcode())
                        .toList());
    }

    private static int[] differences(
            List<Map.Entry<Place, Long>> places, ToLongFunction<Map.Entry<Place, Long>> value) {
        int[] values = ints(places, value);
        for (int i = values.length - 1; i > 0; i--) {
            values[i] -= values[i - 1];
        }
        return values;
    }

    private static int[] ints(List<Map.Entry<Place, Long>> places, ToLongFunction<Map.Entry<Place, Long>> value) {
        return places.stream().mapToInt(place -> (int) value.applyAsLong(place)).toArray();
    }

    private static long[] longs(List<Map.Entry<Place, Long>> places, ToLongFunction<Map.Entry<Place, Long>> value) {
        return places.stream().mapToLong(value).toArray();
    }
}
