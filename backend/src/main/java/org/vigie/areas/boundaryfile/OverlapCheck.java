package org.vigie.areas.boundaryfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.vigie.geo.WorkingProjection;
import org.vigie.jobs.RowIssue;

/**
 * Finds areas of one file that overlap. Over {@link #MOST_SHARE} of the smaller area is an error for the pair; what is
 * less is told as one warning for the file. Only areas whose edges do not match their neighbours' are compared.
 */
final class OverlapCheck {

    /** The largest share of the smaller area that an overlap may have. */
    static final double MOST_SHARE = 0.01;

    private static final int MOST_PAIRS = 1_000;
    private static final double SQUARE_METER = 1e-6;

    private final WorkingProjection projection;
    private final Consumer<RowIssue> issues;
    private int smallPairs;
    private int badPairs;
    private double smallSquareKm;

    OverlapCheck(WorkingProjection projection, Consumer<RowIssue> issues) {
        this.projection = projection;
        this.issues = issues;
    }

    /** Reports the overlaps; whether the areas fit edge to edge, without any. */
    boolean check(List<FileArea> areas) {
        Geometry[] unmatched = CoverageValidator.validate(
                areas.stream().map(FileArea::geometry).toArray(Geometry[]::new));
        if (Arrays.stream(unmatched).allMatch(edges -> edges == null || edges.isEmpty())) {
            return true;
        }
        var tree = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            tree.insert(areas.get(i).geometry().getEnvelopeInternal(), i);
        }
        for (int i = 0; i < areas.size() && badPairs < MOST_PAIRS; i++) {
            if (unmatched[i] != null && !unmatched[i].isEmpty()) {
                compare(areas, i, tree, unmatched);
            }
        }
        if (smallPairs > 0) {
            issues.accept(RowIssue.warning(0, null, "OVERLAPS_SMALL", null, smallPairs, rounded(smallSquareKm)));
        }
        return false;
    }

    private void compare(List<FileArea> areas, int one, STRtree tree, Geometry[] unmatched) {
        for (Object item : tree.query(areas.get(one).geometry().getEnvelopeInternal())) {
            int other = (Integer) item;
            boolean first = other > one || unmatched[other] == null || unmatched[other].isEmpty();
            if (other != one && first && badPairs < MOST_PAIRS) {
                compare(areas.get(one), areas.get(other));
            }
        }
    }

    private void compare(FileArea one, FileArea other) {
        Geometry common = OverlayNGRobust.overlay(one.geometry(), other.geometry(), OverlayNG.INTERSECTION);
        double overlap = common.getDimension() < 2 ? 0 : projection.areaSquareKm(common);
        if (overlap < SQUARE_METER) {
            return;
        }
        double smaller = Math.min(projection.areaSquareKm(one.geometry()), projection.areaSquareKm(other.geometry()));
        if (overlap > MOST_SHARE * smaller) {
            badPairs++;
            issues.accept(RowIssue.error(
                    one.line(),
                    null,
                    "OVERLAP",
                    one.pcode(),
                    other.pcode(),
                    rounded(overlap),
                    String.format(Locale.ROOT, "%.1f", 100 * overlap / smaller),
                    other.line()));
        } else {
            smallPairs++;
            smallSquareKm += overlap;
        }
    }

    private static String rounded(double squareKm) {
        return PolygonCheck.squareKm(squareKm);
    }
}
