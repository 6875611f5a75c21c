package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The indexes that are packed in bulk find exactly what lies in a window, in files of one node, of several levels, of runs. */
class SpatialIndexTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final List<Column> COLUMNS = List.of(new Column("number", Column.Type.WHOLE, "number", "number"));

    @TempDir
    Path directory;

    /** Every fiftieth has no position. */
    private static List<@Nullable Geometry> points(int count) {
        var random = new Random(7);
        List<@Nullable Geometry> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Geometry point =
                    GEOMETRIES.createPoint(new Coordinate(random.nextGaussian() * 5, 15 + random.nextGaussian() * 3));
            points.add(i % 50 == 7 ? null : point);
        }
        return points;
    }

    private static long within(List<@Nullable Geometry> points, Envelope window) {
        return points.stream()
                .filter(point -> point != null && window.contains(point.getCoordinate()))
                .count();
    }

    private static List<Envelope> windows() {
        return List.of(
                new Envelope(-180, 180, -90, 90),
                new Envelope(-0.5, 0.5, 14.8, 15.2),
                new Envelope(3, 4, 12, 16),
                new Envelope(100, 101, 0, 1));
    }

    private long found(Path file, Envelope window) throws IOException {
        String summary = Gdal.run(
                "ogrinfo",
                "-so",
                "-al",
                "-spat",
                String.valueOf(window.getMinX()),
                String.valueOf(window.getMinY()),
                String.valueOf(window.getMaxX()),
                String.valueOf(window.getMaxY()),
                file.toString());
        var count = Pattern.compile("Feature Count: (\\d+)").matcher(summary);
        assertThat(count.find()).as(summary).isTrue();
        return Long.parseLong(count.group(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, 51, 52, 3_000, 150_000})
    void flatGeobufFindsWhatLiesInAWindow(int count) throws IOException {
        List<@Nullable Geometry> points = points(count);
        Path file = directory.resolve("points.fgb");
        Path waiting = Files.createDirectories(directory.resolve("waiting"));
        try (var fgb = new FlatGeobufWriter(waiting, "points", "points", "points", false, COLUMNS);
                var out = Files.newOutputStream(file)) {
            for (int i = 0; i < count; i++) {
                fgb.write(points.get(i), (long) i);
            }
            fgb.finish(out);
        }
        assertThat(waiting).isEmptyDirectory();
        assertThat(Gdal.run("ogrinfo", "-so", "-al", file.toString())).contains("Feature Count: " + count);
        for (Envelope window : count == 0 ? List.<Envelope>of() : windows()) {
            assertThat(found(file, window)).as(window.toString()).isEqualTo(within(points, window));
        }
        if (count > 0) {
            assertThat(Gdal.run(
                            "ogrinfo",
                            "--debug",
                            "on",
                            "-so",
                            "-al",
                            "-spat",
                            "0",
                            "14",
                            "0.1",
                            "14.1",
                            file.toString()))
                    .doesNotContain("ERROR");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 51, 52, 3_000, 150_000})
    void geoPackageFindsWhatLiesInAWindow(int count) throws IOException, SQLException {
        List<@Nullable Geometry> points = points(count);
        Path file = directory.resolve("points.gpkg");
        try (var gpkg = new GeoPackageWriter(file, "points", "points", "points", false, COLUMNS)) {
            for (int i = 0; i < count; i++) {
                gpkg.write(points.get(i), (long) i);
            }
            gpkg.finish();
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            var check = statement.executeQuery("select rtreecheck('rtree_points_geom')");
            check.next();
            assertThat(check.getString(1)).isEqualTo("ok");
            var integrity = statement.executeQuery("pragma integrity_check");
            integrity.next();
            assertThat(integrity.getString(1)).isEqualTo("ok");
            for (Envelope window : windows()) {
                assertThat(found(file, window)).as(window.toString()).isEqualTo(within(points, window));
            }
            // A later edit keeps it whole: the nodes are full, so that an insertion splits them.
            statement.execute("delete from rtree_points_geom where id % 3 = 0");
            statement.execute(
                    "insert into rtree_points_geom select value, 1, 1, 15, 15 from json_each('[1000001, 1000002]')");
            check = statement.executeQuery("select rtreecheck('rtree_points_geom')");
            check.next();
            assertThat(check.getString(1)).isEqualTo("ok");
        }
    }
}
