package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.geometry.Bounds;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.vigie.SharedData;

/** The density of conflict events in West Africa, 2018-2022, as others computed it with R (spatstat): Gaussian, σ 25 km. */
class ReferenceDensityTest {

    private static final MathTransform TRANSFORM = SahelCommunes.toWorkingProjection();
    private static final double SIGMA = 25_000;
    /** Events per 100 km². */
    private static final double HOTSPOT = 0.5;
    /** Cells of some 10 km within which the reference must be defined: a good two σ. */
    private static final int MARGIN = 5;
    /** The reference counts per 100 km². */
    private static final double PER_100_SQUARE_KM = 0.1;

    @ParameterizedTest
    @CsvSource({
        "-1.63, 14.10, 1.132, 1.111",
        "-3.50, 14.50, 0.858, 0.914",
        "12.60, 13.30, 0.956, 0.961",
        "2.10, 13.50, 0.128, 0.132"
    })
    void thePublishedCheckPoints(double lon, double lat, double plainSum, double raster) throws Exception {
        double[] place = projected(lon, lat);
        double density =
                exact().densityAt(new double[] {place[0]}, new double[] {place[1]}, events())[0] * PER_100_SQUARE_KM;
        assertThat(density).isCloseTo(plainSum, within(0.01 * plainSum));
        assertThat(density).isCloseTo(raster, within(0.1 * raster));
    }

    @Test
    void theSurfaceAgreesWithTheRasterInsideHotspots() throws Exception {
        IncidentMass events = events();
        Envelope extent = new Envelope();
        for (int i = 0; i < events.x().length; i++) {
            extent.expandToInclude(events.x()[i], events.y()[i]);
        }
        extent.expandBy(5 * SIGMA);
        // The reference has cells of 10 km; finer ones here, so that looking up the nearest costs little.
        Grid grid = Grid.around(extent, 2500);
        DensityGrid surface = new DensitySurface(
                        grid,
                        new KernelSettings(Kernel.GAUSSIAN, SIGMA, EdgeCorrection.NONE),
                        Window.plane(),
                        CellAreas.of(grid, List.of()))
                .density(events);
        GridCoverage2D coverage = raster();
        Raster raster = coverage.getRenderedImage().getData();
        Bounds box = coverage.getEnvelope();
        int cells = 0;
        int close = 0;
        for (int row = MARGIN; row < raster.getHeight() - MARGIN; row++) {
            for (int column = MARGIN; column < raster.getWidth() - MARGIN; column++) {
                double reference = raster.getSampleDouble(column, row, 0);
                if (reference > HOTSPOT && isFarFromTheEdge(raster, column, row)) {
                    double lon = box.getMinimum(0) + (column + 0.5) * box.getSpan(0) / raster.getWidth();
                    double lat = box.getMaximum(1) - (row + 0.5) * box.getSpan(1) / raster.getHeight();
                    double[] place = projected(lon, lat);
                    double ratio = surface.at(place[0], place[1]) * PER_100_SQUARE_KM / reference;
                    cells++;
                    close += Math.abs(ratio - 1) < 0.1 ? 1 : 0;
                }
            }
        }
        assertThat(cells).isGreaterThan(500);
        assertThat((double) close / cells).isGreaterThan(0.98);
    }

    /** The reference is corrected at the edges of its window, by a rule of its own: compare farther inside. */
    private static boolean isFarFromTheEdge(Raster raster, int column, int row) {
        for (int dy = -MARGIN; dy <= MARGIN; dy++) {
            for (int dx = -MARGIN; dx <= MARGIN; dx++) {
                if (Double.isNaN(raster.getSampleDouble(column + dx, row + dy, 0))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static KernelDensity exact() {
        KernelSettings settings = new KernelSettings(Kernel.GAUSSIAN, SIGMA, EdgeCorrection.NONE);
        return new KernelDensity(settings, Window.plane(), List.of());
    }

    private static GridCoverage2D raster() throws Exception {
        Path file = SharedData.require("reference/ucdp_wa_2018_2022_conflict_density.tif");
        return new GeoTiffReader(file.toFile()).read(null);
    }

    private static double[] projected(double lon, double lat) throws Exception {
        double[] place = {lon, lat};
        TRANSFORM.transform(place, 0, place, 0, 1);
        return place;
    }

    /** The events' points, from a GeoPackage: SQLite with a header of eight bytes and an envelope before the WKB. */
    private static IncidentMass events() throws Exception {
        Path file = SharedData.require("events/ucdp_ged_v23_1_west_africa_location_year.gpkg");
        List<double[]> places = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?immutable=1&mode=ro");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT geom FROM ged_west_africa")) {
            while (rows.next()) {
                ByteBuffer point = ByteBuffer.wrap(rows.getBytes(1)).order(ByteOrder.LITTLE_ENDIAN);
                int end = point.limit();
                places.add(projected(point.getDouble(end - 16), point.getDouble(end - 8)));
            }
        }
        return IncidentMass.ofPoints(
                places.stream().mapToDouble(p -> p[0]).toArray(),
                places.stream().mapToDouble(p -> p[1]).toArray(),
                places.stream().mapToDouble(p -> 1).toArray());
    }
}
