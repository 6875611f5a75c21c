package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * With what a map is drawn.
 *
 * @param px how many units of the page stand for a pixel of the screen: widths of lines are given in it
 * @param vector whether what is drawn stays lines and text (SVG, PDF), else pixels
 */
record Pen(Graphics2D graphics, double px, boolean vector) {

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
