package org.vigie.hotspots;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.vigie.api.Problem;
import org.vigie.statistics.CellAreas;
import org.vigie.statistics.DensitySurface;
import org.vigie.statistics.Grid;
import org.vigie.statistics.KernelSettings;
import org.vigie.statistics.Window;

/**
 * What a density surface needs besides the incidents: the grid, the kernel's mass inside the window at each cell, and the areas
 * cut into cells. Made once for a kernel and a set of covered areas; about 30 bytes a cell. Immutable.
 *
 * @param zones the areas of the level
 * @param spread the areas over which incidents known to an area only are spread
 * @param windowShares the share of each cell inside the window
 */
record KernelMask(
        Grid grid,
        boolean grown,
        KernelSettings settings,
        DensitySurface surface,
        CellAreas zones,
        CellAreas spread,
        double[] windowShares) {

    private static final int GAUSSIAN_REACH_SIGMAS = 5;
    private static final double MOST_PADDED_CELLS = 20e6;

    /**
     * Makes one.
     *
     * @param window of the covered areas
     * @param zones shapes of the areas of the level
     * @param spread shapes of the areas over which incidents known to an area only are spread
     * @throws Problem a 400 where the cells asked for are too small
     */
    static KernelMask of(
            KernelChoice choice, double bandwidthKm, Window window, List<Geometry> zones, List<Geometry> spread) {
        Envelope extent = window.geometry().getEnvelopeInternal();
        var settings = new KernelSettings(choice.kernel(), 1000 * bandwidthKm, choice.edge());
        boolean grown = false;
        Grid grid;
        if (choice.cellKm() == null) {
            Grid.Choice chosen = Grid.forBandwidth(extent, settings.bandwidthMetres());
            grid = chosen.grid();
            grown = chosen.grown();
        } else {
            verifyCells(choice, settings, extent);
            grid = Grid.around(extent, 1000 * choice.cellKm());
        }
        CellAreas zoneCells = CellAreas.of(grid, zones);
        CellAreas spreadCells = spread.equals(zones) ? zoneCells : CellAreas.of(grid, spread);
        return new KernelMask(
                grid,
                grown,
                settings,
                new DensitySurface(grid, settings, window, spreadCells),
                zoneCells,
                spreadCells,
                window.shares(grid));
    }

    private static void verifyCells(KernelChoice choice, KernelSettings settings, Envelope extent) {
        double reachMetres = (choice.kernel().isCompact() ? 1 : GAUSSIAN_REACH_SIGMAS) * settings.bandwidthMetres();
        if (fits(extent, reachMetres, 1000 * choice.cellKm())) {
            return;
        }
        double least = choice.cellKm();
        while (!fits(extent, reachMetres, 1000 * least)) {
            least *= 1.01;
        }
        throw Problem.invalid(
                "cellKm",
                "TOO_MANY_CELLS",
                choice.cellKm(),
                Grid.MOST_CELLS,
                String.format(Locale.ROOT, "%.2f", Math.ceil(100 * least) / 100));
    }

    /** Whether the grid has at most 4 million cells, and its kernel does not reach over too many. */
    private static boolean fits(Envelope extent, double reachMetres, double cellMetres) {
        double columns = Math.ceil(extent.getWidth() / cellMetres) + 2;
        double rows = Math.ceil(extent.getHeight() / cellMetres) + 2;
        double reach = 2 * Math.ceil(reachMetres / cellMetres) + 2;
        return columns * rows <= Grid.MOST_CELLS && (columns + reach) * (rows + reach) <= MOST_PADDED_CELLS;
    }
}
