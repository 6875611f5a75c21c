package org.vigie.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Finds queen contiguity (see {@link Neighbours#queen}). Areas that share a vertex are found by sorting hashed vertices, which settles
 * nearly all pairs; what the index offers besides is tested with JTS.
 */
final class QueenContiguity {

    private static final long[] NONE = {};

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
        long[] sharing = sharingVertex();
        STRtree index = index();
        LongStream others = IntStream.range(0, areas.size())
                .parallel()
                .mapToObj(i -> otherContacts(i, index, sharing))
                .flatMapToLong(Arrays::stream);
        return Neighbours.ofPairs(
                areas.size(), LongStream.concat(Arrays.stream(sharing), others).toArray());
    }

    /** The pairs of areas that share a vertex, ascending, each once with the lower area first. */
    private long[] sharingVertex() {
        int[] starts = new int[areas.size() + 1];
        for (int i = 0; i < areas.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], areas.get(i).getNumPoints());
        }
        int total = starts[areas.size()];
        Coordinate[] vertices = new Coordinate[total];
        int[] owners = new int[total];
        for (int i = 0; i < areas.size(); i++) {
            System.arraycopy(areas.get(i).getCoordinates(), 0, vertices, starts[i], starts[i + 1] - starts[i]);
            Arrays.fill(owners, starts[i], starts[i + 1], i);
        }
        // Hash and place of a vertex in one number: sorted, equal vertices come together.
        int placeBits = Long.SIZE - Long.numberOfLeadingZeros(total);
        long[] keys = new long[total];
        Arrays.setAll(keys, k -> hash(vertices[k]) >>> placeBits << placeBits | k);
        Arrays.parallelSort(keys);
        return IntStream.range(0, total)
                .mapToObj(k -> pairsWithLater(k, keys, placeBits, vertices, owners))
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
    }

    private static long hash(Coordinate vertex) {
        // Adding 0 turns -0.0 to 0.0.
        long x = Double.doubleToLongBits(vertex.x + 0.0);
        return RandomStream.mix(x, Double.doubleToLongBits(vertex.y + 0.0));
    }

    private static long[] pairsWithLater(int k, long[] keys, int placeBits, Coordinate[] vertices, int[] owners) {
        int place = place(keys[k], placeBits);
        long[] pairs = NONE;
        for (int l = k + 1; l < keys.length && keys[l] >>> placeBits == keys[k] >>> placeBits; l++) {
            int other = place(keys[l], placeBits);
            if (owners[place] != owners[other] && vertices[place].equals2D(vertices[other])) {
                pairs = Arrays.copyOf(pairs, pairs.length + 1);
                pairs[pairs.length - 1] = pair(owners[place], owners[other]);
            }
        }
        return pairs;
    }

    private static int place(long key, int placeBits) {
        return (int) (key & (1L << placeBits) - 1);
    }

    private static long pair(int i, int j) {
        return (long) Math.min(i, j) << Integer.SIZE | Math.max(i, j);
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

    /** The pairs of area i with later areas that are in contact with it and share no vertex with it. */
    @SuppressWarnings("unchecked")
    private long[] otherContacts(int i, STRtree index, long[] sharing) {
        Geometry area = areas.get(i);
        if (area.isEmpty()) {
            return NONE;
        }
        Envelope reach = area.getEnvelopeInternal().copy();
        reach.expandBy(borderMetres);
        List<Integer> candidates = new ArrayList<>((List<Integer>) index.query(reach));
        candidates.removeIf(j -> j <= i
                || Arrays.binarySearch(sharing, pair(i, j)) >= 0
                || (isDomestic(i, j)
                        && !area.getEnvelopeInternal().intersects(areas.get(j).getEnvelopeInternal())));
        if (candidates.isEmpty()) {
            return NONE;
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        IndexedFacetDistance boundary = new IndexedFacetDistance(area);
        return candidates.stream()
                .filter(j -> prepared.intersects(areas.get(j)) || isAcrossBorder(i, j, boundary))
                .mapToLong(j -> pair(i, j))
                .toArray();
    }

    private boolean isDomestic(int i, int j) {
        return countries.get(i).equals(countries.get(j));
    }

    private boolean isAcrossBorder(int i, int j, IndexedFacetDistance boundary) {
        return borderMetres > 0 && !isDomestic(i, j) && boundary.isWithinDistance(areas.get(j), borderMetres);
    }
}
