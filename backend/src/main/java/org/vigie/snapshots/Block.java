package org.vigie.snapshots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.vigie.maps.Fonts;
import org.vigie.maps.Paragraph;

/** A part of a page that stays whole: how high it is, and how it is drawn. Sizes in points. */
interface Block {

    Color INK = new Color(0x14191a);
    Color SOFT = new Color(0x4a5153);
    Color RULE = new Color(0xc4c9ca);
    Color TINT = new Color(0xf2f3f1);
    double TEXT = 9;

    double height();

    /** Draws it with its upper left corner at a place. */
    void draw(Graphics2D g, double x, double y);

    /** Whether it must not be the last on its page, as a heading. */
    default boolean leads() {
        return false;
    }

    /** Empty room. */
    static Block space(double height) {
        return new Plain(height, (g, x, y) -> {}, false);
    }

    /** A text in lines. */
    static Block text(String text, double size, boolean bold, Color ink, double width) {
        Paragraph lines = Paragraph.of(text, bold ? Fonts.bold(size) : Fonts.regular(size), width);
        return new Plain(lines.height() + 2, (g, x, y) -> lines.draw(g, x, y, ink), false);
    }

    /** A heading with a line under it. */
    static Block heading(String text, double width) {
        Paragraph lines = Paragraph.of(text, Fonts.bold(12), width);
        return new Plain(
                lines.height() + 16,
                (g, x, y) -> {
                    double end = lines.draw(g, x, y + 8, INK);
                    rule(g, x, end + 2, width);
                },
                true);
    }

    /** Two blocks side by side. */
    static Block beside(Block left, Block right, double offset) {
        return new Plain(
                Math.max(left.height(), right.height()),
                (g, x, y) -> {
                    left.draw(g, x, y);
                    right.draw(g, x + offset, y);
                },
                false);
    }

    /** Blocks one under the other that stay together. */
    static Block together(List<Block> blocks) {
        return new Plain(
                blocks.stream().mapToDouble(Block::height).sum(),
                (g, x, y) -> {
                    double top = y;
                    for (Block block : blocks) {
                        block.draw(g, x, top);
                        top += block.height();
                    }
                },
                false);
    }

    static void rule(Graphics2D g, double x, double y, double width) {
        g.setColor(RULE);
        g.setStroke(new BasicStroke(0.6f));
        g.draw(new Line2D.Double(x, y, x + width, y));
    }

    static void fill(Graphics2D g, Color colour, double x, double y, double width, double height) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /** What draws. */
    interface Drawer {
        void draw(Graphics2D g, double x, double y);
    }

    /** A block of a height. */
    record Plain(double height, Drawer drawer, boolean leads) implements Block {

        @Override
        public void draw(Graphics2D g, double x, double y) {
            drawer.draw(g, x, y);
        }
    }
}
