package org.vigie.maps;

import java.awt.image.BufferedImage;
import org.locationtech.jts.geom.Envelope;
import org.vigie.geo.WorkingProjection;
import org.vigie.styles.Scale;

/**
 * Colours each pixel by the class of the cell of a density surface under its centre. Only the corners of squares of pixels are
 * projected, and the places between them interpolated: wrong by far less than a pixel.
 */
final class SurfacePainter {

    private static final int STEP = 16;

    private SurfacePainter() {}

    /** Paints where there is a density; leaves all other pixels as they are. */
    static void paint(MapLayer.Density layer, Viewport view, WorkingProjection working, BufferedImage image) {
        int width = image.getWidth();
        int[] line = new int[width];
        double[][] nodes = new double[2][];
        for (int y = 0; y < image.getHeight(); y++) {
            if (y % STEP == 0) {
                nodes[0] = nodes(view, working, width, y);
                nodes[1] = nodes(view, working, width, y + STEP);
            }
            image.getRGB(0, y, width, 1, line, 0, width);
            for (int x = 0; x < width; x++) {
                int colour = colour(layer, nodes, x, (double) (y % STEP) / STEP);
                line[x] = colour == 0 ? line[x] : colour;
            }
            image.setRGB(0, y, width, 1, line, 0, width);
        }
    }

    private static int colour(MapLayer.Density layer, double[][] nodes, int x, double down) {
        int at = 2 * (x / STEP);
        double right = (double) (x % STEP) / STEP;
        double density =
                layer.surface().at(interpolated(nodes, at, right, down), interpolated(nodes, at + 1, right, down));
        if (!(density > 0)) {
            return 0;
        }
        // Many incidents: the surface is smooth, no single area's few decide its colour.
        int number = layer.scale().classOf(density, Scale.FEW_INCIDENTS);
        return 0xff000000 | Integer.parseInt(layer.scale().colour(number).substring(1), 16);
    }

    private static double interpolated(double[][] nodes, int at, double right, double down) {
        double upper = nodes[0][at] + right * (nodes[0][at + 2] - nodes[0][at]);
        double lower = nodes[1][at] + right * (nodes[1][at + 2] - nodes[1][at]);
        return upper + down * (lower - upper);
    }

    /** Metres of the working projection at every sixteenth pixel of a line, at pixels' centres. */
    private static double[] nodes(Viewport view, WorkingProjection working, int width, int y) {
        int count = width / STEP + 2;
        double[] points = new double[2 * count];
        Envelope extent = view.extent();
        double unitX = extent.getWidth() / view.box().getWidth();
        double unitY = extent.getHeight() / view.box().getHeight();
        for (int i = 0; i < count; i++) {
            points[2 * i] = extent.getMinX() + (i * STEP + 0.5) * unitX;
            points[2 * i + 1] = extent.getMaxY() - (y + 0.5) * unitY;
        }
        view.projection().unproject(points, working);
        working.project(points, count);
        return points;
    }
}
