package org.vigie.maps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.geo.WorkingProjection;

/**
 * The areas of some boundary sets in one projection, each step of it twice as coarse as the one below. The communes of a
 * country are simplified together (Visvalingam-Whyatt 1993 on shared edges, JTS {@code CoverageSimplifier}), so neighbours
 * keep one edge; provinces and regions are put together from the communes of the same step, so their borders are those of
 * their communes. Which step is drawn follows from the scale alone: two tiles side by side show the same line. Thread safe.
 */
final class OutlinePyramid {

    /** The first step that is simplified at all, metres. */
    private static final double FINEST_METERS = 20;

    private static final double METERS_A_DEGREE = 111_320;

    /** Triangles of less than a quarter of a pixel are not seen. */
    private static final double TOLERANCE_UNITS = 0.5;

    private static final int COARSEST = 12;

    private record Step(int level, int number) {}

    private final AreaIndex index;
    private final MapProjection projection;
    private final WorkingProjection working;
    private final Map<Step, OutlineSet> sets = new HashMap<>();
    private final Map<Integer, Map<String, Geometry>> communes = new HashMap<>();

    OutlinePyramid(AreaIndex index, MapProjection projection, WorkingProjection working) {
        this.index = index;
        this.projection = projection;
        this.working = working;
    }

    synchronized OutlineSet of(int level, double unit) {
        return sets.computeIfAbsent(new Step(level, step(unit)), this::make);
    }

    /** 0 for not simplified, n for the tolerance of {@code FINEST_METERS * 2^(n-1)}. */
    private int step(double unit) {
        double finest = projection == MapProjection.DEGREES ? FINEST_METERS / METERS_A_DEGREE : FINEST_METERS;
        double steps = Math.log(unit * TOLERANCE_UNITS / finest) / Math.log(2);
        return Double.isNaN(steps) || steps < 0 ? 0 : (int) Math.min(COARSEST, 1 + Math.floor(steps));
    }

    private OutlineSet make(Step step) {
        Map<String, Geometry> simplified = communes(step.number());
        if (step.level() == Area.COMMUNE) {
            return new OutlineSet(simplified);
        }
        var areas = new LinkedHashMap<String, Geometry>();
        for (Area area : index.list(step.level())) {
            areas.put(
                    area.pcode(),
                    union(index.descendants(area.pcode(), Area.COMMUNE).stream()
                            .map(commune -> simplified.get(commune.pcode()))
                            .toList()));
        }
        return new OutlineSet(areas);
    }

    /** The communes at a step by P-code, made from the step below. */
    private Map<String, Geometry> communes(int number) {
        Map<String, Geometry> known = communes.get(number);
        if (known == null) {
            known = number == 0 ? projected() : simplified(communes(number - 1), tolerance(number));
            // The step below is the whole of the unsimplified polygons in one more projection: too much to keep.
            if (number == 1) {
                communes.remove(0);
            }
            communes.put(number, known);
        }
        return known;
    }

    private double tolerance(int number) {
        double metres = FINEST_METERS * Math.pow(2, number - 1.0);
        return projection == MapProjection.DEGREES ? metres / METERS_A_DEGREE : metres;
    }

    private Map<String, Geometry> projected() {
        var projected = new LinkedHashMap<String, Geometry>();
        List<Area> all = index.communes();
        for (int i = 0; i < all.size(); i++) {
            projected.put(
                    all.get(i).pcode(),
                    projection == MapProjection.WORKING
                            ? index.projectedGeometry(i)
                            : projection.project(index.geometry(i), working));
        }
        return projected;
    }

    private Map<String, Geometry> simplified(Map<String, Geometry> finer, double tolerance) {
        var byCountry = new LinkedHashMap<String, List<Area>>();
        index.communes().forEach(commune -> byCountry
                .computeIfAbsent(commune.country(), country -> new ArrayList<>())
                .add(commune));
        var simplified = new LinkedHashMap<String, Geometry>();
        byCountry.values().stream().map(simplifier(finer, tolerance)).forEach(simplified::putAll);
        return simplified;
    }

    private static Function<List<Area>, Map<String, Geometry>> simplifier(
            Map<String, Geometry> finer, double tolerance) {
        return areas -> {
            Geometry[] before =
                    areas.stream().map(area -> finer.get(area.pcode())).toArray(Geometry[]::new);
            Geometry[] after = CoverageSimplifier.simplify(before, tolerance);
            var simplified = new LinkedHashMap<String, Geometry>();
            for (int i = 0; i < after.length; i++) {
                simplified.put(areas.get(i).pcode(), after[i].isEmpty() ? before[i] : after[i]);
            }
            return simplified;
        };
    }

    private static Geometry union(List<Geometry> communes) {
        try {
            return CoverageUnion.union(communes.toArray(Geometry[]::new));
        } catch (IllegalArgumentException | TopologyException e) {
            // Files of other vintages are not always a coverage.
            return OverlayNGRobust.union(communes);
        }
    }
}
