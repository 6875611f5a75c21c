package org.vigie.hotspots;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Populations;

/** How many people live in the areas of a level; read once a data version and year (about 100 kB). Thread safe. */
@Component
class People {

    private static final int KEPT = 6;

    private record Key(long version, int year) {}

    private final Populations populations;
    private final Recent<Key, Lazy<Map<String, Long>>> read = new Recent<>(KEPT);

    People(Populations populations) {
        this.populations = populations;
    }

    /**
     * People by area: its own figure, else the sum of its communes if all of them have one; NaN where unknown.
     *
     * @param version the newest data version, for figures are not kept in versions
     */
    double[] of(List<Area> areas, AreaIndex index, long version, int year) {
        Map<String, Long> known = read.get(new Key(version, year), key -> new Lazy<>(() -> populations.byPcode(year)))
                .get();
        return areas.stream().mapToDouble(area -> of(area, index, known)).toArray();
    }

    private static double of(Area area, AreaIndex index, Map<String, Long> known) {
        Long own = known.get(area.pcode());
        if (own != null || area.level() == Area.COMMUNE) {
            return own == null ? Double.NaN : own;
        }
        return index.children(area.pcode()).stream()
                .mapToDouble(child -> of(child, index, known))
                .sum();
    }
}
