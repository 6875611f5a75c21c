package org.vigie.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.locationtech.jts.geom.Geometry;

/**
 * Who is whose neighbour among n areas: for every area the positions of its neighbours in the arrays, ascending, itself never
 * included (statistics that count the area itself, such as {@link GetisOrd}, add it). Kept as compressed rows in two int arrays:
 * 40,000 areas with six neighbours each take about a megabyte.
 *
 * <p>An area without neighbours is an {@linkplain #isIsland island}. The relation of {@link #queen} and {@link #band} is
 * symmetrical, that of {@link #nearest} is not. Immutable and thread-safe.
 */
public final class Neighbours {

    private final int[] offsets;
    private final int[] targets;

    Neighbours(int[] offsets, int[] targets) {
        this.offsets = offsets;
        this.targets = targets;
    }

    /**
     * Neighbours as they are listed: row i holds the positions of the neighbours of area i.
     *
     * @throws IllegalArgumentException if a position is outside 0..n-1, names the area itself, or is repeated in its row
     */
    public static Neighbours of(int[][] rows) {
        int[] offsets = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            offsets[i + 1] = offsets[i] + rows[i].length;
        }
        int[] targets = new int[offsets[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            int[] row = rows[i].clone();
            Arrays.sort(row);
            requireProper(row, i, rows.length);
            System.arraycopy(row, 0, targets, offsets[i], row.length);
        }
        return new Neighbours(offsets, targets);
    }

    /** Symmetrical neighbours from different pairs, each with the lower area in the upper 32 bits and the higher in the lower. */
    static Neighbours ofPairs(int size, long[] pairs) {
        int[] counts = new int[size];
        for (long pair : pairs) {
            counts[(int) (pair >>> Integer.SIZE)]++;
            counts[(int) pair]++;
        }
        int[][] rows = new int[size][];
        Arrays.setAll(rows, i -> new int[counts[i]]);
        for (long pair : pairs) {
            int first = (int) (pair >>> Integer.SIZE);
            int second = (int) pair;
            rows[first][--counts[first]] = second;
            rows[second][--counts[second]] = first;
        }
        return of(rows);
    }

    private static void requireProper(int[] row, int area, int size) {
        for (int k = 0; k < row.length; k++) {
            boolean repeated = k > 0 && row[k] == row[k - 1];
            if (row[k] < 0 || row[k] >= size || row[k] == area || repeated) {
                throw new IllegalArgumentException("Area " + area + " cannot have the neighbour " + row[k]);
            }
        }
    }

    /**
     * Queen contiguity: areas of one country that touch (or overlap) in at least a point, and areas of two countries that lie
     * within {@code borderMetres} of each other, because the borders of two countries are not edge-matched.
     *
     * @param areas polygons in the working projection, metres; an empty one is an island
     * @param countries the country of each area, in the same order
     * @param borderMetres 2000 by default; 0 asks for exact contact across borders, too
     */
    public static Neighbours queen(List<? extends Geometry> areas, List<String> countries, double borderMetres) {
        return new QueenContiguity(areas, countries, borderMetres).neighbours();
    }

    /**
     * Distance band: j is a neighbour of i if 0 &lt;= d(i, j) &lt;= {@code bandMetres} and j is not i, d between the planar area
     * centroids. Two areas with one centroid are neighbours.
     *
     * @param x eastings of the centroids in the working projection, metres
     * @param y northings, metres
     * @param bandMetres the band, included; not negative
     */
    public static Neighbours band(double[] x, double[] y, double bandMetres) {
        return new PointGrid(x, y, bandMetres).band(bandMetres);
    }

    /**
     * The k nearest areas by centroid distance; where distances are equal, the lower P-code comes first. Not symmetrised. With
     * k &gt;= n - 1 all other areas are neighbours.
     *
     * @param x eastings of the centroids in the working projection, metres
     * @param y northings, metres
     * @param pcodes the P-codes of the areas, which settle ties
     * @param k at least 1
     */
    public static Neighbours nearest(double[] x, double[] y, List<String> pcodes, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        return new PointGrid(x, y, 0).nearest(pcodes, k);
    }

    /** The neighbours among the areas that are kept only, renumbered; what coverage leaves out leaves before weights are built. */
    public Neighbours keep(boolean[] kept) {
        int[] renumbered = new int[size()];
        int count = 0;
        for (int i = 0; i < size(); i++) {
            renumbered[i] = kept[i] ? count++ : -1;
        }
        List<int[]> rows = new ArrayList<>(count);
        for (int i = 0; i < size(); i++) {
            if (kept[i]) {
                rows.add(Arrays.stream(targets, offsets[i], offsets[i + 1])
                        .filter(j -> kept[j])
                        .map(j -> renumbered[j])
                        .toArray());
            }
        }
        return of(rows.toArray(int[][]::new));
    }

    /** The number of areas. */
    public int size() {
        return offsets.length - 1;
    }

    /** The number of neighbours of an area, itself not counted. */
    public int count(int area) {
        return offsets[area + 1] - offsets[area];
    }

    /** True if the area has no neighbour. */
    public boolean isIsland(int area) {
        return count(area) == 0;
    }

    /** How many areas have no neighbour. */
    public int islandCount() {
        int islands = 0;
        for (int i = 0; i < size(); i++) {
            islands += isIsland(i) ? 1 : 0;
        }
        return islands;
    }

    /** The neighbours of an area, ascending; a copy. */
    public int[] of(int area) {
        return Arrays.copyOfRange(targets, offsets[area], offsets[area + 1]);
    }

    /** Calls the action with every neighbour of the area, ascending. */
    void forEach(int area, IntConsumer action) {
        for (int k = offsets[area]; k < offsets[area + 1]; k++) {
            action.accept(targets[k]);
        }
    }

    /** True if {@code other} is among the neighbours of {@code area}. */
    public boolean contains(int area, int other) {
        return Arrays.binarySearch(targets, offsets[area], offsets[area + 1], other) >= 0;
    }

    /** The sum of a value over the neighbours of an area, itself left out. */
    public double sum(double[] values, int area) {
        double sum = 0;
        for (int k = offsets[area]; k < offsets[area + 1]; k++) {
            sum += values[targets[k]];
        }
        return sum;
    }

    /** The largest number of neighbours that any area has; 0 without areas. */
    int largestCount() {
        int largest = 0;
        for (int i = 0; i < size(); i++) {
            largest = Math.max(largest, count(i));
        }
        return largest;
    }
}
