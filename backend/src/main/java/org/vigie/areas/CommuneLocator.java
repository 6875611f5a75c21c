package org.vigie.areas;

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
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.vigie.areas.Placement.Flag;
import org.vigie.geo.WorkingProjection;

/**
 * Finds the commune of a position: a grid says which communes may hold it, and for each of them an interval tree of its
 * edges says whether it does. Distances are taken in the working projection, whose geometries are made when first needed.
 *
 * <p>Immutable to its callers and thread safe.
 */
final class CommuneLocator {

    /** One commune and its way to tell inside from outside. */
    private record Cell(
            int commune,
            String pcode,
            String country,
            Geometry geometry,
            Envelope envelope,
            IndexedPointInAreaLocator area) {

        boolean holds(Coordinate lonLat) {
            return envelope.contains(lonLat) && area.locate(lonLat) != Location.EXTERIOR;
        }
    }

    private final WorkingProjection projection;
    private final List<Cell> cells;
    private final CommuneGrid grid;
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
        grid = new CommuneGrid(geometries, AreaIndex.NEAREST_LIMIT_METERS);
        facets = new AtomicReferenceArray<>(cells.size());
        projected = new AtomicReferenceArray<>(cells.size());
    }

    Optional<Placement> locate(double longitude, double latitude, @Nullable String country) {
        var position = new Coordinate(longitude, latitude);
        var holding = new Holding(position, country);
        int[] around = grid.around(longitude, latitude);
        for (int commune : around) {
            holding.offer(cells.get(commune));
        }
        if (holding.chosen != null) {
            return Optional.of(placement(holding.chosen, holding.ambiguous() ? Flag.BORDER_AMBIGUOUS : null));
        }
        return nearest(position, around);
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

    private Optional<Placement> nearest(Coordinate position, int[] around) {
        Envelope near = CommuneGrid.widened(new Envelope(position), AreaIndex.NEAREST_LIMIT_METERS);
        Cell nearest = null;
        double least = AreaIndex.NEAREST_LIMIT_METERS;
        for (int commune : around) {
            Cell cell = cells.get(commune);
            if (near.intersects(cell.envelope())) {
                double meters = metersToEdge(cell, projection.project(position.x, position.y));
                if (nearest == null ? meters <= least : meters < least) {
                    nearest = cell;
                    least = meters;
                }
            }
        }
        return Optional.ofNullable(nearest).map(cell -> placement(cell, Flag.NEAREST));
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
        return new Cell(
                index,
                commune.pcode(),
                commune.country(),
                geometry,
                geometry.getEnvelopeInternal(),
                new IndexedPointInAreaLocator(geometry));
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
