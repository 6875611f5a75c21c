package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CellAreasTest {

    private static final Grid GRID = new Grid(0, 10, 1, 12, 10);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON ((1 1, 5 1, 5 4, 1 4, 1 1))",
                "POLYGON ((1.3 1.2, 9.7 2.2, 4.4 8.9, 1.3 1.2))",
                "POLYGON ((4.4 8.9, 9.7 2.2, 1.3 1.2, 4.4 8.9))",
                "POLYGON ((0.5 0.5, 11.2 0.7, 11.3 9.1, 0.2 9.4, 0.5 0.5), (2 2, 2 7.3, 8.1 6.6, 7 2.5, 2 2))",
                "MULTIPOLYGON (((1 1, 1.4 1.1, 1.2 1.6, 1 1)), ((6 6, 9.5 6, 9.5 9.5, 6 6)))",
                "POLYGON ((-5 -3, 6 -4, 20 5, 7 14, -6 7, -5 -3))",
                "POLYGON ((-5 2, -1 2, -1 4, -5 4, -5 2))",
                "POLYGON ((13 2, 15 2, 15 4, 13 4, 13 2))",
                "POLYGON ((3 11, 5 11, 5 14, 3 11))",
                "POLYGON EMPTY"
            })
    void sharesAndCentresMatchJts(String wkt) throws ParseException {
        Geometry polygon = new WKTReader().read(wkt);
        CellAreas.PolygonCells cells = CellAreas.PolygonCells.cut(GRID, polygon);
        double[] shares = new double[GRID.size()];
        boolean[] centres = new boolean[GRID.size()];
        for (int k = 0; k < cells.cells().length; k++) {
            shares[cells.cells()[k]] = cells.shares()[k];
            centres[cells.cells()[k]] = cells.centresInside().get(k);
        }
        for (int cell = 0; cell < GRID.size(); cell++) {
            double x = GRID.x(cell % GRID.columns());
            double y = GRID.y(cell / GRID.columns());
            Geometry square = FACTORY.toGeometry(new Envelope(x - 0.5, x + 0.5, y - 0.5, y + 0.5));
            assertThat(shares[cell]).isCloseTo(square.intersection(polygon).getArea(), within(1e-12));
            Geometry centre = FACTORY.createPoint(new Coordinate(x, y));
            if (polygon.getBoundary().distance(centre) > 1e-9) {
                assertThat(centres[cell]).isEqualTo(polygon.contains(centre));
            }
        }
    }

    @Test
    void zonesOfASurfaceAreSummedByArea() throws ParseException {
        double[] values = new double[GRID.size()];
        java.util.Arrays.setAll(values, i -> i % GRID.columns());
        List<Geometry> areas = List.of(
                new WKTReader().read("POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1))"),
                new WKTReader().read("POLYGON ((5.6 5.6, 5.9 5.6, 5.9 5.9, 5.6 5.9, 5.6 5.6))"),
                new WKTReader().read("POLYGON ((2.5 0, 4 0, 4 1, 2.5 1, 2.5 0))"),
                new WKTReader().read("POLYGON ((50 50, 51 50, 51 51, 50 50))"));
        ZonalDensity zonal = ZonalDensity.of(new DensityGrid(GRID, values), CellAreas.of(GRID, areas));
        assertThat(zonal.mean()[0]).isCloseTo(1.5, within(1e-12));
        assertThat(zonal.max()[0]).isEqualTo(2);
        // A density of 1.5 per 1000 km² over four cells of one square metre.
        assertThat(zonal.expected()[0]).isCloseTo(1.5 * 4e-6 / 1000, within(1e-20));
        // No centre inside: the mean.
        assertThat(zonal.max()[1]).isCloseTo(5, within(1e-12));
        assertThat(zonal.mean()[2]).isCloseTo((0.5 * 2 + 3) / 1.5, within(1e-12));
        assertThat(zonal.mean()[3]).isNaN();
        assertThat(zonal.expected()[3]).isNaN();
        assertThat(zonal.max()[3]).isNaN();
    }
}
