package org.vigie.areas.boundaryfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.vigie.geo.WorkingProjection;
import org.vigie.jobs.RowIssue;

/**
 * Checks one polygon by itself, and repairs what can be repaired (JTS {@code GeometryFixer}). A repair is reported; one
 * that changes the area by more than {@link #MOST_CHANGE} is no repair, and the polygon is refused.
 */
final class PolygonCheck {

    /** The largest share of its area that a repair may add or take. */
    static final double MOST_CHANGE = 0.01;

    private final WorkingProjection projection;
    private final Consumer<RowIssue> issues;

    PolygonCheck(WorkingProjection projection, Consumer<RowIssue> issues) {
        this.projection = projection;
        this.issues = issues;
    }

    /** The area with a valid polygon; empty where it has none, which is reported (or was, by the reader). */
    Optional<FileArea> check(FileArea area) {
        if (area.geometry().isEmpty()) {
            return Optional.empty();
        }
        Optional<Coordinate> wrong = Arrays.stream(area.geometry().getCoordinates())
                .filter(corner -> !isLonLat(corner))
                .findFirst();
        if (wrong.isPresent()) {
            issues.accept(
                    RowIssue.error(area.line(), null, "COORDINATES_OUT_OF_RANGE", area.pcode(), text(wrong.get())));
            return Optional.empty();
        }
        TopologyValidationError error = new IsValidOp(area.geometry()).getValidationError();
        return error == null ? Optional.of(area) : repaired(area, error);
    }

    private Optional<FileArea> repaired(FileArea area, TopologyValidationError error) {
        Geometry fixed = polygons(GeometryFixer.fix(area.geometry()));
        double before = projection.areaSquareKm(area.geometry());
        double after = fixed.isEmpty() ? 0 : projection.areaSquareKm(fixed);
        boolean sound = after > 0 && fixed.isValid() && Math.abs(after - before) <= MOST_CHANGE * before;
        Object[] what = {error.getMessage(), text(error.getCoordinate()), squareKm(before), squareKm(after)};
        issues.accept(
                sound
                        ? RowIssue.warning(area.line(), null, "POLYGON_REPAIRED", area.pcode(), what)
                        : RowIssue.error(area.line(), null, "POLYGON_INVALID", area.pcode(), what));
        return sound ? Optional.of(area.with(fixed)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Geometry polygons(Geometry fixed) {
        List<Polygon> polygons = PolygonExtracter.getPolygons(fixed);
        return fixed.getFactory().buildGeometry(polygons);
    }

    private static boolean isLonLat(Coordinate corner) {
        return Math.abs(corner.x) <= 180 && Math.abs(corner.y) <= 90; // false for NaN
    }

    static String squareKm(double area) {
        return String.format(Locale.ROOT, "%.3f", area);
    }

    static String text(Coordinate position) {
        return String.format(Locale.ROOT, "%.5f %.5f", position.x, position.y);
    }
}
