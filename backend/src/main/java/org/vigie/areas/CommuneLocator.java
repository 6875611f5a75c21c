package org.vigie.areas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.vigie.areas.Placement.Flag;
import org.vigie.geo.WorkingProjection;

/**
 * Finds the commune of a position: an STR-tree of envelopes (Leutenegger et al. 1997) and, for each commune, an interval
 * tree of its edges. Distances are taken in the working projection, whose geometries are made when first needed.
 *
 * <p>Immutable to its callers and thread safe.
 */
final class CommuneLocator {

    /** One commune and its way to tell inside from outside. */
    private record Cell(int commune, String pcode, String country, Geometry geometry, IndexedPointInAreaLocator area) {

        boolean holds(Coordinate lonLat) {
            return area.locate(lonLat) != Location.EXTERIOR;
        }
    }

    private static final double METERS_PER_DEGREE = 110_000; // a little less than the shortest degree of latitude

    private final WorkingProjection projection;
    private final List<Cell> cells;
    private final STRtree tree = new STRtree();
    private final AtomicReferenceArray<@Nullable IndexedFacetDistance> facets;
    private final AtomicReferenceArray<@Nullable Geometry> projected;

    /**
     * @param communes sorted by P-code
     * @param geometries theirs, WGS 84 longitude/latitude, in the same order
     */
    CommuneLocator(List<Area> communes, List<Geometry> geometries, WorkingProjection projection) {
        this.projection = projection;
        cells = Stream.iterate(0, i -> i < communes.size(), i -> i + 1)
                .map(i -> cell(i, communes.get(i), geometries.get(i)))
                .toList();
        cells.forEach(cell -> tree.insert(cell.geometry().getEnvelopeInternal(), cell));
        tree.build();
        facets = new AtomicReferenceArray<>(cells.size());
        projected = new AtomicReferenceArray<>(cells.size());
    }

    Optional<Placement> locate(double longitude, double latitude, @Nullable String country) {
        var position = new Coordinate(longitude, latitude);
        var holding = new Holding(position, country);
        tree.query(new Envelope(position), item -> holding.offer((Cell) item));
        if (holding.chosen != null) {
            return Optional.of(placement(holding.chosen, holding.ambiguous() ? Flag.BORDER_AMBIGUOUS : null));
        }
        return nearest(position);
    }

    /** 0 inside. */
    double distanceMeters(int commune, double longitude, double latitude) {
        Cell cell = cells.get(commune);
        var position = new Coordinate(longitude, latitude);
        return cell.holds(position) ? 0 : metersToEdge(cell, projection.project(longitude, latitude));
    }

    Geometry geometry(int commune) {
        return cells.get(commune).geometry();
    }

    Geometry projectedGeometry(int commune) {
        Geometry known = projected.get(commune);
        if (known == null) {
            known = projection.project(geometry(commune));
            projected.set(commune, known);
        }
        return known;
    }

    private Optional<Placement> nearest(Coordinate position) {
        List<Cell> around = around(position);
        if (around.isEmpty()) {
            return Optional.empty();
        }
        Coordinate meters = projection.project(position.x, position.y);
        return around.stream()
                .filter(cell -> metersToEdge(cell, meters) <= AreaIndex.NEAREST_LIMIT_METERS)
                .min(Comparator.<Cell>comparingDouble(cell -> metersToEdge(cell, meters))
                        .thenComparingInt(Cell::commune))
                .map(cell -> placement(cell, Flag.NEAREST));
    }

    /** The communes whose envelopes come near enough to be within the limit. */
    @SuppressWarnings("unchecked")
    private List<Cell> around(Coordinate position) {
        double degrees = AreaIndex.NEAREST_LIMIT_METERS / METERS_PER_DEGREE;
        double narrowing = Math.max(0.01, Math.cos(Math.toRadians(Math.min(90, Math.abs(position.y) + degrees))));
        var near = new Envelope(position);
        near.expandBy(degrees / narrowing, degrees);
        return tree.query(near);
    }

    private double metersToEdge(Cell cell, Coordinate meters) {
        Point point = cell.geometry().getFactory().createPoint(meters);
        return facets(cell).distance(point);
    }

    private IndexedFacetDistance facets(Cell cell) {
        IndexedFacetDistance known = facets.get(cell.commune());
        if (known == null) {
            known = new IndexedFacetDistance(projectedGeometry(cell.commune()));
            facets.set(cell.commune(), known);
        }
        return known;
    }

    private static Placement placement(Cell cell, @Nullable Flag flag) {
        return new Placement(cell.commune(), cell.pcode(), cell.country(), flag);
    }

    private static Cell cell(int index, Area commune, Geometry geometry) {
        return new Cell(index, commune.pcode(), commune.country(), geometry, new IndexedPointInAreaLocator(geometry));
    }

    /** Chooses among the communes that hold a position: the report's country first, then the lowest P-code. */
    private static final class Holding {

        private final Coordinate position;
        private final @Nullable String country;
        private @Nullable Cell chosen;
        private boolean severalCountries;

        Holding(Coordinate position, @Nullable String country) {
            this.position = position;
            this.country = country;
        }

        void offer(Cell cell) {
            if (!cell.holds(position)) {
                return;
            }
            if (chosen == null) {
                chosen = cell;
                return;
            }
            severalCountries |= !cell.country().equals(chosen.country());
            boolean own = cell.country().equals(country);
            boolean chosenOwn = chosen.country().equals(country);
            if (own == chosenOwn ? cell.commune() < chosen.commune() : own) {
                chosen = cell;
            }
        }

        boolean ambiguous() {
            return severalCountries && chosen != null && !chosen.country().equals(country);
        }
    }
}
