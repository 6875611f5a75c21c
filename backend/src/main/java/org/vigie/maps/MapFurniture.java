package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** The scale bar and the north arrow in the corners of a map. */
final class MapFurniture {

    /** A bar of a round length on the ground. */
    record Bar(double meters, double units) {}

    private static final double MOST_SHARE = 0.24;
    private static final double MOST_PIXELS = 190;

    private final Pen pen;
    private final Rectangle2D frame;
    private final GroundScale scale;
    private final Locale language;

    MapFurniture(Pen pen, Rectangle2D frame, GroundScale scale, Locale language) {
        this.pen = pen;
        this.frame = frame;
        this.scale = scale;
        this.language = language;
    }

    /** Draws both; gives the places that they take. */
    List<Rectangle2D> draw() {
        return List.of(scaleBar(), northArrow());
    }

    /** The longest round length of 1, 2 or 5 times a power of ten that fits. */
    Bar bar() {
        double most = Math.min(MOST_SHARE * frame.getWidth(), MOST_PIXELS * pen.px()) * scale.metersAUnit();
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double meters = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
        return new Bar(meters, meters / scale.metersAUnit());
    }

    private Rectangle2D scaleBar() {
        double px = pen.px();
        Bar bar = bar();
        Font font = Fonts.regular(10 * px);
        boolean km = bar.meters() >= 1000;
        NumberFormat numbers = NumberFormat.getInstance(language);
        numbers.setMaximumFractionDigits(3);
        String text = numbers.format(km ? bar.meters() / 1000 : bar.meters()) + '\u00a0' + (km ? "km" : "m");
        double textWidth = Fonts.width(text, font);
        double zeroWidth = Fonts.width("0", font);
        double left = 8 * px;
        double width = left + zeroWidth / 2 + bar.units() + textWidth / 2 + 8 * px;
        var box = new Rectangle2D.Double(
                frame.getX() + 6 * px, frame.getMaxY() - 34 * px, Math.max(width, textWidth + 2 * left), 28 * px);
        Graphics2D g = pen.graphics();
        g.setColor(Ink.GLASS);
        g.fill(box);
        double x = box.getX() + left + zeroWidth / 2;
        double y = box.getY() + 17 * px;
        g.setFont(font);
        g.setColor(Ink.TEXT);
        g.drawString("0", (float) (x - zeroWidth / 2), (float) (y - 4 * px));
        g.drawString(text, (float) (x + bar.units() - textWidth / 2), (float) (y - 4 * px));
        for (int i = 0; i < 4; i++) {
            var part = new Rectangle2D.Double(x + i * bar.units() / 4, y, bar.units() / 4, 5 * px);
            g.setColor(i % 2 == 0 ? Ink.TEXT : Ink.PAPER);
            g.fill(part);
        }
        g.setColor(Ink.TEXT);
        g.setStroke(new BasicStroke((float) (0.8 * px)));
        g.draw(new Rectangle2D.Double(x, y, bar.units(), 5 * px));
        return box;
    }

    private Rectangle2D northArrow() {
        double px = pen.px();
        var box = new Rectangle2D.Double(frame.getMaxX() - 36 * px, frame.getY() + 6 * px, 30 * px, 40 * px);
        Graphics2D g = pen.graphics();
        g.setColor(Ink.GLASS);
        g.fill(box);
        double x = box.getCenterX();
        double y = box.getY() + 25 * px;
        var turn = AffineTransform.getRotateInstance(scale.north(), x, y);
        for (int side = -1; side <= 1; side += 2) {
            var half = new Path2D.Double();
            half.moveTo(x, y - 10 * px);
            half.lineTo(x + side * 6 * px, y + 10 * px);
            half.lineTo(x, y + 6 * px);
            half.closePath();
            half.transform(turn);
            g.setColor(side < 0 ? Ink.TEXT : Ink.PAPER);
            g.fill(half);
            g.setColor(Ink.TEXT);
            g.setStroke(pen.line(0.8));
            g.draw(half);
        }
        Font font = Fonts.bold(10 * px);
        g.setFont(font);
        g.setColor(Ink.TEXT);
        g.drawString("N", (float) (x - Fonts.width("N", font) / 2), (float) (box.getY() + 11 * px));
        return box;
    }
}
