package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** CQL2 text (OGC 21-065r2): what each filter means of four features. */
class Cql2Test {

    private static final List<Queryable> QUERYABLES = List.of(
            Queryable.of("name", Queryable.Kind.TEXT),
            Queryable.of("count", Queryable.Kind.INTEGER),
            Queryable.of("rate", Queryable.Kind.NUMBER),
            Queryable.of("covered", Queryable.Kind.TRUTH),
            Queryable.of("start", Queryable.Kind.DAY),
            Queryable.of("end", Queryable.Kind.DAY),
            Queryable.of("geometry", Queryable.Kind.GEOMETRY));

    /** a, b, c have everything; d has a name and nothing else. */
    private static final List<SimpleFeature> FEATURES = List.of(
            feature("a", "Djibo", 5L, 1.5, true, "2026-01-01", "2026-01-03", -1.6, 14.1),
            feature("b", "Ségou", 0L, 0.5, false, "2026-01-03", "2026-01-03", -6.3, 13.4),
            feature("c", "l'Est_50%", 12L, 9.25, true, "2026-02-01", "2026-02-10", 0.3, 12.0),
            feature("d", "", null, null, null, null, null, Double.NaN, 0));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "count = 5|a",
                "count <> 5|bc",
                "count < 5|b",
                "count <= 5|ab",
                "count > 5|c",
                "count >= 5|ac",
                "5 = count|a",
                "-1 < count|abc",
                "count = 5.0|a",
                "count > 1e1|c",
                "rate > .6|ac",
                "NOT count = 5|bc",
                "NOT (count = 5 OR count = 0)|c",
                "NOT (count > 1 AND covered = TRUE)|b",
                "NOT NOT count = 5|a",
                "count = 5 OR count = 0 AND covered = TRUE|a",
                "(count = 5 OR count = 0) AND covered = FALSE|b",
                "covered|ac",
                "NOT covered|b",
                "covered = true|ac",
                "count IS NULL|d",
                "count IS NOT NULL|abc",
                "NOT count IS NULL|abc",
                "NOT (count IS NOT NULL)|d",
                "count BETWEEN 1 AND 5|a",
                "count NOT BETWEEN 1 AND 5|bc",
                "NOT count BETWEEN 1 AND 5|bc",
                "count IN (0, 12)|bc",
                "count NOT IN (0, 12)|a",
                "NOT count IN (0, 12)|a",
                "name IN ('Djibo')|a",
                "name LIKE 'Dj%'|a",
                "name LIKE '_jib_'|a",
                "name LIKE '%50\\%'|c",
                "name NOT LIKE 'D%'|bcd",
                "name LIKE 'dj%'|~~",
                "CASEI(name) LIKE CASEI('DJ%')|a",
                "CASEI(name) = CASEI('SÉGOU')|b",
                "ACCENTI(name) = ACCENTI('Segou')|b",
                "CASEI(ACCENTI(name)) = CASEI(ACCENTI('SEGOU'))|b",
                "name = 'l''Est_50%'|c",
                "\"name\" = 'Djibo'|a",
                "name > 'E'|bc",
                "count + 1 = 6|a",
                "count * 2 > rate * 6|a",
                "(count + 1) * 2 = 12|a",
                "count - 1 < 0|b",
                "count / 2 = 6|c",
                "rate < count|ac",
                "count >= rate AND name LIKE '%o'|a",
                "start = '2026-01-01'|a",
                "start >= DATE('2026-01-03')|bc",
                "start < TIMESTAMP('2026-01-03T00:00:00Z')|a",
                "start < TIMESTAMP('2026-01-03T12:00:00Z')|ab",
                "start BETWEEN '2026-01-02' AND '2026-01-31'|b",
                "T_AFTER(start, DATE('2026-01-01'))|bc",
                "T_BEFORE(start, DATE('2026-01-03'))|a",
                "T_INTERSECTS(INTERVAL(start, end), INTERVAL('2026-01-02', '2026-01-15'))|ab",
                "T_INTERSECTS(INTERVAL(start, end), INTERVAL('2026-01-10', '..'))|c",
                "T_INTERSECTS(INTERVAL(start, end), INTERVAL('..', '2026-01-02'))|a",
                "NOT T_INTERSECTS(INTERVAL(start, end), INTERVAL('2026-01-10', '..'))|ab",
                "T_DISJOINT(INTERVAL(start, end), INTERVAL('2026-01-10', '2026-12-31'))|ab",
                "T_DURING(INTERVAL(start, end), INTERVAL('2025-12-31', '2026-01-31'))|ab",
                "T_CONTAINS(INTERVAL(start, end), DATE('2026-01-02'))|a",
                "T_EQUALS(start, end)|b",
                "T_MEETS(INTERVAL(start, end), INTERVAL('2026-01-03', '2026-01-09'))|ab",
                "T_METBY(INTERVAL(start, end), INTERVAL('2026-01-01', '2026-02-01'))|c",
                "T_STARTS(INTERVAL(start, end), INTERVAL('2026-01-01', '2026-01-09'))|a",
                "T_STARTEDBY(INTERVAL(start, end), INTERVAL('2026-01-01', '2026-01-02'))|a",
                "T_FINISHES(INTERVAL(start, end), INTERVAL('2025-01-01', '2026-02-10'))|c",
                "T_FINISHEDBY(INTERVAL(start, end), INTERVAL('2026-02-03', '2026-02-10'))|c",
                "T_OVERLAPS(INTERVAL(start, end), INTERVAL('2026-01-02', '2026-01-09'))|a",
                "T_OVERLAPPEDBY(INTERVAL(start, end), INTERVAL('2025-12-02', '2026-01-02'))|a",
                "S_INTERSECTS(geometry, BBOX(-2, 14, -1, 15))|a",
                "S_INTERSECTS(geometry, BBOX(-2,10,1,15))|ac",
                "S_INTERSECTS(geometry, POLYGON((-7 13, -6 13, -6 14, -7 14, -7 13)))|b",
                "S_INTERSECTS(geometry, POINT(-1.6 14.1))|a",
                "S_WITHIN(geometry, BBOX(-2, 14, -1, 15))|a",
                "S_DISJOINT(geometry, BBOX(-2, 14, -1, 15))|bc",
                "NOT S_INTERSECTS(geometry, BBOX(-2, 14, -1, 15))|bc",
                "S_EQUALS(geometry, POINT (0.3 12.0))|c",
                "S_CONTAINS(BBOX(-2, 14, -1, 15), geometry)|a",
                "S_INTERSECTS(geometry, BBOX(-2, 14, -1, 15)) OR count = 12|ac",
                "s_intersects(geometry, bbox(-2, 14, -1, 15)) and not count is null|a"
            })
    void meansTheseFeatures(String filter, String expected) {
        assertThat(chosen(filter, Crs.CRS84)).isEqualTo(expected);
    }

    @Test
    void geometriesAreOfTheFiltersSystem() {
        assertThat(chosen("S_INTERSECTS(geometry, BBOX(14, -2, 15, -1))", Crs.EPSG_4326))
                .isEqualTo("a");
        assertThat(chosen(
                        "S_INTERSECTS(geometry, BBOX(-222638.98, 1574216.55, -111319.49, 1689200.14))", Crs.EPSG_3857))
                .isEqualTo("a");
        assertThat(chosen("S_INTERSECTS(geometry, BBOX(600000, 1500000, 700000, 1600000))", Crs.EPSG_32630))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "colour = 'red'|UNKNOWN_PROPERTY",
                "\"count\" = 'five'|NOT_COMPARABLE",
                "name = 3|NOT_COMPARABLE",
                "covered = 1|NOT_COMPARABLE",
                "count =|FILTER_NOT_READ",
                "= 3|FILTER_NOT_READ",
                "count = 3 AND|FILTER_NOT_READ",
                "(count = 3|FILTER_NOT_READ",
                "count = 3)|FILTER_NOT_READ",
                "count = 3; drop table incident|FILTER_NOT_READ",
                "count ~ 3|FILTER_NOT_READ",
                "name LIKE 3|NOT_A_TEXT",
                "count LIKE '3'|NOT_A_TEXT",
                "count + name = 3|NOT_NUMBERS",
                "buffer(geometry, 3) = 3|UNKNOWN_PROPERTY",
                "S_BUFFER(geometry, POINT(1 1))|UNKNOWN_FUNCTION",
                "S_INTERSECTS(name, POINT(1 1))|UNKNOWN_PROPERTY",
                "S_INTERSECTS(geometry, POINT(1))|FILTER_NOT_READ",
                "T_AFTER(name, DATE('2026-01-01'))|NOT_A_TIME",
                "T_AFTER(start, DATE('yesterday'))|NOT_A_TIME",
                "env(count) = 3|UNKNOWN_FUNCTION",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))|NOT_VALID",
                "count NOT = 3|FILTER_NOT_READ",
                "count|FILTER_NOT_READ",
                "geometry = 3|UNKNOWN_PROPERTY"
            })
    void refusesWhatIsNoFilterHere(String filter, String code) {
        assertThatThrownBy(() -> Cql2.filter(filter, QUERYABLES, Crs.CRS84))
                .isInstanceOfSatisfying(
                        Cql2Exception.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1999})
    void deepAndLongFiltersEnd(int times) {
        assertThatThrownBy(
                        () -> Cql2.filter("(".repeat(times) + "count = 3" + ")".repeat(times), QUERYABLES, Crs.CRS84))
                .isInstanceOf(Cql2Exception.class);
        assertThatThrownBy(() -> Cql2.filter("NOT ".repeat(times * 2), QUERYABLES, Crs.CRS84))
                .isInstanceOf(Cql2Exception.class);
    }

    private static String chosen(String text, Crs crs) {
        var filter = Cql2.filter(text, QUERYABLES, crs);
        var chosen = new ArrayList<String>();
        for (SimpleFeature feature : FEATURES) {
            if (filter.evaluate(feature)) {
                chosen.add(feature.getID());
            }
        }
        return String.join("", chosen);
    }

    private static SimpleFeature feature(String id, Object... values) {
        var type = new SimpleFeatureTypeBuilder();
        type.setName("test");
        type.add("name", String.class);
        type.add("count", Long.class);
        type.add("rate", Double.class);
        type.add("covered", Boolean.class);
        type.add("start", String.class);
        type.add("end", String.class);
        type.add("geometry", Point.class);
        var builder = new SimpleFeatureBuilder(type.buildFeatureType());
        for (int i = 0; i < 6; i++) {
            builder.add(values[i]);
        }
        double longitude = (Double) values[6];
        builder.add(
                Double.isNaN(longitude)
                        ? null
                        : new GeometryFactory()
                                .createPoint(new Coordinate(longitude, ((Number) values[7]).doubleValue())));
        return builder.buildFeature(id);
    }
}
