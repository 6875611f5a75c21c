package org.vigie.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes a GeoPackage 1.3 (OGC 12-128r18) of one layer in WGS 84: feature table, R-tree, titles of the columns, metadata, and
 * a style that QGIS takes by itself. Rows go to the file one by one, so that memory does not grow. {@link #finish()} makes
 * it whole; closed before that, it leaves nothing behind. For one thread.
 */
public final class GeoPackageWriter implements FeatureWriter, Closeable {

    private static final int ROWS_A_BATCH = 500;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Path file;
    private final String table;
    private final List<Column> columns;
    private final boolean polygons;
    private final Connection connection;
    private final PreparedStatement insert;
    private final BoxSorter boxes;
    private final GeoPackageGeometry geometries = new GeoPackageGeometry();
    private final DayTexts days = new DayTexts();
    private final Envelope extent = new Envelope();
    private long rows;
    private boolean finished;

    /**
     * Begins a file.
     *
     * @param file where it goes; must not exist
     * @param table name of the layer: letters, digits, _
     * @param title of the layer
     * @param description of the layer
     * @param polygons whether geometries are polygons (kept as MultiPolygon); else points
     * @param columns none called {@code fid} or {@code geom}
     */
    public GeoPackageWriter(
            Path file, String table, String title, String description, boolean polygons, List<Column> columns)
            throws IOException {
        if (!table.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("No table name: " + table);
        }
        this.file = file;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.polygons = polygons;
        this.boxes = new BoxSorter(file.resolveSibling(file.getFileName() + ".boxes"));
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            // Nobody else sees the file before it is whole: no journal and no sync are needed.
            execute("pragma journal_mode = off", "pragma synchronous = off", "pragma locking_mode = exclusive");
            execute(text("geopackage.sql").split(";\\s*\\n"));
            connection.setAutoCommit(false);
            describe(title, description);
            insert = connection.prepareStatement(insertSql());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void describe(String title, String description) throws SQLException {
        String types = columns.stream()
                .map(column -> ", \"" + column.name() + "\" " + sqlType(column))
                .collect(Collectors.joining());
        execute(
                "create table \"%s\" (fid INTEGER primary key autoincrement not null, geom %s%s)"
                        .formatted(table, geometryType(), types),
                "create virtual table \"rtree_%s_geom\" using rtree(id, minx, maxx, miny, maxy)".formatted(table));
        update(
                "insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) "
                        + "values (?, 'features', ?, ?, 4326)",
                table,
                title,
                description);
        update("insert into gpkg_geometry_columns values (?, 'geom', ?, 4326, 0, 0)", table, geometryType());
        update(
                "insert into gpkg_extensions values (?, 'geom', 'gpkg_rtree_index', "
                        + "'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')",
                table);
        for (Column column : columns) {
            update(
                    "insert into gpkg_data_columns (table_name, column_name, name, title, description) values (?, ?, ?, ?, ?)",
                    table,
                    column.name(),
                    column.name(),
                    column.title(),
                    column.description());
        }
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        boolean placed = geometry != null && !geometry.isEmpty();
        try {
            if (placed) {
                insert.setBytes(1, geometries.bytes(multiple(geometry)));
            } else {
                insert.setNull(1, Types.BLOB);
            }
            for (int i = 0; i < columns.size(); i++) {
                bind(i + 2, values[i]);
            }
            insert.addBatch();
            if (++rows % ROWS_A_BATCH == 0) {
                insert.executeBatch();
            }
            if (placed) {
                extent.expandToInclude(geometry.getEnvelopeInternal());
                boxes.add(rows, 0, geometry.getEnvelopeInternal());
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void bind(int at, @Nullable Object value) throws SQLException {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            insert.setNull(at, Types.NULL);
        } else if (value instanceof String text) {
            insert.setString(at, text);
        } else if (value instanceof Long || value instanceof Integer) {
            insert.setLong(at, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            insert.setDouble(at, number.doubleValue());
        } else if (value instanceof Boolean truth) {
            insert.setInt(at, truth ? 1 : 0);
        } else {
            insert.setString(at, value instanceof LocalDate day ? days.text(day) : String.valueOf(value));
        }
    }

    /** Adds the style that QGIS opens the layer with. */
    public void addStyle(String name, String qml, String sld) throws IOException {
        try {
            update(
                    "insert into layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
                            + "styleQML, styleSLD, useAsDefault, description, owner) values ('', '', ?, 'geom', ?, ?, ?, 1, ?, '')",
                    table,
                    name,
                    qml,
                    sld,
                    name);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Adds a text about the whole file, such as its README in one language. */
    public void addMetadata(String mimeType, String text) throws IOException {
        try {
            update(
                    "insert into gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) "
                            + "values ('dataset', 'http://www.geopackage.org/spec130/', ?, ?)",
                    mimeType,
                    text);
            execute("insert into gpkg_metadata_reference (reference_scope, md_file_id) "
                    + "values ('geopackage', last_insert_rowid())");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Makes the file whole and closes it. */
    public void finish() throws IOException {
        try (var index = new PackedRtree(connection, "rtree_" + table + "_geom")) {
            insert.executeBatch();
            index.fill(boxes);
            if (!extent.isNull()) {
                update(
                        "update gpkg_contents set min_x = ?, min_y = ?, max_x = ?, max_y = ? where table_name = ?",
                        extent.getMinX(),
                        extent.getMinY(),
                        extent.getMaxX(),
                        extent.getMaxY(),
                        table);
            }
            execute(text("geopackage-rtree.sql").replace("{t}", table).split("\n--\n"));
            connection.commit();
            finished = true;
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        try (boxes) {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            if (!finished) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Geometry multiple(Geometry geometry) {
        return geometry instanceof Polygon polygon ? GEOMETRIES.createMultiPolygon(new Polygon[] {polygon}) : geometry;
    }

    private String geometryType() {
        return polygons ? "MULTIPOLYGON" : "POINT";
    }

    private static String sqlType(Column column) {
        return switch (column.type()) {
            case TEXT -> "TEXT";
            case WHOLE -> "INTEGER";
            case DECIMAL -> "DOUBLE";
            case DATE -> "DATE";
            case TRUTH -> "BOOLEAN";
        };
    }

    private String insertSql() {
        String names =
                columns.stream().map(column -> ", \"" + column.name() + "\"").collect(Collectors.joining());
        return "insert into \"%s\" (geom%s) values (?%s)".formatted(table, names, ", ?".repeat(columns.size()));
    }

    private void execute(String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static String text(String name) {
        try (InputStream in = GeoPackageWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n", 2)).skip(1).collect(Collectors.joining());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
