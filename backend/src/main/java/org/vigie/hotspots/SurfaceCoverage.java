package org.vigie.hotspots;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.media.jai.RasterFactory;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.gce.geotiff.GeoTiffFormat;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Envelope;
import org.vigie.geo.WorkingProjection;
import org.vigie.statistics.Grid;

/** A density surface as GeoTools' coverage, and as a GeoTIFF. Stateless and thread safe. */
public final class SurfaceCoverage {

    private static final int TILE_PIXELS = 256;

    /** Outside the covered areas: GeoTools writes a number as no data into a GeoTIFF, but not NaN. */
    public static final float NO_DATA = -9999;

    private SurfaceCoverage() {}

    /**
     * The surface in the working projection: one band of 32-bit floats, weighted incidents per 1000 km² over the period,
     * {@link #NO_DATA} outside the covered areas.
     *
     * @param within only the cells that this extent (metres of the working projection) touches
     * @throws IllegalArgumentException where it touches none
     */
    public static GridCoverage2D of(Surface surface, WorkingProjection projection, Envelope within) {
        Grid grid = surface.density().grid();
        double cell = grid.cellMetres();
        int firstColumn = (int) Math.max(0, Math.floor((within.getMinX() - grid.minX()) / cell));
        int firstRow = (int) Math.max(0, Math.floor((grid.maxY() - within.getMaxY()) / cell));
        int columns = (int) Math.min(grid.columns(), Math.ceil((within.getMaxX() - grid.minX()) / cell)) - firstColumn;
        int rows = (int) Math.min(grid.rows(), Math.ceil((grid.maxY() - within.getMinY()) / cell)) - firstRow;
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("The surface has no cell within " + within);
        }
        WritableRaster raster = RasterFactory.createBandedRaster(DataBuffer.TYPE_FLOAT, columns, rows, 1, null);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double value = surface.value((firstRow + r) * grid.columns() + firstColumn + c);
                raster.setSample(c, r, 0, Double.isNaN(value) ? NO_DATA : (float) value);
            }
        }
        double minX = grid.minX() + firstColumn * cell;
        double maxY = grid.maxY() - firstRow * cell;
        var extent = new ReferencedEnvelope(minX, minX + columns * cell, maxY - rows * cell, maxY, projection.crs());
        Map<String, Object> properties = new HashMap<>();
        CoverageUtilities.setNoDataProperty(properties, (double) NO_DATA);
        return new GridCoverageFactory().create("density", image(raster), extent, null, null, properties);
    }

    /** The extent of all cells, metres of the working projection. */
    public static Envelope extent(Surface surface) {
        Grid grid = surface.density().grid();
        return new Envelope(
                grid.minX(),
                grid.minX() + grid.columns() * grid.cellMetres(),
                grid.maxY() - grid.rows() * grid.cellMetres(),
                grid.maxY());
    }

    private static BufferedImage image(WritableRaster raster) {
        var grey = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        return new BufferedImage(grey, raster, false, null);
    }

    /** A coverage as a GeoTIFF, deflated and in tiles. */
    public static byte[] geoTiff(GridCoverage2D coverage) throws IOException {
        var parameters = new GeoTiffWriteParams();
        parameters.setCompressionMode(GeoTiffWriteParams.MODE_EXPLICIT);
        parameters.setCompressionType("Deflate");
        parameters.setTilingMode(GeoTiffWriteParams.MODE_EXPLICIT);
        parameters.setTiling(TILE_PIXELS, TILE_PIXELS);
        var values = new GeoTiffFormat().getWriteParameters();
        values.parameter(AbstractGridFormat.GEOTOOLS_WRITE_PARAMS.getName().toString())
                .setValue(parameters);
        var bytes = new ByteArrayOutputStream();
        var writer = new GeoTiffWriter(bytes);
        writer.write(coverage, values.values().toArray(GeneralParameterValue[]::new));
        writer.dispose();
        return bytes.toByteArray();
    }
}
