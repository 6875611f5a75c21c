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
        g.fill(base.known().createTransformedShape(transform));
        g.setColor(Ink.LAND);
        g.fill(base.land().createTransformedShape(transform));
        pen.draw(base.land(), transform, Ink.COAST, 0.6);
        g.setColor(Ink.LAND);
        g.fill(base.around().createTransformedShape(transform));
    }

    void borders() {
        Graphics2D g = pen.graphics();
        g.setColor(Ink.OTHER_BORDER);
        g.setStroke(pen.dashes(1, 6, 3));
        g.draw(base.otherBorders().createTransformedShape(transform));
        pen.draw(base.ownBorders(), transform, Ink.OWN_BORDER, 1.8);
    }
}
