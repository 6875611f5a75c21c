package org.vigie.maps;

/**
 * The size of a page.
 *
 * @param width in units of the layout
 * @param height in units of the layout
 * @param paper whether a unit is a point of paper (1/72 inch), else a pixel at scale 1 (1/96 inch)
 */
public record Layout(double width, double height, boolean paper) {

    /** A4, 297 mm wide. */
    public static final Layout A4_LANDSCAPE = new Layout(841.89, 595.28, true);

    /** A4, 210 mm wide. */
    public static final Layout A4_PORTRAIT = new Layout(595.28, 841.89, true);

    /** A3, 420 mm wide. */
    public static final Layout A3_LANDSCAPE = new Layout(1190.55, 841.89, true);

    /** A3, 297 mm wide. */
    public static final Layout A3_PORTRAIT = new Layout(841.89, 1190.55, true);

    /** A slide of 16:9. */
    public static final Layout SLIDE = pixels(1600, 900);

    /** The size that maps on pages of the web have unless asked otherwise. */
    public static final Layout SCREEN = pixels(1200, 800);

    private static final double POINTS_A_PIXEL = 72.0 / 96;
    private static final double SCREEN_TEXT = 11;
    private static final double PAPER_TEXT = 8.6;
    private static final double A3_TEXT = 11;
    private static final double LEAST_TEXT = 8.5;

    public Layout {
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("A page has a size: " + width + " x " + height);
        }
    }

    /** A picture of so many pixels at scale 1. */
    public static Layout pixels(int width, int height) {
        return new Layout(width, height, false);
    }

    /** Its width on paper, points. */
    public double widthPoints() {
        return paper ? width : width * POINTS_A_PIXEL;
    }

    /** Its height on paper, points. */
    public double heightPoints() {
        return paper ? height : height * POINTS_A_PIXEL;
    }

    /** Its width as a picture at scale 1, pixels. */
    public int widthPixels() {
        return (int) Math.round(paper ? width / POINTS_A_PIXEL : width);
    }

    /** Its height as a picture at scale 1, pixels. */
    public int heightPixels() {
        return (int) Math.round(paper ? height / POINTS_A_PIXEL : height);
    }

    /** The size of ordinary text, in units: it grows with the picture, since a wall is read from further away than a hand. */
    double textSize() {
        if (paper) {
            return Math.max(width, height) > 1000 ? A3_TEXT : PAPER_TEXT;
        }
        return Math.max(LEAST_TEXT, SCREEN_TEXT * Math.sqrt(width * height / (SCREEN.width * SCREEN.height)));
    }
}
