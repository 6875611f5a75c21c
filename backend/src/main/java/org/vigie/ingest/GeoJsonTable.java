package org.vigie.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.vigie.formats.Feature;
import org.vigie.formats.GeoJsonFeatures;
import org.vigie.formats.Table;
import org.vigie.formats.TableRow;

/**
 * GeoJSON features as rows: their properties are the columns, a point is longitude and latitude. Of any other geometry the
 * point is one inside it. The columns are those of all features, found by a first pass over the file.
 */
final class GeoJsonTable implements Table {

    private final List<String> header;
    private final GeoJsonFeatures features;
    private final Iterator<TableRow> rows;

    private GeoJsonTable(List<String> header, GeoJsonFeatures features) {
        this.header = header;
        this.features = features;
        Iterator<Feature> each = features.iterator();
        this.rows = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public TableRow next() {
                return row(each.next());
            }
        };
    }

    static GeoJsonTable open(Path file) throws IOException {
        var names = new LinkedHashSet<>(List.of("longitude", "latitude"));
        try (var first = GeoJsonFeatures.open(file)) {
            for (Feature feature : first) {
                names.addAll(feature.attributes().keySet());
            }
        }
        return new GeoJsonTable(List.copyOf(names), GeoJsonFeatures.open(file));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Iterator<TableRow> iterator() {
        return rows;
    }

    @Override
    public void close() {
        features.close();
    }

    private TableRow row(Feature feature) {
        String[] cells = new String[header.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = text(feature.attributes(), header.get(i));
        }
        Coordinate point = point(feature.geometry());
        if (point != null) {
            cells[0] = String.valueOf(point.x);
            cells[1] = String.valueOf(point.y);
        }
        return new TableRow(feature.index(), cells);
    }

    private static String text(Map<String, ?> attributes, String name) {
        Object value = attributes.get(name);
        return value == null ? "" : value.toString();
    }

    private static @Nullable Coordinate point(@Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            return null;
        }
        return geometry instanceof Point
                ? geometry.getCoordinate()
                : geometry.getInteriorPoint().getCoordinate();
    }
}
