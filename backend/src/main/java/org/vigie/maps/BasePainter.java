package org.vigie.maps;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Draws what lies around the areas: sea, land, borders of countries. */
final class BasePainter {

    private final Pen pen;
    private final Viewport view;
    private final BaseMap.Drawn base;
    private final AffineTransform transform;

    BasePainter(Pen pen, Viewport view, BaseMap.Drawn base) {
        this.pen = pen;
        this.view = view;
        this.base = base;
        this.transform = view.transform();
    }

    void land() {
        Graphics2D g = pen.graphics();
        g.setColor(Ink.UNKNOWN);
        g.fill(view.box());
        g.setColor(Ink.SEA);
        g.fill(base.frame().createTransformedShape(transform));
        var land = base.land().createTransformedShape(transform);
        g.setColor(Ink.LAND);
        g.fill(land);
        g.setColor(Ink.COAST);
        g.setStroke(pen.line(0.6));
        g.draw(land);
    }

    void borders() {
        Graphics2D g = pen.graphics();
        g.setColor(Ink.OTHER_BORDER);
        g.setStroke(pen.dashes(1, 6, 3));
        g.draw(base.otherBorders().createTransformedShape(transform));
        g.setColor(Ink.OWN_BORDER);
        g.setStroke(pen.line(1.8));
        g.draw(base.ownBorders().createTransformedShape(transform));
    }
}
