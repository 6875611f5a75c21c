package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * A series as bars, one a month or another equal step of time.
 *
 * @param values one a step, none negative, the earliest first
 * @param firstLabel under the first bar, may be blank
 * @param lastLabel under the last bar, may be blank
 * @param filling how many steps at the end are still coming in: they are drawn pale
 * @param language of the numbers
 */
public record SeriesChart(List<Long> values, String firstLabel, String lastLabel, int filling, Locale language) {

    private static final Color BAR = new Color(0x2a5f6e);
    private static final Color FILLING_BAR = new Color(0xa9c3ca);
    private static final double GAP = 0.25;

    public SeriesChart {
        values = List.copyOf(values);
    }

    /**
     * Draws it: bars from zero, the highest value written at its bar, the labels below.
     *
     * @param box in units of {@code g}
     * @param textSize the size of its text; 0 for bars alone, as in a table
     */
    public void draw(Graphics2D g, Rectangle2D box, double textSize) {
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        double above = textSize > 0 ? 1.3 * textSize : 0;
        double below = textSize > 0 && !(firstLabel.isBlank() && lastLabel.isBlank()) ? 1.4 * textSize : 0;
        double base = box.getMaxY() - below;
        double height = base - box.getY() - above;
        double step = box.getWidth() / Math.max(1, values.size());
        for (int i = 0; i < values.size(); i++) {
            double bar = most == 0 ? 0 : height * values.get(i) / most;
            g.setColor(i >= values.size() - filling ? FILLING_BAR : BAR);
            g.fill(new Rectangle2D.Double(box.getX() + (i + GAP / 2) * step, base - bar, step * (1 - GAP), bar));
        }
        g.setColor(Ink.LINE);
        g.setStroke(new BasicStroke(0.5f));
        g.draw(new java.awt.geom.Line2D.Double(box.getX(), base, box.getMaxX(), base));
        if (textSize > 0) {
            write(g, box, base, height, step, most, Fonts.regular(textSize));
        }
    }

    private void write(Graphics2D g, Rectangle2D box, double base, double height, double step, long most, Font font) {
        g.setFont(font);
        g.setColor(Ink.TEXT);
        int highest = values.indexOf(most);
        if (most > 0) {
            String text = MapWords.number(most, language);
            double width = Fonts.width(text, font);
            double x = box.getX() + (highest + 0.5) * step - width / 2;
            x = Math.max(box.getX(), Math.min(x, box.getMaxX() - width));
            g.drawString(text, (float) x, (float) (base - height - 0.25 * font.getSize2D()));
        }
        g.setColor(Ink.SOFT_TEXT);
        float line = (float) (base + 1.1 * font.getSize2D());
        g.drawString(firstLabel, (float) box.getX(), line);
        g.drawString(lastLabel, (float) (box.getMaxX() - Fonts.width(lastLabel, font)), line);
    }
}
