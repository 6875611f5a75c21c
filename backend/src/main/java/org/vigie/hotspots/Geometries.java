package org.vigie.hotspots;

import org.springframework.stereotype.Component;
import org.vigie.areas.AreaIndex;

/** The shapes of the areas that serve, by boundary sets and level. Thread safe. */
@Component
class Geometries {

    private static final int KEPT = 6;

    private record Key(String areas, int level) {}

    private final Recent<Key, LevelGeometry> levels = new Recent<>(KEPT);

    /** The areas of a level (1..3). */
    LevelGeometry of(AreaIndex index, int level) {
        return levels.get(new Key(index.v(), level), key -> new LevelGeometry(index, level));
    }
}
