package org.vigie.maps;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.locationtech.jts.geom.Envelope;

/**
 * Which part of the world lies in which box of the page.
 *
 * @param projection how it is laid out
 * @param extent in units of the projection
 * @param box in units of the page, y downwards
 */
record Viewport(MapProjection projection, Envelope extent, Rectangle2D box) {

    /** The smallest view of a box that shows all of an extent at one scale in both directions. */
    static Viewport fitting(MapProjection projection, Envelope extent, Rectangle2D box) {
        double unit = Math.max(extent.getWidth() / box.getWidth(), extent.getHeight() / box.getHeight());
        double halfWidth = unit * box.getWidth() / 2;
        double halfHeight = unit * box.getHeight() / 2;
        double x = extent.centre().x;
        double y = extent.centre().y;
        return new Viewport(
                projection, new Envelope(x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight), box);
    }

    /** From the projection to the page. */
    AffineTransform transform() {
        double scaleX = box.getWidth() / extent.getWidth();
        double scaleY = box.getHeight() / extent.getHeight();
        return new AffineTransform(
                scaleX, 0, 0, -scaleY, box.getX() - extent.getMinX() * scaleX, box.getY() + extent.getMaxY() * scaleY);
    }

    /** How much of the projection a unit of the page covers, the finer of both directions. */
    double unit() {
        return Math.min(extent.getWidth() / box.getWidth(), extent.getHeight() / box.getHeight());
    }
}
