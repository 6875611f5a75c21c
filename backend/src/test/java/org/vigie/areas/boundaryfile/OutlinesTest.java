package org.vigie.areas.boundaryfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class OutlinesTest {

    @Test
    void aSharedEdgeIsSimplifiedAlikeOnBothSides() {
        Geometry[] outlines = outlines(
                "POLYGON ((0 0, 0.5 0, 0.501 0.25, 0.5 0.3, 0.50001 0.4, 0.5 1, 0 1, 0 0))",
                "POLYGON ((0.5 0, 1 0, 1 1, 0.5 1, 0.50001 0.4, 0.5 0.3, 0.501 0.25, 0.5 0))");
        assertThat(CoverageValidator.isValid(outlines)).isTrue();
        assertThat(outlines[0].getNumPoints()).isLessThan(8);
    }

    @Test
    void cornersAreRoundedToFourDecimals() {
        Geometry outline = outlines("POLYGON ((0.00004 0, 0.30006 0, 0.3 0.3, 0 0.29999, 0.00004 0))")[0];
        assertThat(outline).isEqualTo(geometry("POLYGON ((0 0, 0.3001 0, 0.3 0.3, 0 0.3, 0 0))"));
    }

    @Test
    void aPolygonNarrowerThanTheRoundingKeepsMoreDecimals() {
        Geometry[] outlines = outlines(
                "POLYGON ((0 0, 0.50001 0, 0.50001 1, 0 1, 0 0))",
                "POLYGON ((0.50001 0, 0.50004 0, 0.50004 1, 0.50001 1, 0.50001 0))",
                "POLYGON ((0.50004 0, 1 0, 1 1, 0.50004 1, 0.50004 0))");
        assertThat(outlines).allMatch(Geometry::isValid).noneMatch(Geometry::isEmpty);
        assertThat(CoverageValidator.isValid(outlines)).isTrue();
        assertThat(outlines[1].getArea()).isCloseTo(0.00003, within(1e-9));
    }

    @Test
    void aSmallAreaLosesNoMoreThanALargeOne() {
        // A zigzag of 0.004° is noise on a large polygon and half of a small one.
        String zigzag = "POLYGON ((0 0, 0.01 0, 0.014 0.005, 0.01 0.01, 0 0.01, 0.004 0.005, 0 0))";
        assertThat(outlines(zigzag)[0].getArea()).isCloseTo(geometry(zigzag).getArea(), within(1e-9));
    }

    private static Geometry[] outlines(String... wkt) {
        return Outlines.of(Stream.of(wkt).map(OutlinesTest::geometry).toArray(Geometry[]::new));
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(Arrays.toString(wkt.toCharArray()), e);
        }
    }
}
