package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A pattern over a colour, the same as on the page. */
enum Texture {
    /** Diagonal lines: nobody watches here. */
    HATCH("hatch", new Color(0x7a7f80), 1) {
        @Override
        void addTo(Path2D path, double x, double y, double unit) {
            line(path, x, y + SIDE * unit, x + SIDE * unit, y);
        }
    },
    /** Level lines: unusually silent. */
    LINES("lines", new Color(84, 39, 143, 153), 1) {
        @Override
        void addTo(Path2D path, double x, double y, double unit) {
            line(path, x, y + 2.5 * unit, x + SIDE * unit, y + 2.5 * unit);
        }
    },
    /** Small crosses: nothing heard for a year. */
    CROSSES("crosses", new Color(37, 37, 37, 115), 1) {
        @Override
        void addTo(Path2D path, double x, double y, double unit) {
            line(path, x + 2 * unit, y + 4.5 * unit, x + 7 * unit, y + 4.5 * unit);
            line(path, x + 4.5 * unit, y + 2 * unit, x + 4.5 * unit, y + 7 * unit);
        }
    },
    /** Sparse dots: so few incidents that the colour says little. */
    DOTS("dots", new Color(92, 74, 31, 178), 0) {
        @Override
        void addTo(Path2D path, double x, double y, double unit) {
            path.append(new Ellipse2D.Double(x + 1.25 * unit, y + 1.25 * unit, 1.5 * unit, 1.5 * unit), false);
        }
    };

    private static final Color HALO = new Color(255, 255, 255, 115);

    /** Of one tile of the pattern, pixels of the screen. */
    private static final int SIDE = 8;

    private final String style;
    private final Color colour;
    private final double lineWidth;

    Texture(String style, Color colour, double lineWidth) {
        this.style = style;
        this.colour = colour;
        this.lineWidth = lineWidth;
    }

    /** Adds one tile of the pattern to a path. */
    abstract void addTo(Path2D path, double x, double y, double unit);

    /** The texture of a mark of the legend. */
    static Optional<Texture> find(String style) {
        return Arrays.stream(values())
                .filter(texture -> texture.style.equals(style))
                .findFirst();
    }

    /**
     * Lays it over shapes.
     *
     * @param shapes in units of the page
     * @param originX where tiles begin, units of the page: the same place of the world on every tile of a map
     */
    void fill(Pen pen, List<Path2D> shapes, double originX, double originY) {
        BufferedImage picture = pen.image();
        if (picture == null) {
            fillWithLines(pen, shapes, originX, originY);
        } else {
            fillWithPixels(pen, picture, together(shapes), originX, originY);
        }
    }

    /** Tiles of whole pixels, so that they are not blurred. */
    private void fillWithPixels(Pen pen, BufferedImage picture, Shape shape, double originX, double originY) {
        AffineTransform toDevice = pen.graphics().getTransform();
        int side = Math.max(4, (int) Math.round(SIDE * pen.px() * toDevice.getScaleX()));
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D tile = image.createGraphics();
        tile.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double unit = (double) side / SIDE;
        var path = new Path2D.Double();
        for (int x = -side; x <= side; x += side) {
            addTo(path, x, 0, unit);
        }
        paint(tile, path, unit);
        tile.dispose();
        double[] origin = {originX, originY};
        toDevice.transform(origin, 0, origin, 0, 1);
        int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
        pen.pixels(picture)
                .texture(
                        toDevice.createTransformedShape(shape),
                        pixels,
                        side,
                        Math.round(origin[0]),
                        Math.round(origin[1]));
    }

    private void fillWithLines(Pen pen, List<Path2D> shapes, double originX, double originY) {
        Graphics2D g = pen.graphics();
        Rectangle2D clip = g.getClipBounds();
        double side = SIDE * pen.px();
        Set<Point> tiles = new LinkedHashSet<>();
        for (Path2D shape : shapes) {
            Rectangle2D bounds = shape.getBounds2D();
            Rectangle2D area = clip == null ? bounds : bounds.createIntersection(clip);
            for (int row = tile(area.getMinY() - originY, side); row <= tile(area.getMaxY() - originY, side); row++) {
                for (int c = tile(area.getMinX() - originX, side); c <= tile(area.getMaxX() - originX, side); c++) {
                    if (shape.intersects(originX + c * side, originY + row * side, side, side)) {
                        tiles.add(new Point(c, row));
                    }
                }
            }
        }
        var path = new Path2D.Double();
        tiles.forEach(tile -> addTo(path, originX + tile.x * side, originY + tile.y * side, pen.px()));
        var clipped = (Graphics2D) g.create();
        clipped.clip(together(shapes));
        paint(clipped, path, pen.px());
        clipped.dispose();
    }

    private static int tile(double distance, double side) {
        return (int) Math.floor(distance / side);
    }

    private static Path2D together(List<Path2D> shapes) {
        var all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        shapes.forEach(shape -> all.append(shape, false));
        return all;
    }

    /** Pale lines have a halo, so that they show on dark colours too. */
    private void paint(Graphics2D g, Path2D path, double unit) {
        if (lineWidth == 0) {
            g.setColor(colour);
            g.fill(path);
            return;
        }
        if (colour.getAlpha() < 255) {
            stroke(g, path, HALO, (lineWidth + 1) * unit);
        }
        stroke(g, path, colour, lineWidth * unit);
    }

    private static void stroke(Graphics2D g, Path2D path, Color colour, double width) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(path);
    }

    private static void line(Path2D path, double x1, double y1, double x2, double y2) {
        path.append(new Line2D.Double(x1, y1, x2, y2), false);
    }
}
