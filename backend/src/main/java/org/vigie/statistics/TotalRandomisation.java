package org.vigie.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The null distribution of Gi* by total randomisation: W values drawn without replacement from all n, x_i included. All areas
 * with neighbourhoods of one size W share one null, and the prefix sums of a single shuffle serve every size.
 *
 * <p>p_hi = (1 + #{draws &gt;= observed}) / (R + 1) and p_lo likewise; ties count in both (Phipson &amp; Smyth 2010, "Permutation
 * p-values should never be zero"). Sums that differ by less than 1e-12 of Σ|x| are tied: they differ by rounding only.
 *
 * <p>The draws are split into a fixed number of blocks with a random stream each, and the values are sorted first; so neither the
 * number of processors nor the order of the areas changes the result. An observed sum is not compared with each draw: the sums of
 * all areas of one size are sorted, and each draw is counted at its place among them.
 */
final class TotalRandomisation {

    private static final int BLOCKS = 32;
    private static final double TIE = 1e-12;

    private final double[] sorted;
    private final double[][] observedBySize;
    private final int largestSize;
    private final double tolerance;
    private final int draws;
    private final long seed;

    private TotalRandomisation(double[] x, double[][] observedBySize, int draws, long seed) {
        sorted = x.clone();
        Arrays.sort(sorted);
        this.observedBySize = observedBySize;
        int largest = observedBySize.length - 1;
        while (largest > 0 && observedBySize[largest].length == 0) {
            largest--;
        }
        largestSize = largest;
        tolerance = TIE * Arrays.stream(x).map(Math::abs).sum();
        this.draws = draws;
        this.seed = seed;
    }

    /** Both tails of every area whose z is defined, NaN for the others. */
    static Tails tails(double[] x, double[] z, Neighbours neighbours, int draws, long seed) {
        if (draws < 1) {
            throw new IllegalArgumentException("At least one draw is needed, not " + draws);
        }
        double[] observed = new double[x.length];
        double[][] bySize = new double[neighbours.largestCount() + 2][0];
        int[] sizes = new int[x.length];
        int[] counts = new int[bySize.length];
        for (int i = 0; i < x.length; i++) {
            observed[i] = x[i] + neighbours.sum(x, i);
            sizes[i] = neighbours.count(i) + 1;
            counts[sizes[i]] += Double.isNaN(z[i]) ? 0 : 1;
        }
        for (int size = 0; size < bySize.length; size++) {
            bySize[size] = new double[counts[size]];
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(z[i])) {
                bySize[sizes[i]][--counts[sizes[i]]] = observed[i];
            }
        }
        Arrays.stream(bySize).forEach(Arrays::sort);
        return new TotalRandomisation(x, bySize, draws, seed).tails(observed, sizes, z);
    }

    private Tails tails(double[] observed, int[] sizes, double[] z) {
        Counts counts = IntStream.range(0, BLOCKS)
                .parallel()
                .mapToObj(this::block)
                .reduce(Counts::plus)
                .orElseThrow();
        counts.accumulate();
        double[] high = new double[observed.length];
        double[] low = new double[observed.length];
        for (int i = 0; i < observed.length; i++) {
            if (Double.isNaN(z[i])) {
                high[i] = Double.NaN;
                low[i] = Double.NaN;
                continue;
            }
            int rank = Arrays.binarySearch(observedBySize[sizes[i]], observed[i]);
            high[i] = (1.0 + counts.atLeast[sizes[i]][rank]) / (draws + 1.0);
            low[i] = (1.0 + counts.atMost[sizes[i]][rank]) / (draws + 1.0);
        }
        return new Tails(high, low);
    }

    private Counts block(int block) {
        RandomStream random = new RandomStream(RandomStream.mix(seed, block));
        double[] values = sorted.clone();
        Counts counts = new Counts(observedBySize);
        int n = values.length;
        int first = (int) ((long) draws * block / BLOCKS);
        int last = (int) ((long) draws * (block + 1) / BLOCKS);
        for (int draw = first; draw < last; draw++) {
            double sum = 0;
            for (int k = 0; k < largestSize; k++) {
                int other = k + random.below(n - k);
                double value = values[other];
                values[other] = values[k];
                values[k] = value;
                sum += value;
                if (observedBySize[k + 1].length > 0) {
                    counts.add(k + 1, observedBySize[k + 1], sum, tolerance);
                }
            }
        }
        return counts;
    }

    /**
     * For every size and every rank among the observed sums of that size, how many draws fell there; after {@link #accumulate} how
     * many were at least, and at most, the observed sum of that rank.
     */
    private record Counts(int[][] atLeast, int[][] atMost) {

        Counts(double[][] observedBySize) {
            this(zeros(observedBySize), zeros(observedBySize));
        }

        private static int[][] zeros(double[][] like) {
            return Arrays.stream(like).map(row -> new int[row.length + 1]).toArray(int[][]::new);
        }

        /** Counts a draw: it is at least the observed sums before {@code above}, at most those from {@code from} on. */
        void add(int size, double[] observed, double sum, double tolerance) {
            int from = firstAtLeast(observed, sum - tolerance);
            int above = from;
            while (above < observed.length && observed[above] <= sum + tolerance) {
                above++;
            }
            atLeast[size][above]++;
            atMost[size][from]++;
        }

        /** The first place with a value of at least {@code value}; {@code sorted} is not empty. */
        private static int firstAtLeast(double[] sorted, double value) {
            int base = 0;
            int length = sorted.length;
            while (length > 1) {
                int half = length >>> 1;
                // Written so that it compiles to a conditional move: which way a random draw goes cannot be predicted.
                base = sorted[base + half - 1] < value ? base + half : base;
                length -= half;
            }
            return sorted[base] < value ? base + 1 : base;
        }

        void accumulate() {
            for (int size = 0; size < atLeast.length; size++) {
                int[] over = atLeast[size];
                for (int rank = over.length - 2; rank >= 0; rank--) {
                    over[rank] += over[rank + 1];
                }
                // What fell at place 0 is below every observed sum; place k means "at least the first k".
                System.arraycopy(over, 1, over, 0, over.length - 1);
                Arrays.parallelPrefix(atMost[size], Integer::sum);
            }
        }

        Counts plus(Counts other) {
            for (int size = 0; size < atLeast.length; size++) {
                for (int rank = 0; rank < atLeast[size].length; rank++) {
                    atLeast[size][rank] += other.atLeast[size][rank];
                    atMost[size][rank] += other.atMost[size][rank];
                }
            }
            return this;
        }
    }
}
