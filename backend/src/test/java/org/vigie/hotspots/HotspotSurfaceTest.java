package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.filter.text.ecql.ECQL;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.geometry.Position2D;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.geo.WorkingProjection;
import org.vigie.incidents.IncidentFilter;
import org.vigie.statistics.IncidentMass;
import org.vigie.statistics.KernelDensity;
import org.vigie.statistics.KernelSettings;
import org.vigie.statistics.Window;
import org.vigie.styles.Measure;
import org.vigie.styles.Scale;
import tools.jackson.databind.JsonNode;

/** The density surface as GeoTIFF, as picture and as GeoTools sees it. */
@VigieTest
class HotspotSurfaceTest {

    private static final String SURFACE = "/api/v1/hotspots/surface.";
    private static final String QUERY = "?from=2025-01-01&to=2025-06-30&bandwidthKm=15&cellKm=0.5";
    private static final double[][] POINTS = {{-0.95, 14.05}, {-0.95, 14.05}, {-0.86, 14.13}, {-0.93, 14.25}};

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private HotspotService hotspots;

    @Autowired
    private Areas areas;

    @Autowired
    private WorkingProjection projection;

    @BeforeEach
    void importReports() {
        world.clear();
        var file = new StringBuilder("sourceRef,date,kind,longitude,latitude\n");
        for (double[] point : POINTS) {
            file.append("%d,2025-03-0%d,INS.CLASH,%s,%s\n"
                    .formatted(file.length(), 1 + file.length() % 9, point[0], point[1]));
        }
        client.importText(file.toString());
    }

    /** The exact density at a place, computed from the points and the shapes of the covered communes. */
    private double exact(double longitude, double latitude, int bandwidthMetres) {
        AreaIndex index = areas.current();
        var shapes = new ArrayList<org.locationtech.jts.geom.Geometry>();
        for (int i = 0; i < index.communes().size(); i++) {
            if (!index.communes().get(i).pcode().equals(World.N)) {
                shapes.add(index.projectedGeometry(i));
            }
        }
        double[] x = Arrays.stream(POINTS)
                .mapToDouble(p -> projection.project(p[0], p[1]).x)
                .toArray();
        double[] y = Arrays.stream(POINTS)
                .mapToDouble(p -> projection.project(p[0], p[1]).y)
                .toArray();
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        var settings = new KernelSettings(KernelChoice.DEFAULT.kernel(), bandwidthMetres, KernelChoice.DEFAULT.edge());
        Coordinate at = projection.project(longitude, latitude);
        return new KernelDensity(settings, Window.of(shapes), List.of())
                .densityAt(new double[] {at.x}, new double[] {at.y}, IncidentMass.ofPoints(x, y, ones))[0];
    }

    @Test
    void theGeoTiffHoldsTheDensity() throws Exception {
        var answer = client.call("GET", SURFACE + "tif" + QUERY);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/tiff");
        var reader = new GeoTiffReader(new ByteArrayInputStream(answer.body()));
        GridCoverage2D coverage = reader.read(null);
        double largest = exact(-0.95, 14.05, 15_000);
        for (double[] at : new double[][] {{-0.95, 14.05}, {-0.9, 14.1}, {-0.85, 14.3}}) {
            Coordinate metres = projection.project(at[0], at[1]);
            // The place itself, not the centre of its cell: half a cell's difference.
            double found = ((float[])
                            coverage.evaluate((org.geotools.api.geometry.Position) new Position2D(metres.x, metres.y)))
                    [0];
            assertThat(found).isCloseTo(exact(at[0], at[1], 15_000), within(0.06 * largest));
        }
        // South of M2, east of M1: within the grid and in no commune.
        Coordinate outside = projection.project(-0.83, 14.225);
        assertThat(((float[]) coverage.evaluate(
                                (org.geotools.api.geometry.Position) new Position2D(outside.x, outside.y)))
                        [0])
                .isEqualTo(SurfaceCoverage.NO_DATA);
        reader.dispose();
    }

    @Test
    void gdalReadsTheGeoTiff() throws Exception {
        var answer = client.call("GET", SURFACE + "tif" + QUERY);
        var file = java.nio.file.Files.createTempFile("surface", ".tif");
        java.nio.file.Files.write(file, answer.body());
        String info = run("gdalinfo", "-stats", file.toString());
        java.nio.file.Files.delete(file);
        org.junit.jupiter.api.Assumptions.assumeTrue(info != null, "skipped: gdalinfo is not here");
        assertThat(info)
                .contains("Lambert Azimuthal Equal Area")
                .contains("COMPRESSION=DEFLATE")
                .contains("Block=256x256")
                .contains("Type=Float32")
                .contains("NoData Value=-9999")
                .contains("Pixel Size = (500.000000000000000,-500.000000000000000)");
    }

    private static String run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return out;
        } catch (java.io.IOException absent) {
            return null;
        }
    }

    @Test
    void thePictureHasTheColoursOfTheLegend() throws Exception {
        var answer = client.call("GET", SURFACE + "png" + QUERY + "&bbox=-1.1,13.9,-0.5,14.4&width=600");
        assertThat(answer.headers().firstValue("Vigie-Bbox")).hasValue("-1.100000,13.900000,-0.500000,14.400000");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(600);
        // 0.5° of latitude at 14.15° N are 0.5 / cos(14.15°) in Mercator.
        assertThat(image.getHeight()).isCloseTo(516, within(1));
        Scale scale = Scale.of(Measure.KERNEL, 181);
        assertThat(colour(image, -0.95, 14.05)).isEqualTo(scale.colour(scale.classOf(exact(-0.95, 14.05, 15_000), 9)));
        assertThat(image.getRGB(590, 10) >>> 24).as("outside: transparent").isZero();
        assertThat(image.getRGB(590, 500) >>> 24).as("outside: transparent").isZero();
    }

    private static String colour(BufferedImage image, double longitude, double latitude) {
        int column = (int) ((longitude + 1.1) / 0.6 * image.getWidth());
        double top = mercator(14.4);
        int row = (int) ((top - mercator(latitude)) / (top - mercator(13.9)) * image.getHeight());
        return "#%06x".formatted(image.getRGB(column, row) & 0xffffff);
    }

    private static double mercator(double latitude) {
        return Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "png bbox=1,2,3 bbox NOT_A_BBOX",
                "png bbox=2,1,1,2 bbox NOT_A_BBOX",
                "png bbox=-200,0,0,1 bbox NOT_A_BBOX",
                "png width=5000 width OUT_OF_RANGE",
                "png width=4096&height=4096 width TOO_MANY_PIXELS",
                "tif width=100 width UNKNOWN_PARAMETER",
                "tif bbox=50,50,51,51 bbox NOTHING_WITHIN"
            })
    void refusesWhatCannotBeDrawn(String format, String query, String field, String code) {
        var answer = client.call("GET", SURFACE + format + QUERY + "&" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error =
                Client.json(new String(answer.body(), StandardCharsets.UTF_8)).at("/errors/0");
        assertThat(error.get("field").asString()).isEqualTo(field);
        assertThat(error.get("code").asString()).isEqualTo(code);
    }

    @Test
    void theSameSurfaceIsNotSentTwice() {
        var first = client.call("GET", SURFACE + "png" + QUERY);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(client.call("GET", SURFACE + "png" + QUERY, "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void featuresAnswerCql() throws Exception {
        var query = HotspotQuery.of(
                IncidentFilter.ALL,
                Measure.DENSITY,
                3,
                EnumSet.of(CommuneField.PCODE, CommuneField.DENSITY, CommuneField.GI));
        var features = HotspotFeatures.of(hotspots.compute(query), areas.current());
        assertThat(features.size()).isEqualTo(7);
        var dense = features.subCollection(ECQL.toFilter("density > 10 AND giClass = 'INSUFFICIENT_DATA'"));
        assertThat(dense.size()).isEqualTo(1);
        var touching = features.subCollection(ECQL.toFilter("CONTAINS(geometry, POINT(1.05 14.05))"));
        try (var found = touching.features()) {
            assertThat(found.next().getAttribute("pcode")).isEqualTo(World.N);
        }
    }
}
