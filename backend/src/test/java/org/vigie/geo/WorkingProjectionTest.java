package org.vigie.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.vigie.TestDatabase;

class WorkingProjectionTest {

    private static final String PROJ = "+proj=laea +lat_0=15 +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs";

    @Test
    void theCentreIsTheOrigin() {
        assertThat(WorkingProjection.SAHEL.project(0, 15)).isEqualTo(new Coordinate(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"-12.2,10.1", "-1.5,12.37", "2.1,13.5", "16.0,23.5", "0,25"})
    void agreesWithPostgis(double longitude, double latitude) throws SQLException {
        Coordinate ours = WorkingProjection.SAHEL.project(longitude, latitude);
        try (var connection = TestDatabase.create().connect();
                var statement = connection.createStatement()) {
            statement.execute("create extension postgis");
            var row = statement.executeQuery(
                    "select st_x(p), st_y(p) from (select st_transform(st_setsrid(st_makepoint(%s, %s), 4326), '%s') p) t"
                            .formatted(longitude, latitude, PROJ));
            row.next();
            assertThat(ours.x).isCloseTo(row.getDouble(1), within(0.01));
            assertThat(ours.y).isCloseTo(row.getDouble(2), within(0.01));
        }
    }

    @Test
    void comesBackToTheSamePlace() throws ParseException {
        Geometry line = new WKTReader().read("LINESTRING (-12 10, 2.5 13.5, 16 23)");
        Geometry back = WorkingProjection.SAHEL.unproject(WorkingProjection.SAHEL.project(line));
        assertThat(back.equalsExact(line, 1e-7)).isTrue();
    }

    @Test
    void anAreaIsThatOfTheEllipsoid() throws ParseException {
        // One degree square at 12..13° N on WGS 84: ST_Area(geography) gives 12,031.9 km² along rhumb-free edges.
        Geometry square = new WKTReader().read("POLYGON ((0 12, 0 13, 1 13, 1 12, 0 12))");
        assertThat(WorkingProjection.SAHEL.areaSquareKm(square)).isCloseTo(12_018, within(20.0));
    }
}
