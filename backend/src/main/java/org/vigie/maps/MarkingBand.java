package org.vigie.maps;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.vigie.access.Marking;

/**
 * The band that says how far a page may travel, in the colours of TLP 2.0 (FIRST, 2022): on black, at the right; at the left
 * whether the data are for an exercise.
 *
 * @param exercise the words for exercise data; blank where there are none
 */
public record MarkingBand(Marking marking, String exercise) {

    private static final double LEAST_SHARE = 0.3;

    /** Draws it across the top and, where that has a height, across the bottom; {@code size} is that of ordinary text. */
    public void draw(Graphics2D g, Rectangle2D top, Rectangle2D bottom, double size) {
        draw(g, top, size);
        if (bottom.getHeight() > 0) {
            draw(g, bottom, size);
        }
    }

    private void draw(Graphics2D g, Rectangle2D band, double size) {
        g.setColor(Ink.BAND);
        g.fill(band);
        double margin = size;
        double height = band.getHeight() / 1.5;
        Font font = fitting(marking.label(), height, band.getWidth() * LEAST_SHARE);
        double width = Fonts.width(marking.label(), font);
        write(g, marking.label(), font, band.getMaxX() - margin - width, band, colour(marking));
        if (!exercise.isBlank()) {
            double room = band.getWidth() - width - 4 * margin;
            var strip = new Rectangle2D.Double(band.getX(), band.getY(), room + margin, band.getHeight());
            g.setColor(Ink.EXERCISE);
            g.fill(strip);
            write(g, exercise, fitting(exercise, height, room - margin), band.getX() + margin, band, Color.WHITE);
        }
    }

    private static void write(Graphics2D g, String text, Font font, double x, Rectangle2D band, Color ink) {
        g.setFont(font);
        g.setColor(ink);
        g.drawString(text, (float) x, (float) (band.getCenterY() + 0.36 * font.getSize2D()));
    }

    /** The bold face in a size at which a text has room. */
    private static Font fitting(String text, double size, double room) {
        double width = Fonts.width(text, Fonts.bold(size));
        return Fonts.bold(width > room ? size * room / width : size);
    }

    private static Color colour(Marking marking) {
        return switch (marking) {
            case CLEAR -> Color.WHITE;
            case GREEN -> new Color(0x33ff00);
            case AMBER, AMBER_STRICT -> new Color(0xffc000);
            case RED -> new Color(0xff2b2b);
        };
    }
}
