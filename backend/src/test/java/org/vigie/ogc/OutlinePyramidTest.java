package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.vigie.SharedData;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.CodAreas;

/** The real communes of three countries simplified for every zoom: no cracks, on whole units, unions that fit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutlinePyramidTest {

    private AreaIndex index;
    private OutlinePyramid pyramid;

    @BeforeAll
    void build() {
        index = CodAreas.read(new TreeMap<>(Map.of(
                "BFA", SharedData.require("boundaries/bfa_adm3.geojson"),
                "MLI", SharedData.require("boundaries/mli_adm3.geojson"),
                "NER", SharedData.require("boundaries/ner_adm3.geojson"))));
        pyramid = OutlinePyramid.of(index);
    }

    static IntStream zooms() {
        return IntStream.rangeClosed(0, OutlinePyramid.MOST_ZOOM);
    }

    @ParameterizedTest
    @MethodSource("zooms")
    void everyShapeIsValidAndOnWholeUnits(int zoom) {
        for (int level = 1; level <= Area.COMMUNE; level++) {
            for (Geometry shape : pyramid.shapes(zoom, level)) {
                assertThat(shape.isValid()).isTrue();
                assertThat(Arrays.stream(shape.getCoordinates()))
                        .allMatch(corner -> corner.x == Math.rint(corner.x) && corner.y == Math.rint(corner.y));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zooms")
    void neighboursShareTheirEdges(int zoom) {
        for (String country : List.of("BFA", "MLI", "NER")) {
            Geometry[] communes = ofCountry(zoom, country);
            // A commune smaller than some units is drawn as nothing or as a speck, whose edges are nobody's.
            long torn = Arrays.stream(CoverageValidator.validate(communes))
                    .filter(edges -> edges != null && !edges.isEmpty())
                    .mapToLong(Geometry::getNumPoints)
                    .sum();
            long corners =
                    Arrays.stream(communes).mapToLong(Geometry::getNumPoints).sum();
            Geometry union = UnaryUnionOp.union(List.of(communes));
            double sum = Arrays.stream(communes).mapToDouble(Geometry::getArea).sum();
            double overlap = (sum - union.getArea()) / union.getArea();
            String where = "zoom " + zoom + " " + country;
            assertThat(torn).as(where).isLessThanOrEqualTo(corners / 50);
            // Far out a country is some pixels: there a unit, a sixteenth of one, may lie open.
            double most = zoom < 4 ? 5e-4 : 1e-7;
            assertThat(overlap).as(where).isBetween(-1e-9, most);
            assertThat(holes(union) / union.getArea()).as(where).isLessThan(most);
            if (zoom >= 4) {
                assertThat(torn).as(where).isLessThanOrEqualTo(20);
            }
        }
    }

    private Geometry[] ofCountry(int zoom, String country) {
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < index.communes().size(); i++) {
            Geometry shape = pyramid.shapes(zoom, Area.COMMUNE)[i];
            if (index.communes().get(i).country().equals(country) && !shape.isEmpty()) {
                shapes.add(shape);
            }
        }
        return shapes.toArray(Geometry[]::new);
    }

    private static double holes(Geometry union) {
        double area = 0;
        for (int i = 0; i < union.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) union.getGeometryN(i);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                area += polygon.getFactory()
                        .createPolygon(polygon.getInteriorRingN(hole))
                        .getArea();
            }
        }
        return area;
    }
}
