package org.vigie.exports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.BoundarySet;

/**
 * What a file says about an area.
 *
 * @param provinceCode P-code of its province; null above provinces
 * @param regionCode P-code of its region; null above regions
 */
public record AreaRow(
        String pcode,
        String name,
        List<String> aliases,
        int level,
        String country,
        @Nullable String provinceCode,
        @Nullable String province,
        @Nullable String regionCode,
        @Nullable String region,
        double areaKm2,
        @Nullable Long population,
        double longitude,
        double latitude,
        @Nullable String vintage,
        boolean exercise) {

    /**
     * The row of an area.
     *
     * @param index the areas that it is one of
     * @param populations people by P-code
     */
    public static AreaRow of(Area area, AreaIndex index, Map<String, Long> populations) {
        Optional<Area> province = index.ancestor(area.pcode(), 2);
        Optional<Area> region = index.ancestor(area.pcode(), 1);
        Optional<BoundarySet> set = index.sets().stream()
                .filter(candidate -> candidate.country().equals(area.country()))
                .findFirst();
        return new AreaRow(
                area.pcode(),
                area.displayName(),
                area.aliases(),
                area.level(),
                area.country(),
                province.map(Area::pcode).orElse(null),
                province.map(Area::displayName).orElse(null),
                region.map(Area::pcode).orElse(null),
                region.map(Area::displayName).orElse(null),
                area.areaSquareKm(),
                populations.get(area.pcode()),
                area.longitude(),
                area.latitude(),
                set.map(BoundarySet::vintage).orElse(null),
                set.map(BoundarySet::exercise).orElse(false));
    }
}
