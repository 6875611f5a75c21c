package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.vigie.geo.WorkingProjection;

/**
 * Which commune a position belongs to. BF1 and BF2 share the edge at 1° E; ML1 overlaps BF2 between 1.9° and 2° E; NE1 is
 * 3 km east of ML1.
 */
class CommuneLocatorTest {

    private static final Map<String, String> COMMUNES = Map.of(
            "BF1", "POLYGON ((0 14, 1 14, 1 15, 0 15, 0 14))",
            "BF2", "POLYGON ((1 14, 2 14, 2 15, 1 15, 1 14), (1.4 14.4, 1.6 14.4, 1.6 14.6, 1.4 14.6, 1.4 14.4))",
            "ML1", "POLYGON ((1.9 14, 2.9 14, 2.9 15, 1.9 15, 1.9 14))",
            "NE1", "POLYGON ((2.928 14, 4 14, 4 15, 2.928 15, 2.928 14))");

    private final AreaIndex index = index();

    @ParameterizedTest(name = "{0} {1} of {2} is in {3} {4}")
    @CsvSource({
        "0.5,   14.5, ,    BF1, ", // inside
        "0.5,   14.5, MLI, BF1, ", // the one commune that holds it, whatever the report's country
        "1.0,   14.5, ,    BF1, ", // shared edge: the lowest P-code
        "1.0,   14.5, NER, BF1, ",
        "1.95,  14.5, BFA, BF2, ", // overlap: the report's own country
        "1.95,  14.5, MLI, ML1, ",
        "1.95,  14.5, NER, BF2, BORDER_AMBIGUOUS",
        "1.95,  14.5, ,    BF2, BORDER_AMBIGUOUS",
        "0.0,   14.0, ,    BF1, ", // a corner is inside
        "-0.004, 14.5, ,   BF1, NEAREST", // 430 m west
        "1.402, 14.5, ,    BF2, NEAREST", // 215 m inside a hole
        "2.903, 14.5, NER, ML1, NEAREST", // nearer to Mali, whatever the country
    })
    void isPlaced(double longitude, double latitude, String country, String pcode, Placement.@Nullable Flag flag) {
        Placement placement = index.locate(longitude, latitude, country).orElseThrow();
        assertThat(placement.pcode()).isEqualTo(pcode);
        assertThat(placement.flag()).isEqualTo(flag);
        assertThat(index.communes().get(placement.commune()).pcode()).isEqualTo(pcode);
    }

    @ParameterizedTest
    @CsvSource({"-0.006, 14.5", "1.5, 14.5", "2.914, 14.5", "-60, -40", "180, 90"})
    void isInNoCommune(double longitude, double latitude) {
        assertThat(index.locate(longitude, latitude, "BFA")).isEmpty();
    }

    @Test
    void manyThreadsFindTheSame() {
        var sequential =
                LongStream.range(0, 20_000).mapToObj(i -> scattered(index, i)).toList();
        AreaIndex fresh = index();
        var parallel = LongStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> scattered(fresh, i))
                .toList();
        assertThat(parallel).isEqualTo(sequential);
    }

    @Test
    void distancesAreMetresToTheEdge() {
        assertThat(index.distanceMeters("BF1", 0.5, 14.5)).isZero();
        assertThat(index.distanceMeters("BF1", -0.01, 14.5)).isCloseTo(1078, within(5.0));
        assertThatThrownBy(() -> index.distanceMeters("BF", 0, 14)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theTreeIsWalkedUpAndDown() {
        assertThat(index.ancestor("BF2", 0)).map(Area::pcode).contains("BF");
        assertThat(index.ancestor("BF2", 3)).map(Area::pcode).contains("BF2");
        assertThat(index.ancestor("BF", 3)).isEmpty();
        assertThat(index.descendants("BF", 3)).extracting(Area::pcode).containsExactly("BF1", "BF2");
        assertThat(index.descendants("ML1", 3)).extracting(Area::pcode).containsExactly("ML1");
        assertThat(index.descendants("ZZ", 3)).isEmpty();
        assertThat(index.communes()).extracting(Area::pcode).containsExactly("BF1", "BF2", "ML1", "NE1");
        assertThat(index.findCommune("ML1")).hasValue(2);
        assertThat(index.findCommune("ML")).isEmpty();
    }

    private static Optional<Placement> scattered(AreaIndex index, long seed) {
        var random = new SplittableRandom(seed);
        return index.locate(random.nextDouble(-0.1, 4.1), random.nextDouble(13.9, 15.1), null);
    }

    private static AreaIndex index() {
        var geometries = new HashMap<String, Geometry>();
        COMMUNES.forEach((pcode, wkt) -> geometries.put(pcode, read(wkt)));
        List<Area> areas = List.of(
                area("BF", 0, "BFA", null),
                area("ML", 0, "MLI", null),
                area("NE", 0, "NER", null),
                area("BF2", 3, "BFA", "BF"),
                area("BF1", 3, "BFA", "BF"),
                area("ML1", 3, "MLI", "ML"),
                area("NE1", 3, "NER", "NE"));
        return new AreaIndex(List.of(), areas, geometries, WorkingProjection.SAHEL);
    }

    private static Area area(String pcode, int level, String country, @Nullable String parent) {
        return new Area(pcode, level, pcode, pcode, List.of(), country, parent, 1, 0, 0);
    }

    private static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
