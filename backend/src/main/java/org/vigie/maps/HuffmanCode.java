package org.vigie.maps;

import java.util.Arrays;

/**
 * A canonical Huffman code of bounded length, as RFC 1951 (3.2.2) has it.
 *
 * @param lengths bits of the code of each symbol; 0 for one that does not occur
 * @param codes their codes, turned round so that the first bit to be written is the lowest
 */
record HuffmanCode(int[] lengths, int[] codes) {

    /** The best code for symbols that occur so often, none longer than {@code most} bits. */
    HuffmanCode(int[] counts, int most) {
        this(lengthsOf(counts, most), new int[counts.length], true);
    }

    private HuffmanCode(int[] lengths, int[] codes, boolean empty) {
        this(lengths, codes);
        int code = 0;
        for (int length = 1; length <= Arrays.stream(lengths).max().orElse(0); length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> 32 - length;
                }
            }
            code <<= 1;
        }
    }

    /** Rare symbols are counted as less rare until the longest code is short enough. */
    private static int[] lengthsOf(int[] counts, int most) {
        int[] weights = counts.clone();
        while (true) {
            int[] lengths = lengthsOf(weights);
            if (Arrays.stream(lengths).max().orElse(0) <= most) {
                return lengths;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weights[i] == 0 ? 0 : weights[i] / 2 + 1;
            }
        }
    }

    /** By joining the two rarest again and again (Huffman 1952), with two sorted queues. */
    private static int[] lengthsOf(int[] weights) {
        long[] leaves = new long[weights.length];
        int count = 0;
        for (int symbol = 0; symbol < weights.length; symbol++) {
            if (weights[symbol] > 0) {
                leaves[count++] = (long) weights[symbol] << 16 | symbol;
            }
        }
        int[] lengths = new int[weights.length];
        if (count < 2) {
            // A code needs a bit, even where there is nothing to be told apart.
            lengths[count == 0 ? 0 : (int) leaves[0] & 0xffff] = 1;
            return lengths;
        }
        Arrays.sort(leaves, 0, count);
        long[] sums = new long[2 * count - 1];
        int[] parents = new int[2 * count - 1];
        for (int i = 0; i < count; i++) {
            sums[i] = leaves[i] >> 16;
        }
        int leaf = 0;
        int node = count;
        for (int made = count; made < sums.length; made++) {
            for (int k = 0; k < 2; k++) {
                int rarest = leaf < count && (node == made || sums[leaf] <= sums[node]) ? leaf++ : node++;
                sums[made] += sums[rarest];
                parents[rarest] = made;
            }
        }
        int[] depths = new int[sums.length];
        for (int i = sums.length - 2; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
            if (i < count) {
                lengths[(int) leaves[i] & 0xffff] = depths[i];
            }
        }
        return lengths;
    }
}
