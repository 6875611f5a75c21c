package org.vigie.statistics;

/**
 * A stream of pseudo-random numbers that depends on its seed alone: SplitMix64 (Steele, Lea &amp; Flood 2014, "Fast splittable
 * pseudorandom number generators"). The same seed gives the same numbers on every machine and Java version.
 *
 * <p>Not thread-safe: every worker takes a stream of its own, seeded with {@link #mix}.
 */
final class RandomStream {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long state;

    RandomStream(long seed) {
        state = seed;
    }

    /** A seed for the part {@code key} of the work that {@code seed} names. */
    static long mix(long seed, long key) {
        return scramble(scramble(seed) + GOLDEN_GAMMA * (key + 1));
    }

    /** A seed that follows from a text (64-bit FNV-1a over its UTF-16 units, then scrambled). */
    static long seedOf(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return scramble(hash);
    }

    long next() {
        state += GOLDEN_GAMMA;
        return scramble(state);
    }

    /** A number from 0 to {@code bound - 1}, evenly (bias below bound / 2^63). */
    int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
    }

    private static long scramble(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
