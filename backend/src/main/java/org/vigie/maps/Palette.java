package org.vigie.maps;

import java.util.Arrays;
import java.util.Optional;

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
        for (int i = 0; i < chosen.length; i++) {
            indexOfSlot[chosen[i]] = (byte) i;
        }
        if (chosen.length < slots.length) {
            assignNearest(colours, slots, chosen, indexOfSlot);
        }
        byte[] rgb = new byte[3 * chosen.length];
        byte[] alpha = new byte[opaque ? 0 : chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            int colour = colours.colour(chosen[i]);
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
        int[] byCount = Arrays.stream(slots)
                .boxed()
                .sorted((a, b) -> Integer.compare(colours.count(b), colours.count(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] chosen = Arrays.copyOf(byCount, MOST);
        int[] distance = new int[slots.length];
        Arrays.fill(distance, Integer.MAX_VALUE);
        for (int i = 0; i < MOST; i++) {
            if (i >= FREQUENT) {
                chosen[i] = slots[worst(colours, slots, distance)];
            }
            int colour = colours.colour(chosen[i]);
            for (int k = 0; k < slots.length; k++) {
                distance[k] = Math.min(distance[k], distance(colour, colours.colour(slots[k])));
            }
        }
        return chosen;
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

    private static void assignNearest(ColourCount colours, int[] slots, int[] chosen, byte[] indexOfSlot) {
        for (int slot : slots) {
            int colour = colours.colour(slot);
            int nearest = 0;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < chosen.length && least > 0; i++) {
                int distance = distance(colour, colours.colour(chosen[i]));
                if (distance < least) {
                    least = distance;
                    nearest = i;
                }
            }
            indexOfSlot[slot] = (byte) nearest;
        }
    }

    /** Eyes see green best, blue worst. */
    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return 3 * red * red + 6 * green * green + blue * blue;
    }
}
