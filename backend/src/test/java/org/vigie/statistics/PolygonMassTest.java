package org.vigie.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PolygonMassTest {

    private static final String WIDE = "POLYGON ((-99 -99, 99 -99, 99 99, -99 99, -99 -99))";
    private static final String RIGHT_HALF = "POLYGON ((0 -99, 99 -99, 99 99, 0 99, 0 -99))";
    private static final String QUARTER = "POLYGON ((0 0, 0 99, 99 99, 99 0, 0 0))";
    private static final String AWKWARD =
            "MULTIPOLYGON (((-2 -1, 0.5 -1.5, 3 0.2, 0.4 0.3, 1 2, -1.5 1.2, -2 -1), (-1 -0.5, -0.2 0.6, 0.1 -0.8, -1 -0.5)),"
                    + " ((1.2 1, 2 1, 2 2, 1.2 1)))";

    @ParameterizedTest
    @EnumSource
    void wholeHalfAndQuarter(Kernel kernel) throws ParseException {
        assertThat(mass(WIDE, kernel, 2, 1, 1)).isEqualTo(1);
        assertThat(mass(RIGHT_HALF, kernel, 2, 0, 1)).isCloseTo(0.5, within(1e-13));
        assertThat(mass(RIGHT_HALF, kernel, 2, 1e-9, 1)).isCloseTo(0.5, within(1e-8));
        assertThat(mass(QUARTER, kernel, 2, 0, 0)).isCloseTo(0.25, within(1e-13));
        assertThat(mass(RIGHT_HALF, kernel, 2, -30, 1)).isZero();
        assertThat(mass("POLYGON EMPTY", kernel, 2, 0, 0)).isZero();
    }

    @Test
    void theGaussianOverARectangleIsAProductOfErrorFunctions() throws ParseException {
        double sigma = 1.3;
        double expected = 0.25
                * (Erf.value(2 / (sigma * Math.sqrt(2))) + Erf.value(1 / (sigma * Math.sqrt(2))))
                * (Erf.value(0.5 / (sigma * Math.sqrt(2))) + Erf.value(4 / (sigma * Math.sqrt(2))));
        assertThat(mass("POLYGON ((-1 -4, 2 -4, 2 0.5, -1 0.5, -1 -4))", Kernel.GAUSSIAN, sigma, 0, 0))
                .isCloseTo(expected, within(1e-14));
        // From outside, and with the ring drawn the other way round.
        double outside = 0.25
                * (Erf.value(3 / (sigma * Math.sqrt(2))) - Erf.value(1 / (sigma * Math.sqrt(2))))
                * (2 * Erf.value(1 / (sigma * Math.sqrt(2))));
        assertThat(mass("POLYGON ((1 -1, 1 1, 3 1, 3 -1, 1 -1))", Kernel.GAUSSIAN, sigma, 0, 0))
                .isCloseTo(outside, within(1e-14));
    }

    @ParameterizedTest
    @EnumSource
    void anyPolygonMatchesSummingFineCells(Kernel kernel) throws ParseException {
        Geometry polygon = new WKTReader().read(AWKWARD);
        Grid grid = Grid.around(polygon.getEnvelopeInternal(), 0.004);
        CellAreas.PolygonCells cells = CellAreas.PolygonCells.cut(grid, polygon);
        for (double[] centre : new double[][] {{0, 0}, {-1, 0.5}, {2.5, 2.5}, {-0.5, -0.2}, {1.5, 1.2}}) {
            double sum = 0;
            for (int k = 0; k < cells.cells().length; k++) {
                double dx = grid.x(cells.cells()[k] % grid.columns()) - centre[0];
                double dy = grid.y(cells.cells()[k] / grid.columns()) - centre[1];
                sum += cells.shares()[k] * kernel.at(dx * dx + dy * dy, 1.5) * 0.004 * 0.004;
            }
            assertThat(mass(AWKWARD, kernel, 1.5, centre[0], centre[1])).isCloseTo(sum, within(2e-5));
        }
    }

    @Test
    void owensFunctionHasItsKnownValues() {
        for (double h : new double[] {0, 0.1, 1, 2.5, 5}) {
            double phi = 1 - Normal.upperTail(h);
            assertThat(OwenT.of(h, 1)).isCloseTo(phi * (1 - phi) / 2, within(1e-15));
            assertThat(OwenT.of(h, 1 + 1e-12)).isCloseTo(OwenT.of(h, 1), within(1e-12));
        }
        assertThat(OwenT.of(0, 3)).isCloseTo(Math.atan(3) / (2 * Math.PI), within(1e-15));
        // Patefield & Tandy (2000), table 4.
        assertThat(OwenT.of(0.0625, 0.25)).isCloseTo(3.8911930234701366e-2, within(1e-15));
        assertThat(OwenT.of(6.5, 0.4375)).isCloseTo(2.0005773048508315e-11, within(1e-15));
        assertThat(OwenT.of(7, 0.96875)).isCloseTo(6.3990627193898685e-13, within(1e-15));
        assertThat(OwenT.of(4.78125, 0.0625)).isCloseTo(1.0632974804687463e-7, within(1e-15));
        assertThat(OwenT.of(2, 0.5)).isCloseTo(8.6250779855215071e-3, within(1e-15));
        assertThat(OwenT.of(1, 0.9999975)).isCloseTo(6.6741808978228592e-2, within(1e-15));
    }

    private static double mass(String wkt, Kernel kernel, double bandwidth, double x, double y) throws ParseException {
        return new PolygonMass(new WKTReader().read(wkt)).within(kernel, bandwidth, x, y);
    }
}
