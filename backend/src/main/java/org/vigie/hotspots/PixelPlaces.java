package org.vigie.hotspots;

import org.vigie.geo.WorkingProjection;

/**
 * Where the centres of a picture's pixels lie in the working projection. Only every sixteenth one is projected; between them the
 * places are interpolated, which is wrong by far less than a pixel. Immutable.
 */
final class PixelPlaces {

    private static final int STEP = 16;

    private final int columns;
    private final double[] nodes;

    /** @param box the picture's, in Web Mercator */
    PixelPlaces(Bbox box, int width, int height, WorkingProjection projection) {
        columns = width / STEP + 2;
        int rows = height / STEP + 2;
        nodes = new double[2 * columns * rows];
        double top = SurfaceImage.mercator(box.north());
        double bottom = SurfaceImage.mercator(box.south());
        for (int r = 0; r < rows; r++) {
            double latitude = latitude(top + (bottom - top) * (r * STEP + 0.5) / height);
            for (int c = 0; c < columns; c++) {
                int at = 2 * (r * columns + c);
                nodes[at] = box.west() + (box.east() - box.west()) * (c * STEP + 0.5) / width;
                nodes[at + 1] = latitude;
            }
        }
        projection.project(nodes, columns * rows);
    }

    /** Metres east of the centre of a pixel. */
    double x(int column, int row) {
        return interpolated(column, row, 0);
    }

    /** Metres north of the centre of a pixel. */
    double y(int column, int row) {
        return interpolated(column, row, 1);
    }

    private double interpolated(int column, int row, int axis) {
        int at = 2 * (row / STEP * columns + column / STEP) + axis;
        double right = (double) (column % STEP) / STEP;
        double down = (double) (row % STEP) / STEP;
        double upper = nodes[at] + right * (nodes[at + 2] - nodes[at]);
        int below = at + 2 * columns;
        double lower = nodes[below] + right * (nodes[below + 2] - nodes[below]);
        return upper + down * (lower - upper);
    }

    /** The latitude of a northing in radii. */
    private static double latitude(double northing) {
        return Math.toDegrees(2 * Math.atan(Math.exp(northing)) - Math.PI / 2);
    }
}
