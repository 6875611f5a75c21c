package org.vigie.maps;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.vigie.styles.Legend;

/**
 * Where everything stands on a page. Beside a broad map stands its legend, below an upright one; text shrinks until the map has
 * its share of the page, and long lines are broken: nothing is ever cut off.
 *
 * @param size of ordinary text
 * @param band across the top, for marking and exercise
 * @param foot across the bottom of a sheet of paper, for the marking again; of no height on a screen
 */
record PagePlan(
        double size,
        Rectangle2D band,
        Rectangle2D foot,
        Rectangle2D map,
        LegendPanel legend,
        double legendX,
        double legendY,
        List<Block> blocks) {

    /** Text in its place. */
    record Block(Paragraph text, double x, double y, Color ink) {}

    /** All that is written. */
    record Words(
            String title,
            String period,
            String filter,
            String note,
            String facts,
            String caption,
            String notices,
            String credits,
            String version,
            String undefined) {}

    private static final double SHRINK = 0.94;
    private static final double LEAST_SIZE = 5.5;
    private static final double MAP_SHARE = 0.42;
    private static final double BROAD = 1.15;
    private static final double MARKING_POINTS = 12;

    /** The plan of a page: the largest text at which the map has its share, else that with the largest map. */
    static PagePlan of(MapPage page, Legend.View legend, Words words) {
        Layout layout = page.layout();
        PagePlan best = null;
        for (double size = layout.textSize(); ; size = Math.max(LEAST_SIZE, size * SHRINK)) {
            boolean mayBeBroad = layout.width() / layout.height() >= BROAD && layout.width() > 40 * size;
            for (boolean broad : mayBeBroad ? new boolean[] {true, false} : new boolean[] {false}) {
                PagePlan plan = at(page, legend, words, size, broad);
                if (plan.isGood(layout)) {
                    return plan;
                }
                best = best == null || plan.share(layout) > best.share(layout) ? plan : best;
            }
            if (size <= LEAST_SIZE) {
                return best;
            }
        }
    }

    private double share(Layout layout) {
        return map.getHeight() < 0 ? -1 : map.getWidth() * map.getHeight() / (layout.width() * layout.height());
    }

    private boolean isGood(Layout layout) {
        boolean fits = map.getHeight() > 0 && map.getWidth() > 0 && legendY + legend.height() <= layout.height();
        boolean legendFits = legendX <= map.getMaxX() || legendY + legend.height() <= map.getMaxY();
        return fits && legendFits && map.getWidth() > 0.4 * layout.width() && share(layout) >= MAP_SHARE;
    }

    private static PagePlan at(MapPage page, Legend.View legend, Words words, double size, boolean broad) {
        Layout layout = page.layout();
        double margin = layout.paper() ? 2 * size : size;
        double width = layout.width() - 2 * margin;
        double bandHeight = Math.max(1.9 * size, layout.paper() ? 1.5 * MARKING_POINTS : 0);
        var band = new Rectangle2D.Double(0, 0, layout.width(), bandHeight);
        double footHeight = layout.paper() ? bandHeight : 0;
        var foot = new Rectangle2D.Double(0, layout.height() - footHeight, layout.width(), footHeight);
        var blocks = new ArrayList<Block>();
        double top = band.getMaxY() + 0.55 * size;
        top = below(blocks, title(words.title(), size, width), margin, top, Ink.TEXT);
        top = below(blocks, Paragraph.of(words.period(), Fonts.bold(1.08 * size), width), margin, top, Ink.TEXT);
        top = below(blocks, Paragraph.of(words.filter(), Fonts.regular(size), width), margin, top, Ink.SOFT_TEXT);
        top = below(blocks, Paragraph.of(words.note(), Fonts.regular(size), width), margin, top, Ink.SOFT_TEXT);
        top += 0.4 * size;
        double bottom = foot.getY() - 0.5 * size;
        Font small = Fonts.regular(0.84 * size);
        bottom = above(blocks, Paragraph.of(words.version(), small, width), margin, bottom, Ink.SOFT_TEXT);
        bottom = above(blocks, Paragraph.of(words.credits(), small, width), margin, bottom, Ink.SOFT_TEXT);
        bottom = above(blocks, Paragraph.of(words.notices(), small, width), margin, bottom, Ink.SOFT_TEXT);
        bottom = above(blocks, Paragraph.of(words.caption(), Fonts.bold(size), width), margin, bottom, Ink.TEXT);
        bottom -= 0.5 * size;
        return broad
                ? broad(page, legend, words, size, band, foot, blocks, margin, width, top, bottom)
                : upright(page, legend, words, size, band, foot, blocks, margin, width, top, bottom);
    }

    private static PagePlan broad(
            MapPage page,
            Legend.View legend,
            Words words,
            double size,
            Rectangle2D band,
            Rectangle2D foot,
            List<Block> blocks,
            double margin,
            double width,
            double top,
            double bottom) {
        double side = Math.max(19 * size, Math.min(25 * size, 0.25 * width));
        double x = margin + width - side;
        var panel = LegendPanel.of(legend, page.result().communes(), words.undefined(), page.language(), size, side, 1);
        Paragraph facts = Paragraph.of(words.facts(), Fonts.regular(0.95 * size), side);
        double factsY = top + panel.height() + 0.8 * size;
        blocks.add(new Block(facts, x, factsY, Ink.TEXT));
        double mapHeight = factsY + facts.height() > bottom ? -1 : bottom - top;
        var map = new Rectangle2D.Double(margin, top, width - side - 1.2 * size, mapHeight);
        return new PagePlan(size, band, foot, map, panel, x, top, blocks);
    }

    private static PagePlan upright(
            MapPage page,
            Legend.View legend,
            Words words,
            double size,
            Rectangle2D band,
            Rectangle2D foot,
            List<Block> blocks,
            double margin,
            double width,
            double top,
            double bottom) {
        int columns = (int) Math.max(1, Math.min(4, width / (17 * size)));
        var panel = LegendPanel.of(
                legend, page.result().communes(), words.undefined(), page.language(), size, width, columns);
        double lower =
                above(blocks, Paragraph.of(words.facts(), Fonts.regular(0.95 * size), width), margin, bottom, Ink.TEXT);
        double legendY = lower - 0.3 * size - panel.height();
        var map = new Rectangle2D.Double(margin, top, width, legendY - 0.6 * size - top);
        return new PagePlan(size, band, foot, map, panel, margin, legendY, blocks);
    }

    /** A long title is written smaller before it takes a third line. */
    private static Paragraph title(String title, double size, double width) {
        double factor = 1.75;
        Paragraph paragraph = Paragraph.of(title, Fonts.bold(factor * size), width);
        while (paragraph.lines().size() > 2 && factor > 1.1) {
            factor -= 0.1;
            paragraph = Paragraph.of(title, Fonts.bold(factor * size), width);
        }
        return paragraph;
    }

    private static double below(List<Block> blocks, Paragraph text, double x, double top, Color ink) {
        blocks.add(new Block(text, x, top, ink));
        return top + text.height();
    }

    private static double above(List<Block> blocks, Paragraph text, double x, double bottom, Color ink) {
        blocks.add(new Block(text, x, bottom - text.height(), ink));
        return bottom - text.height();
    }
}
