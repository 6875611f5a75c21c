package org.vigie.maps;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.areas.AreaIndex;
import org.vigie.geo.WorkingProjection;

/**
 * The outlines of areas as they are drawn, by boundary sets and projection. What is kept never changes and can be thrown
 * away: about 4 MB for 1,318 communes in a projection. Thread safe.
 */
@Component
class Outlines {

    private static final int KEPT = 6;

    private record Key(String areas, MapProjection projection) {}

    private final WorkingProjection working;
    private final Map<Key, OutlinePyramid> pyramids = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OutlinePyramid> eldest) {
            return size() > KEPT;
        }
    };

    Outlines(WorkingProjection working) {
        this.working = working;
    }

    /**
     * The outlines of a level, simplified so little that nobody can see it.
     *
     * @param level 1 regions, 2 provinces, 3 communes
     * @param unit how much of the projection the smallest thing covers that can be seen
     */
    OutlineSet of(AreaIndex index, int level, MapProjection projection, double unit) {
        OutlinePyramid pyramid;
        synchronized (pyramids) {
            pyramid = pyramids.computeIfAbsent(
                    new Key(index.v(), projection), key -> new OutlinePyramid(index, projection, working));
        }
        return pyramid.of(level, unit);
    }
}
