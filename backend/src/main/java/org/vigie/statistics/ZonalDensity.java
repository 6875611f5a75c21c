package org.vigie.statistics;

import java.util.stream.IntStream;

/**
 * A density surface summed up by area, cells cut by the outlines. NaN for an area without cells, or with an undefined one.
 *
 * @param mean incidents per 1000 km², cells weighted with their share in the area (kernelMean)
 * @param expected the integral over the area: incidents (kernelExpected)
 * @param max incidents per 1000 km², the largest value at a cell centre inside the area; the mean where there is none (kernelMax)
 */
public record ZonalDensity(double[] mean, double[] expected, double[] max) {

    /**
     * Sums up a surface.
     *
     * @param surface the density
     * @param areas the areas' cells on the same grid
     */
    public static ZonalDensity of(DensityGrid surface, CellAreas areas) {
        if (!areas.grid().equals(surface.grid())) {
            throw new IllegalArgumentException("The areas are cut for another grid");
        }
        ZonalDensity zonal =
                new ZonalDensity(new double[areas.size()], new double[areas.size()], new double[areas.size()]);
        IntStream.range(0, areas.size()).parallel().forEach(i -> zonal.sumUp(surface, areas.of(i), i));
        return zonal;
    }

    private void sumUp(DensityGrid surface, CellAreas.PolygonCells cells, int area) {
        double sum = 0;
        double shares = 0;
        double largest = Double.NaN;
        for (int k = 0; k < cells.cells().length; k++) {
            double value = surface.values()[cells.cells()[k]];
            sum += value * cells.shares()[k];
            shares += cells.shares()[k];
            if (cells.centresInside().get(k)) {
                largest = Double.isNaN(largest) ? value : Math.max(largest, value);
            }
        }
        mean[area] = sum / shares;
        expected[area] = shares == 0 ? Double.NaN : sum * surface.grid().cellSquareKm() / 1000;
        max[area] = Double.isNaN(largest) ? mean[area] : largest;
    }
}
