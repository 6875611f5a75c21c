package org.vigie.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Finds queen contiguity (see {@link Neighbours#queen}). Areas that share a vertex are found by hashing vertices, which settles
 * nearly all pairs; what the index offers besides is tested with JTS.
 */
final class QueenContiguity {

    private final List<? extends Geometry> areas;
    private final List<String> countries;
    private final double borderMetres;

    QueenContiguity(List<? extends Geometry> areas, List<String> countries, double borderMetres) {
        if (areas.size() != countries.size()) {
            throw new IllegalArgumentException("Every area needs its country");
        }
        if (!(borderMetres >= 0)) {
            throw new IllegalArgumentException("The distance across a border cannot be " + borderMetres + " m");
        }
        this.areas = areas;
        this.countries = countries;
        this.borderMetres = borderMetres;
    }

    Neighbours neighbours() {
        List<Set<Integer>> rows = sharingVertex();
        STRtree index = index();
        int[][] later = IntStream.range(0, areas.size())
                .parallel()
                .mapToObj(i -> otherContacts(i, index, rows.get(i)))
                .toArray(int[][]::new);
        for (int i = 0; i < later.length; i++) {
            for (int j : later[i]) {
                rows.get(i).add(j);
                rows.get(j).add(i);
            }
        }
        return Neighbours.of(rows.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new));
    }

    private List<Set<Integer>> sharingVertex() {
        List<Set<Integer>> rows = new ArrayList<>();
        Map<Coordinate, int[]> owners = new HashMap<>();
        for (int i = 0; i < areas.size(); i++) {
            rows.add(new HashSet<>());
            for (Coordinate vertex : areas.get(i).getCoordinates()) {
                int[] before = owners.putIfAbsent(vertex, new int[] {i});
                if (before == null || before[before.length - 1] == i) {
                    continue;
                }
                for (int other : before) {
                    rows.get(i).add(other);
                    rows.get(other).add(i);
                }
                int[] grown = Arrays.copyOf(before, before.length + 1);
                grown[before.length] = i;
                owners.put(vertex, grown);
            }
        }
        return rows;
    }

    private STRtree index() {
        STRtree index = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            if (!areas.get(i).isEmpty()) {
                index.insert(areas.get(i).getEnvelopeInternal(), i);
            }
        }
        index.build();
        return index;
    }

    /** The areas after i that are in contact with it and share no vertex with it. */
    @SuppressWarnings("unchecked")
    private int[] otherContacts(int i, STRtree index, Set<Integer> known) {
        Geometry area = areas.get(i);
        if (area.isEmpty()) {
            return new int[0];
        }
        Envelope reach = area.getEnvelopeInternal().copy();
        reach.expandBy(borderMetres);
        List<Integer> candidates = new ArrayList<>((List<Integer>) index.query(reach));
        candidates.removeIf(j -> j <= i || known.contains(j));
        if (candidates.isEmpty()) {
            return new int[0];
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        IndexedFacetDistance boundary = new IndexedFacetDistance(area);
        return candidates.stream()
                .mapToInt(Integer::intValue)
                .filter(j -> prepared.intersects(areas.get(j)) || isAcrossBorder(i, j, boundary))
                .toArray();
    }

    private boolean isAcrossBorder(int i, int j, IndexedFacetDistance boundary) {
        return borderMetres > 0
                && !countries.get(i).equals(countries.get(j))
                && boundary.isWithinDistance(areas.get(j), borderMetres);
    }
}
