package org.vigie.maps;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;
import org.vigie.api.Messages;
import org.vigie.geo.WorkingProjection;
import org.vigie.styles.Legend;

/**
 * Draws bare pictures of layers, in several projections. Every line lies where its place in the world and the scale say,
 * whatever the picture's own edges: pictures side by side fit to the pixel. Thread safe.
 */
@Service
public class LayerDrawing {

    private static final double LEGEND_TEXT = 12;
    private static final double LEGEND_WIDTH = 260;

    private final Outlines outlines;
    private final WorkingProjection working;
    private final Messages messages;

    LayerDrawing(Outlines outlines, WorkingProjection working, Messages messages) {
        this.outlines = outlines;
        this.working = working;
        this.messages = messages;
    }

    /** The picture as PNG, every pixel as it was drawn. */
    public byte[] png(LayerImage asked) {
        return Png.encode(image(asked));
    }

    BufferedImage image(LayerImage asked) {
        boolean clear = asked.background() == null;
        var image = new BufferedImage(
                asked.width(), asked.height(), clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            Pen.smooth(g);
            var box = new Rectangle2D.Double(0, 0, asked.width(), asked.height());
            if (!clear) {
                g.setColor(new Color(asked.background()));
                g.fill(box);
            }
            var view = new Viewport(asked.projection(), asked.extent(), box);
            asked.layers().forEach(layer -> draw(layer, new Pen(g, asked.density(), image), view, image));
        } finally {
            g.dispose();
        }
        return image;
    }

    /** The legend of a layer of hotspots or of a surface as PNG, on white. */
    public byte[] legend(Legend.View legend, Locale language) {
        String undefined = messages.text("maps.undefined", List.of(), language);
        var panel = LegendPanel.ofMeasure(legend, undefined, language, LEGEND_TEXT, LEGEND_WIDTH);
        var image = new BufferedImage(
                (int) LEGEND_WIDTH + 12, (int) Math.ceil(panel.height()) + 12, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Pen.smooth(g);
        g.setColor(Ink.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        panel.draw(new Pen(g, 1, image), 6, 6);
        g.dispose();
        return Png.encodeSmall(image);
    }

    /** The legend of a layer of boundaries as PNG: a piece of its line. */
    public byte[] legend(int level) {
        var image = new BufferedImage(28, 16, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Pen.smooth(g);
        g.setColor(Ink.PAPER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(level == 3 ? Ink.AREA_EDGE : Ink.REGION_EDGE);
        g.setStroke(new Pen(g, 1, image).line(width(level)));
        g.drawRect(3, 3, 21, 9);
        g.dispose();
        return Png.encode(image);
    }

    /** Where a pixel lies, WGS 84 degrees: x east, y north. */
    public Coordinate place(LayerImage image, double column, double row) {
        Envelope extent = image.extent();
        double[] point = {
            extent.getMinX() + extent.getWidth() * column / image.width(),
            extent.getMaxY() - extent.getHeight() * row / image.height()
        };
        image.projection().unproject(point, working);
        return new Coordinate(point[0], point[1]);
    }

    /** The box around a box of degrees in a projection. */
    public Envelope extent(MapProjection projection, Envelope degrees) {
        return projection.project(degrees, working);
    }

    private void draw(MapLayer layer, Pen pen, Viewport view, BufferedImage image) {
        var painter = new AreaPainter(pen, view);
        if (layer instanceof MapLayer.Hotspots hotspots) {
            int level = hotspots.result().query().level();
            OutlineSet shapes = outlines.of(hotspots.index(), level, view.projection(), view.unit());
            var style = new AreaStyle(hotspots.legend(), hotspots.marks());
            painter.fill(hotspots.result(), style, shapes, false);
            painter.areaEdges(shapes);
            painter.outline(
                    hotspots.result(),
                    style,
                    shapes,
                    GroundScale.of(view, working).metersAUnit() * pen.px());
        } else if (layer instanceof MapLayer.Boundaries edges) {
            OutlineSet shapes = outlines.of(edges.index(), edges.level(), view.projection(), view.unit());
            painter.edges(shapes, edges.level() == 3 ? Ink.AREA_EDGE : Ink.REGION_EDGE, width(edges.level()));
        } else if (layer instanceof MapLayer.Density density) {
            SurfacePainter.paint(density, view, working, image);
        }
    }

    private static double width(int level) {
        return switch (level) {
            case 1 -> 1.6;
            case 2 -> 1;
            default -> 0.6;
        };
    }
}
