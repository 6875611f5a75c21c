package org.vigie.maps;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * At most 256 colours of a picture, and which of them each pixel has.
 *
 * @param rgb three bytes a colour
 * @param alpha one byte a colour; empty where all are opaque
 * @param indexes one byte a pixel
 */
record Palette(byte[] rgb, byte[] alpha, byte[] indexes) {

    private static final int MOST = 256;

    /** So many of the palette go to the most frequent colours, the rest to those that are furthest from all others. */
    private static final int FREQUENT = 176;

    /** Colours with the same first bits of red, green and blue look alike. */
    private static final int ALIKE_BITS = 6;

    /** The colour space is cut into so many parts, as a power of two, along each of its sides. */
    private static final int PART_BITS = 4;

    /** A palette that keeps every pixel; empty where there are more than 256 colours. */
    static Optional<Palette> exact(int[] pixels, boolean opaque) {
        var colours = new ColourCount(MOST);
        return colours.count(pixels, opaque ? 0xff000000 : 0)
                ? Optional.of(of(pixels, colours, opaque))
                : Optional.empty();
    }

    /** A palette of the colours that matter most; empty where a picture has too many, as a photograph has. */
    static Optional<Palette> nearest(int[] pixels) {
        var colours = new ColourCount(1 << 15);
        if (!colours.count(pixels, 0xff000000)) {
            return Optional.empty();
        }
        return Optional.of(of(pixels, colours, true));
    }

    private static Palette of(int[] pixels, ColourCount colours, boolean opaque) {
        int[] slots = colours.slots();
        int[] chosen = slots.length <= MOST ? slots : choose(colours, slots);
        byte[] indexOfSlot = new byte[colours.capacity()];
        if (chosen.length < slots.length) {
            assignNearest(colours, slots, chosen, indexOfSlot);
        }
        byte[] rgb = new byte[3 * chosen.length];
        byte[] alpha = new byte[opaque ? 0 : chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            int colour = colours.colour(chosen[i]);
            indexOfSlot[chosen[i]] = (byte) i;
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
            if (!opaque) {
                alpha[i] = (byte) (colour >>> 24);
            }
        }
        return new Palette(rgb, alpha, indexes(pixels, colours, indexOfSlot, opaque ? 0xff000000 : 0));
    }

    private static byte[] indexes(int[] pixels, ColourCount colours, byte[] indexOfSlot, int mask) {
        byte[] indexes = new byte[pixels.length];
        int last = pixels.length == 0 ? 0 : ~pixels[0];
        byte index = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != last) {
                last = pixels[i];
                index = indexOfSlot[colours.slot(last | mask)];
            }
            indexes[i] = index;
        }
        return indexes;
    }

    /** The most frequent colours, then by turns the one that is worst served by those chosen so far. */
    private static int[] choose(ColourCount colours, int[] slots) {
        long[] byCount = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            byCount[i] = ((long) -colours.count(slots[i]) << 32) | slots[i];
        }
        Arrays.sort(byCount);
        int[] chosen = new int[MOST];
        for (int i = 0; i < FREQUENT; i++) {
            chosen[i] = (int) byCount[i];
        }
        int[] others = likeOthers(colours, byCount);
        int[] distance = new int[others.length];
        Arrays.fill(distance, Integer.MAX_VALUE);
        for (int i = 0; i < MOST; i++) {
            if (i >= FREQUENT) {
                chosen[i] = others[worst(colours, others, distance)];
            }
            int colour = colours.colour(chosen[i]);
            for (int k = 0; k < others.length; k++) {
                distance[k] = Math.min(distance[k], distance(colour, colours.colour(others[k])));
            }
        }
        return chosen;
    }

    /** The most frequent one of all colours that nearly are alike: few enough to be looked at many times. */
    private static int[] likeOthers(ColourCount colours, long[] byCount) {
        boolean[] seen = new boolean[1 << 3 * ALIKE_BITS];
        int[] others = new int[byCount.length];
        int count = 0;
        for (long each : byCount) {
            int cell = cell(colours.colour((int) each), ALIKE_BITS);
            if (!seen[cell]) {
                seen[cell] = true;
                others[count++] = (int) each;
            }
        }
        return Arrays.copyOf(others, count);
    }

    private static int worst(ColourCount colours, int[] slots, int[] distance) {
        int worst = 0;
        double most = -1;
        for (int k = 0; k < slots.length; k++) {
            double harm = distance[k] * Math.sqrt(colours.count(slots[k]));
            if (harm > most) {
                most = harm;
                worst = k;
            }
        }
        return worst;
    }

    /** Only those of the chosen colours are compared that can be the nearest one to anything in the same part of the space. */
    private static void assignNearest(ColourCount colours, int[] slots, int[] chosen, byte[] indexOfSlot) {
        int[][] candidates = new int[1 << 3 * PART_BITS][];
        for (int slot : slots) {
            int colour = colours.colour(slot);
            int part = cell(colour, PART_BITS);
            if (candidates[part] == null) {
                candidates[part] = candidates(colours, chosen, colour);
            }
            int nearest = 0;
            int least = Integer.MAX_VALUE;
            for (int i : candidates[part]) {
                int distance = distance(colour, colours.colour(chosen[i]));
                if (distance < least) {
                    least = distance;
                    nearest = i;
                }
            }
            indexOfSlot[slot] = (byte) nearest;
        }
    }

    /** By the triangle inequality: none that is further from the middle than the nearest one and the whole of the part besides. */
    private static int[] candidates(ColourCount colours, int[] chosen, int colour) {
        int side = 1 << 8 - PART_BITS;
        int low = (side - 1) * 0x010101;
        int middle = (colour & ~low) + side / 2 * 0x010101;
        double least = Double.MAX_VALUE;
        double[] distances = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            distances[i] = Math.sqrt(distance(middle, colours.colour(chosen[i])));
            least = Math.min(least, distances[i]);
        }
        double most = least + 2 * Math.sqrt(distance(0, side / 2 * 0x010101));
        return IntStream.range(0, chosen.length)
                .filter(i -> distances[i] <= most)
                .toArray();
    }

    /** The number of the cube of the colour space that a colour is in, by so many bits of red, green and blue. */
    private static int cell(int colour, int bits) {
        int away = 8 - bits;
        return (colour >> 16 + away & (1 << bits) - 1) << 2 * bits
                | (colour >> 8 + away & (1 << bits) - 1) << bits
                | colour >> away & (1 << bits) - 1;
    }

    /** Eyes see green best, blue worst. */
    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return 3 * red * red + 6 * green * green + blue * blue;
    }
}
