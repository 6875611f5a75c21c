package org.vigie.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;

/**
 * The areas of some boundary sets, simplified for each zoom. The communes of a country are simplified together, as one coverage
 * (Visvalingam &amp; Whyatt 1993, JTS {@code CoverageSimplifier}), from the deepest zoom upwards, and their corners put on the
 * units of the zoom's tiles, corners that neighbours share alike: so there is no crack between them. Provinces and regions are
 * unions of these communes and fit them. Immutable and thread safe.
 *
 * <p>Coordinates are units of the square map of the world, {@link TileCoord#EXTENT} times 2^zoom on a side, from its north-west
 * corner.
 */
final class OutlinePyramid {

    /** The deepest zoom: a unit is 2.4 m there at the equator. Beyond, clients enlarge. */
    static final int MOST_ZOOM = 12;

    /** How many units of a tile corners may move: a pixel of a tile drawn on 512 pixels. */
    private static final double TOLERANCE_UNITS = 8;

    private static final PrecisionModel UNITS = new PrecisionModel(1);

    private static final GeometryFactory PACKED = new GeometryFactory(new PackedCoordinateSequenceFactory());

    private final List<List<Area>> areas;
    private final Geometry[][][] shapes = new Geometry[MOST_ZOOM + 1][Area.COMMUNE + 1][];

    /** The pyramid of the areas that serve. */
    static OutlinePyramid of(AreaIndex index) {
        List<Area> communes = index.communes();
        Geometry[] shapes =
                IntStream.range(0, communes.size()).mapToObj(index::geometry).toArray(Geometry[]::new);
        return new OutlinePyramid(index.list(1), index.list(2), communes, shapes, (commune, level) -> index.ancestor(
                        commune.pcode(), level)
                .map(Area::pcode)
                .orElse(""));
    }

    /** Tells the P-code of the area of a level that holds a commune. */
    @FunctionalInterface
    interface Holder {
        String pcode(Area commune, int level);
    }

    /**
     * @param polygons of the communes, WGS 84 longitude/latitude
     * @param holder which province and region a commune is in
     */
    OutlinePyramid(List<Area> regions, List<Area> provinces, List<Area> communes, Geometry[] polygons, Holder holder) {
        areas = List.of(List.of(), regions, provinces, communes);
        Geometry[] simplified =
                Arrays.stream(polygons).map(OutlinePyramid::onMap).toArray(Geometry[]::new);
        for (int zoom = MOST_ZOOM; zoom >= 0; zoom--) {
            double unitsASide = (double) (1 << zoom) * TileCoord.EXTENT;
            simplified = simplified(simplified, communes, TOLERANCE_UNITS / unitsASide);
            Geometry[] drawn = Arrays.stream(simplified)
                    .map(commune -> onUnits(commune, unitsASide))
                    .toArray(Geometry[]::new);
            shapes[zoom][Area.COMMUNE] = drawn;
            for (int level = 1; level < Area.COMMUNE; level++) {
                shapes[zoom][level] = unions(level, drawn, holder);
            }
        }
    }

    /** The areas of a level, by P-code. */
    List<Area> areas(int level) {
        return areas.get(level);
    }

    /** The polygons of a level at a zoom, in the order of {@link #areas}; empty where one is smaller than a unit. */
    Geometry[] shapes(int zoom, int level) {
        return shapes[zoom][level];
    }

    /** A geometry of longitudes and latitudes on the square map of the world, 0 to 1. */
    private static Geometry onMap(Geometry lonLat) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence corners, Geometry parent) {
                Coordinate[] moved = new Coordinate[corners.size()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = new Coordinate(Mercator.x(corners.getX(i)), Mercator.y(corners.getY(i)));
                }
                return parent.getFactory().getCoordinateSequenceFactory().create(moved);
            }
        }.transform(lonLat);
    }

    /** Borders of two countries do not match, so each country is a coverage of its own. */
    private static Geometry[] simplified(Geometry[] shapes, List<Area> communes, double tolerance) {
        Map<String, List<Integer>> byCountry = new TreeMap<>();
        for (int i = 0; i < shapes.length; i++) {
            byCountry
                    .computeIfAbsent(communes.get(i).country(), country -> new ArrayList<>())
                    .add(i);
        }
        Geometry[] simplified = new Geometry[shapes.length];
        for (List<Integer> country : byCountry.values()) {
            Geometry[] coverage = country.stream().map(i -> shapes[i]).toArray(Geometry[]::new);
            Geometry[] result = CoverageSimplifier.simplify(coverage, tolerance);
            for (int i = 0; i < result.length; i++) {
                simplified[country.get(i)] = result[i];
            }
        }
        return simplified;
    }

    private static Geometry onUnits(Geometry shape, double unitsASide) {
        Geometry rounded = new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence corners, Geometry parent) {
                List<Coordinate> kept = new ArrayList<>(corners.size());
                for (int i = 0; i < corners.size(); i++) {
                    var corner = new Coordinate(
                            Math.rint(corners.getX(i) * unitsASide), Math.rint(corners.getY(i) * unitsASide));
                    if (kept.isEmpty() || !corner.equals2D(kept.get(kept.size() - 1))) {
                        kept.add(corner);
                    }
                }
                Coordinate[] ring = kept.size() < 4 ? new Coordinate[0] : kept.toArray(Coordinate[]::new);
                return PACKED.getCoordinateSequenceFactory().create(ring);
            }
        }.transform(shape);
        if (rounded.isEmpty() || rounded.isValid()) {
            return rounded;
        }
        // Where a corner crossed an edge: whatever area is left, on the units again.
        return GeometryPrecisionReducer.reduce(GeometryFixer.fix(rounded), UNITS);
    }

    private Geometry[] unions(int level, Geometry[] communes, Holder holder) {
        Map<String, List<Geometry>> parts = new TreeMap<>();
        for (int i = 0; i < communes.length; i++) {
            if (!communes[i].isEmpty()) {
                parts.computeIfAbsent(holder.pcode(areas(Area.COMMUNE).get(i), level), pcode -> new ArrayList<>())
                        .add(communes[i]);
            }
        }
        return areas(level).stream()
                .map(area -> union(parts.getOrDefault(area.pcode(), List.of())))
                .toArray(Geometry[]::new);
    }

    private static Geometry union(List<Geometry> parts) {
        if (parts.isEmpty()) {
            return PACKED.createPolygon();
        }
        try {
            Geometry union = CoverageUnion.union(parts.toArray(Geometry[]::new));
            if (union.isValid()) {
                return union;
            }
        } catch (TopologyException notQuiteACoverage) {
            // A corner that was put on the units has moved over an edge: the slower way takes that too.
        }
        return UnaryUnionNG.union(parts, UNITS);
    }
}
