package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * With what a map is drawn.
 *
 * @param px how many units of the page stand for a pixel of the screen: widths of lines are given in it
 * @param image the picture whose pixels are drawn; null where what is drawn stays lines and text (SVG, PDF)
 */
record Pen(Graphics2D graphics, double px, @Nullable BufferedImage image) {

    /** Whether what is drawn stays lines and text. */
    boolean vector() {
        return image == null;
    }

    /** The same pen for another size of pixels. */
    Pen withPx(double other) {
        return new Pen(graphics, other, image);
    }

    /** Draws straight lines, thin ones the fast way where it has pixels. */
    void draw(Path2D path, AffineTransform transform, Color colour, double width) {
        AffineTransform toDevice = graphics.getTransform();
        double pixels = width * px * toDevice.getScaleX();
        if (image != null && pixels <= PixelPainter.THIN) {
            var whole = new AffineTransform(toDevice);
            whole.concatenate(transform);
            pixels(image).lines(path.getPathIterator(whole), colour, pixels);
        } else {
            graphics.setColor(colour);
            graphics.setStroke(line(width));
            graphics.draw(path.createTransformedShape(transform));
        }
    }

    /** Paints pixels inside of the clip. */
    PixelPainter pixels(BufferedImage picture) {
        Shape clip = graphics.getClip();
        return new PixelPainter(
                picture,
                clip == null
                        ? null
                        : graphics.getTransform().createTransformedShape(clip).getBounds2D());
    }

    BasicStroke line(double width) {
        return new BasicStroke((float) (width * px), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    BasicStroke dashes(double width, double dash, double gap) {
        return new BasicStroke(
                (float) (width * px),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                new float[] {(float) (dash * px), (float) (gap * px)},
                0);
    }

    static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
