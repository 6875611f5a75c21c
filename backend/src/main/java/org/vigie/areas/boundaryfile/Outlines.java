package org.vigie.areas.boundaryfile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.GeometryTransformer;

/**
 * Outlines for the web: the communes of a country simplified together as one coverage (Visvalingam-Whyatt 1993 on shared
 * edges, JTS {@code CoverageSimplifier}), so that neighbours show no gaps, then rounded to {@link #DECIMALS} decimals of a
 * degree, shared corners alike.
 *
 * <p>A fixed tolerance would lose a tenth of the small communes: it is at most {@link #MOST_TOLERANCE_DEGREES} and 0.03 of
 * the square root of a commune's area, and is halved for communes whose area changes by more than {@link #MOST_CHANGE}.
 * Where rounding would make a polygon invalid or tear it from a neighbour, its corners keep a decimal more.
 */
final class Outlines {

    static final int DECIMALS = 4;
    static final double MOST_TOLERANCE_DEGREES = 0.0054;
    static final double MOST_CHANGE = 0.008;

    private static final int MOST_DECIMALS = 8;
    private static final int ROUNDS = 8;

    private final Geometry[] communes;
    private final double[] tolerances;

    private Outlines(Geometry[] communes) {
        this.communes = communes;
        tolerances = Arrays.stream(communes)
                .mapToDouble(commune -> Math.min(MOST_TOLERANCE_DEGREES, 0.03 * Math.sqrt(commune.getArea())))
                .toArray();
    }

    /** The outlines of valid polygons (WGS 84 degrees), in the same order; valid, and a coverage if these are one. */
    static Geometry[] of(Geometry[] communes) {
        var outlines = new Outlines(communes);
        Geometry[] drawn = outlines.simplified();
        for (int round = 0; round < ROUNDS && outlines.refineWhereAreaChanged(drawn); round++) {
            drawn = outlines.simplified();
        }
        return drawn;
    }

    private Geometry[] simplified() {
        Geometry[] simplified = CoverageSimplifier.simplify(communes, tolerances);
        int[] decimals = new int[simplified.length];
        Arrays.fill(decimals, DECIMALS);
        Geometry[] rounded = rounded(simplified, decimals);
        BitSet torn = new BitSet();
        BitSet tornBefore = torn(simplified);
        for (int more = DECIMALS; more < MOST_DECIMALS; more++) {
            torn = torn(rounded);
            torn.andNot(tornBefore);
            if (torn.isEmpty()) {
                break;
            }
            torn.stream().forEach(i -> decimals[i]++);
            rounded = rounded(simplified, decimals);
        }
        Geometry[] outlines = rounded;
        return IntStream.range(0, outlines.length)
                .mapToObj(i -> sound(outlines[i], i))
                .toArray(Geometry[]::new);
    }

    /** Halves the tolerance of communes whose area changed too much; whether there were any. */
    private boolean refineWhereAreaChanged(Geometry[] drawn) {
        boolean refined = false;
        for (int i = 0; i < drawn.length; i++) {
            double area = communes[i].getArea();
            if (Math.abs(drawn[i].getArea() - area) > MOST_CHANGE * area) {
                tolerances[i] /= 2;
                refined = true;
            }
        }
        return refined;
    }

    private Geometry sound(Geometry outline, int commune) {
        if (outline.isValid() && !outline.isEmpty()) {
            return outline;
        }
        Geometry fixed = Dissolve.multi(GeometryFixer.fix(outline));
        return fixed.isEmpty() ? communes[commune] : fixed;
    }

    /** Which polygons are invalid, vanished or do not fit their neighbours. */
    private static BitSet torn(Geometry[] polygons) {
        Geometry[] unmatched = CoverageValidator.validate(polygons);
        var torn = new BitSet();
        for (int i = 0; i < polygons.length; i++) {
            boolean fits = unmatched[i] == null || unmatched[i].isEmpty();
            torn.set(i, !fits || polygons[i].isEmpty() || !polygons[i].isValid());
        }
        return torn;
    }

    /** Rounds every corner to the most decimals of the polygons that share it. */
    private static Geometry[] rounded(Geometry[] polygons, int[] decimals) {
        Map<Coordinate, Integer> decimalsOfCorner = new HashMap<>();
        for (int i = 0; i < polygons.length; i++) {
            if (decimals[i] > DECIMALS) {
                for (Coordinate corner : polygons[i].getCoordinates()) {
                    decimalsOfCorner.merge(corner, decimals[i], Math::max);
                }
            }
        }
        var rounding = new Rounding(decimalsOfCorner);
        return Arrays.stream(polygons).map(rounding::transform).toArray(Geometry[]::new);
    }

    /** Rounds corners and drops those that fall together. */
    private static final class Rounding extends GeometryTransformer {

        private final Map<Coordinate, Integer> decimalsOfCorner;

        Rounding(Map<Coordinate, Integer> decimalsOfCorner) {
            this.decimalsOfCorner = decimalsOfCorner;
        }

        @Override
        protected CoordinateSequence transformCoordinates(CoordinateSequence corners, Geometry parent) {
            Coordinate[] rounded = Arrays.stream(corners.toCoordinateArray())
                    .map(this::rounded)
                    .toArray(Coordinate[]::new);
            Coordinate[] distinct = org.locationtech.jts.geom.CoordinateArrays.removeRepeatedPoints(rounded);
            return parent.getFactory()
                    .getCoordinateSequenceFactory()
                    .create(distinct.length < 4 ? new Coordinate[0] : distinct);
        }

        private Coordinate rounded(Coordinate corner) {
            double scale = Math.pow(10, decimalsOfCorner.getOrDefault(corner, DECIMALS));
            return new Coordinate(Math.round(corner.x * scale) / scale, Math.round(corner.y * scale) / scale);
        }
    }
}
