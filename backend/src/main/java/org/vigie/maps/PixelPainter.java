package org.vigie.maps;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import org.jspecify.annotations.Nullable;

/**
 * Puts thin lines and textures straight into the pixels of a picture, several times faster than Java2D does, which makes a shape
 * of every stroke. Places are in pixels of the picture. Not thread safe.
 */
final class PixelPainter {

    /** Lines up to so many pixels wide are thin: nobody sees how their corners are joined. */
    static final double THIN = 2.5;

    /** What a pixel has that lies wholly inside. */
    private static final int FULL = 1 << 12;

    /** Where lines meet no pixel gets more than this, for each pixel of width. */
    private static final double MOST_COVER = 1.2;

    private final BufferedImage image;
    private final int[] pixels;
    private final boolean opaque;
    private final Rectangle box;

    /**
     * @param image of type INT_RGB or INT_ARGB
     * @param clip outside of which nothing is painted; null for the whole picture
     */
    PixelPainter(BufferedImage image, @Nullable Rectangle2D clip) {
        this.image = image;
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        opaque = image.getType() == BufferedImage.TYPE_INT_RGB;
        var whole = new Rectangle(image.getWidth(), image.getHeight());
        box = clip == null ? whole : whole.intersection(pixelsIn(clip));
    }

    /** The pixels whose middle lies inside. */
    private static Rectangle pixelsIn(Rectangle2D area) {
        int left = (int) Math.ceil(area.getMinX() - 0.5);
        int top = (int) Math.ceil(area.getMinY() - 0.5);
        return new Rectangle(
                left, top, (int) Math.ceil(area.getMaxX() - 0.5) - left, (int) Math.ceil(area.getMaxY() - 0.5) - top);
    }

    /**
     * Draws lines as one: where two meet or lie over each other they are no darker.
     *
     * @param path straight lines only
     * @param width above 0
     */
    void lines(PathIterator path, Color colour, double width) {
        if (box.isEmpty()) {
            return;
        }
        var cover = new Cover(width);
        double[] point = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(point);
            double nextX = kind == PathIterator.SEG_CLOSE ? startX : point[0];
            double nextY = kind == PathIterator.SEG_CLOSE ? startY : point[1];
            if (kind == PathIterator.SEG_MOVETO) {
                startX = nextX;
                startY = nextY;
            } else {
                cover.add(x, y, nextX, nextY);
            }
            x = nextX;
            y = nextY;
        }
        cover.paint(colour);
    }

    /** How much of each pixel lies under lines. */
    private final class Cover {

        private final short[] parts = new short[box.width * box.height];
        private final double width;
        private final int most;

        Cover(double width) {
            this.width = width;
            most = (int) (FULL * Math.min(1, MOST_COVER * width));
        }

        void add(double x1, double y1, double x2, double y2) {
            double left = x1 - box.x;
            double top = y1 - box.y;
            double right = x2 - box.x;
            double bottom = y2 - box.y;
            if (Math.abs(x2 - x1) >= Math.abs(y2 - y1)) {
                along(left, top, right, bottom, box.width, box.height, 1, box.width);
            } else {
                along(top, left, bottom, right, box.height, box.width, box.width, 1);
            }
        }

        /**
         * A line that goes more along a than along b.
         *
         * @param stepA from a pixel to the next one along a, in the array
         */
        private void along(double a1, double b1, double a2, double b2, int mostA, int mostB, int stepA, int stepB) {
            if (a1 > a2) {
                along(a2, b2, a1, b1, mostA, mostB, stepA, stepB);
                return;
            }
            double slope = a1 == a2 ? 0 : (b2 - b1) / (a2 - a1);
            double half = width / 2 * Math.sqrt(1 + slope * slope);
            int last = (int) Math.min(Math.floor(a2), mostA - 1);
            for (int a = (int) Math.max(0, Math.floor(a1)); a <= last; a++) {
                double begin = Math.max(a1, a);
                double end = Math.min(a2, a + 1);
                double b = b1 + slope * ((begin + end) / 2 - a1);
                double scale = FULL * (end - begin);
                int lastB = (int) Math.min(Math.floor(b + half), mostB - 1);
                for (int k = (int) Math.max(0, Math.floor(b - half)); k <= lastB; k++) {
                    double part = Math.min(b + half, k + 1) - Math.max(b - half, k);
                    int at = a * stepA + k * stepB;
                    parts[at] = (short) Math.min(most, parts[at] + (int) (scale * part + 0.5));
                }
            }
        }

        void paint(Color colour) {
            int rgb = colour.getRGB() & 0xffffff;
            int alpha = colour.getAlpha();
            int at = 0;
            for (int y = box.y; y < box.y + box.height; y++) {
                int pixel = y * image.getWidth() + box.x;
                for (int x = 0; x < box.width; x++, pixel++) {
                    int part = parts[at++];
                    if (part != 0) {
                        pixels[pixel] = over(pixels[pixel], rgb, alpha * part / FULL);
                    }
                }
            }
        }
    }

    /**
     * Lays a pattern over a shape, as if it lay under the whole picture and the shape were a hole in the paper.
     *
     * @param tile its pixels, ARGB, row by row
     * @param side how many pixels it is wide and high
     * @param x where a tile begins
     * @param y where a tile begins
     */
    void texture(Shape shape, int[] tile, int side, long x, long y) {
        Rectangle area = box.intersection(shape.getBounds());
        if (area.isEmpty()) {
            return;
        }
        var mask = new BufferedImage(area.width, area.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = mask.createGraphics();
        g.translate(-area.x, -area.y);
        g.setColor(Color.WHITE);
        g.fill(shape);
        g.dispose();
        byte[] inside = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
        for (int row = 0; row < area.height; row++) {
            int line = Math.floorMod(area.y + row - y, side) * side;
            int pixel = (area.y + row) * image.getWidth() + area.x;
            int column = Math.floorMod(area.x - x, side);
            for (int i = row * area.width; i < (row + 1) * area.width; i++, pixel++) {
                int ink = tile[line + column];
                if (inside[i] != 0 && ink != 0) {
                    pixels[pixel] = over(pixels[pixel], ink & 0xffffff, ink >>> 24);
                }
                column = column + 1 == side ? 0 : column + 1;
            }
        }
    }

    /** A colour of an alpha from 0 to 255 over a pixel (Porter & Duff 1984). */
    private int over(int below, int rgb, int alpha) {
        int under = opaque ? 255 : below >>> 24;
        if (under == 0) {
            return alpha << 24 | rgb;
        }
        int shown = under * (255 - alpha) / 255;
        int all = alpha + shown;
        int red = mixed(rgb >> 16 & 255, alpha, below >> 16 & 255, shown, all);
        int green = mixed(rgb >> 8 & 255, alpha, below >> 8 & 255, shown, all);
        int blue = mixed(rgb & 255, alpha, below & 255, shown, all);
        return (opaque ? 0 : all << 24) | red << 16 | green << 8 | blue;
    }

    private static int mixed(int one, int ofOne, int other, int ofOther, int all) {
        return all == 0 ? 0 : (one * ofOne + other * ofOther + all / 2) / all;
    }
}
