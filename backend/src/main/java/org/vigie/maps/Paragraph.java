package org.vigie.maps;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A text broken into lines of a width. It breaks at ordinary spaces only, so that a number stays with its unit, and inside
 * a word where one word alone is too long: nothing is ever cut off.
 *
 * @param lines the text, line by line
 * @param font in which it is written
 */
public record Paragraph(List<String> lines, Font font) {

    private static final double LEADING = 1.28;
    private static final double ASCENT = 0.96;

    public Paragraph {
        lines = List.copyOf(lines);
    }

    /**
     * Breaks a text; a line feed begins a new line.
     *
     * @param width in units of the page, above 0
     */
    public static Paragraph of(String text, Font font, double width) {
        var lines = new ArrayList<String>();
        for (String part : text.split("\n", -1)) {
            if (!part.isBlank()) {
                wrap(part.strip(), font, width, lines);
            }
        }
        return new Paragraph(lines, font);
    }

    /** How high it is, units of the page. */
    public double height() {
        return lines.size() * lineHeight();
    }

    /** How wide its longest line is, units of the page. */
    public double width() {
        return lines.stream().mapToDouble(line -> Fonts.width(line, font)).max().orElse(0);
    }

    /**
     * Writes it.
     *
     * @param x left edge
     * @param y upper edge
     * @return the lower edge
     */
    public double draw(Graphics2D g, double x, double y, Color ink) {
        g.setFont(font);
        g.setColor(ink);
        double line = y;
        for (String text : lines) {
            g.drawString(text, (float) x, (float) (line + ASCENT * font.getSize2D()));
            line += lineHeight();
        }
        return line;
    }

    double lineHeight() {
        return LEADING * font.getSize2D();
    }

    private static void wrap(String text, Font font, double width, List<String> lines) {
        var line = new StringBuilder();
        for (String word : text.split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (Fonts.width(longer, font) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            String rest = breakWord(word, font, width, lines);
            line.setLength(0);
            line.append(rest);
        }
        lines.add(line.toString());
    }

    /** Adds full lines of a word that is longer than a line; gives what remains. */
    private static String breakWord(String word, Font font, double width, List<String> lines) {
        String rest = word;
        while (rest.codePointCount(0, rest.length()) > 1 && Fonts.width(rest, font) > width) {
            int end = rest.offsetByCodePoints(0, rest.codePointCount(0, rest.length()) - 1);
            int first = rest.offsetByCodePoints(0, 1);
            while (end > first && Fonts.width(rest.substring(0, end), font) > width) {
                end = rest.offsetByCodePoints(end, -1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
