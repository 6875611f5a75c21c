package org.vigie.hotspots;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.statistics.Neighbours;
import org.vigie.statistics.Window;

/**
 * The areas of one level as shapes in the working projection, and what is worked out of them once: neighbours, and the window
 * of the covered ones. Immutable to its callers and thread safe.
 */
final class LevelGeometry {

    private static final int NEIGHBOURS_KEPT = 12;
    private static final int WINDOWS_KEPT = 6;

    private record Kept(NeighbourRule rule, BitSet members) {}

    private final List<Area> areas;
    private final Lazy<List<Geometry>> shapes;
    private final Lazy<List<Point>> centroids;
    private final Recent<Double, Lazy<Neighbours>> queens = new Recent<>(3);
    private final Recent<Kept, Lazy<Neighbours>> neighbours = new Recent<>(NEIGHBOURS_KEPT);
    private final Recent<BitSet, Lazy<Window>> windows = new Recent<>(WINDOWS_KEPT);

    LevelGeometry(AreaIndex index, int level) {
        areas = index.list(level);
        shapes = new Lazy<>(() ->
                areas.stream().parallel().map(area -> shape(index, area, level)).toList());
        centroids = new Lazy<>(
                () -> shapes.get().stream().map(Geometry::getCentroid).toList());
    }

    private static Geometry shape(AreaIndex index, Area area, int level) {
        return level == Area.COMMUNE
                ? commune(index, area)
                : OverlayNGRobust.union(index.descendants(area.pcode(), Area.COMMUNE).stream()
                        .map(commune -> commune(index, commune))
                        .toList());
    }

    private static Geometry commune(AreaIndex index, Area commune) {
        return index.projectedGeometry(index.findCommune(commune.pcode()).orElseThrow());
    }

    /** The areas, by P-code. */
    List<Area> areas() {
        return areas;
    }

    /** Their polygons in metres of the working projection. */
    List<Geometry> shapes() {
        return shapes.get();
    }

    /**
     * The neighbours among the members, renumbered in their order.
     *
     * @param members positions in {@link #areas}
     */
    Neighbours neighbours(NeighbourRule rule, BitSet members) {
        return neighbours
                .get(new Kept(rule, members), kept -> new Lazy<>(() -> find(rule, members)))
                .get();
    }

    private Neighbours find(NeighbourRule rule, BitSet members) {
        if (rule.kind() == NeighbourRule.Kind.QUEEN) {
            boolean[] kept = new boolean[areas.size()];
            members.stream().forEach(i -> kept[i] = true);
            return queen(rule.value()).keep(kept);
        }
        int[] chosen = members.stream().toArray();
        double[] x = IntStream.of(chosen)
                .mapToDouble(i -> centroids.get().get(i).getX())
                .toArray();
        double[] y = IntStream.of(chosen)
                .mapToDouble(i -> centroids.get().get(i).getY())
                .toArray();
        return rule.kind() == NeighbourRule.Kind.BAND
                ? Neighbours.band(x, y, 1000 * rule.value())
                : Neighbours.nearest(x, y, pcodes(chosen), (int) rule.value());
    }

    private Neighbours queen(double borderKm) {
        return queens.get(
                        borderKm,
                        km -> new Lazy<>(() -> Neighbours.queen(
                                shapes(), areas.stream().map(Area::country).toList(), 1000 * km)))
                .get();
    }

    private List<String> pcodes(int[] chosen) {
        return IntStream.of(chosen).mapToObj(i -> areas.get(i).pcode()).toList();
    }

    /** The window of the covered areas, at least one: where incidents can be seen. */
    Window window(BitSet covered) {
        return windows.get(
                        covered,
                        members -> new Lazy<>(() -> Window.of(
                                members.stream().mapToObj(shapes()::get).toList())))
                .get();
    }
}
