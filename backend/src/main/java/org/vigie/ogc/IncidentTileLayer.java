package org.vigie.ogc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Parameters;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Category;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.Precision;
import org.vigie.incidents.Status;

/**
 * The placed incidents of a filter that have a position, thinned by counting: those of a cell of the tile's grid are one point
 * in their middle with their {@code count}. Every one is counted once at each zoom, none is ever left out; one that is alone
 * tells what it is.
 */
@Component
final class IncidentTileLayer implements TileLayer {

    private static final List<Queryable> FIELDS = List.of(
            Queryable.of("count", Queryable.Kind.INTEGER),
            Queryable.of("fatalities", Queryable.Kind.INTEGER),
            Queryable.of("id", Queryable.Kind.TEXT),
            Queryable.of("dateStart", Queryable.Kind.DAY),
            Queryable.of("dateEnd", Queryable.Kind.DAY),
            Queryable.of("category", Queryable.Kind.TEXT),
            Queryable.of("kind", Queryable.Kind.TEXT),
            Queryable.of("severity", Queryable.Kind.INTEGER),
            Queryable.of("precision", Queryable.Kind.TEXT),
            Queryable.of("status", Queryable.Kind.TEXT));
    private static final String[] NAMES = FIELDS.stream().map(Queryable::name).toArray(String[]::new);
    private static final int FILTERS_KEPT = 6;

    private final IncidentCache cache;
    private final Categories categories;
    private final Areas areas;
    private final HotspotService hotspots;
    private final Recent<String, Points> points = new Recent<>(FILTERS_KEPT);

    IncidentTileLayer(IncidentCache cache, Categories categories, Areas areas, HotspotService hotspots) {
        this.cache = cache;
        this.categories = categories;
        this.areas = areas;
        this.hotspots = hotspots;
    }

    @Override
    public String id() {
        return "incidents";
    }

    @Override
    public int mostZoom() {
        return PointPyramid.MOST_ZOOM;
    }

    /** Those below see numbers of areas, no incidents. */
    @Override
    public boolean isFor(Reader reader) {
        return reader.is(Role.ANALYST);
    }

    @Override
    public boolean isOfData() {
        return true;
    }

    @Override
    public Tiles open(Parameters parameters, String key) {
        return points.get(key, wanted -> read(parameters));
    }

    private Points read(Parameters parameters) {
        parameters.text("v");
        IncidentFilter filter = IncidentFilter.read(parameters, categories);
        IncidentColumns current = cache.current(filter.visibility());
        Coverages.verifyVersion(Optional.ofNullable(filter.asOf()), current.version());
        IncidentColumns columns = filter.asOf() == null ? current : cache.of(filter);
        AreaIndex index = filter.asOf() == null ? areas.current() : areas.asOf(filter.asOf());
        filter.verifyAreas(parameters, index);
        parameters.verify();
        return new Points(columns, filter, index);
    }

    private final class Points implements Tiles {

        private final IncidentColumns columns;
        private final AreaIndex index;
        private final PointPyramid pyramid;
        private final long placed;

        Points(IncidentColumns columns, IncidentFilter filter, AreaIndex index) {
            this.columns = columns;
            this.index = index;
            int[] rows = placed(filter);
            placed = rows.length;
            pyramid = new PointPyramid(
                    Arrays.stream(rows)
                            .filter(row -> !Double.isNaN(columns.longitude()[row]))
                            .toArray(),
                    columns.longitude(),
                    columns.latitude());
        }

        /** What counts in a commune on the map (METHODS.md "Which incidents"). */
        private int[] placed(IncidentFilter filter) {
            var selection =
                    new IncidentSelection(columns, filter, categories.counted(), index, hotspots.countedSources());
            boolean[] counted = columns.kinds().select(categories.counted()::contains);
            boolean[] inCommune = columns.areas()
                    .select(pcode -> pcode != null && index.findCommune(pcode).isPresent());
            return IntStream.range(0, columns.size())
                    .filter(row -> counted[columns.kind()[row]] && inCommune[columns.area()[row]])
                    .filter(row -> Precision.values()[columns.precision()[row]].level() >= Area.COMMUNE)
                    .filter(row -> columns.status()[row] != Status.DENIED.ordinal())
                    .filter(row -> selection.matches(row) && !selection.isUndated(row))
                    .toArray();
        }

        @Override
        public byte[] tile(TileCoord tile) {
            var layer = new MvtLayer(id());
            pyramid.forEachCell(
                    tile,
                    (rows, from, to, x, y) -> layer.add(
                            MvtLayer.POINT,
                            MvtGeometry.point(x, y),
                            NAMES,
                            to - from == 1 ? alone(rows[from]) : together(rows, from, to)));
            return layer.tile();
        }

        private @Nullable Object[] together(int[] rows, int from, int to) {
            var told = new @Nullable Object[NAMES.length];
            told[0] = (long) (to - from);
            told[1] = fatalities(rows, from, to);
            return told;
        }

        private long fatalities(int[] rows, int from, int to) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += Math.max(0, columns.fatalities()[rows[i]]);
            }
            return sum;
        }

        private @Nullable Object[] alone(int row) {
            String kind = columns.kinds().value(columns.kind()[row]);
            int severity = columns.severity()[row];
            int fatalities = columns.fatalities()[row];
            return new @Nullable Object[] {
                1L,
                fatalities < 0 ? null : (Long) (long) fatalities,
                columns.id(row).toString(),
                LocalDate.ofEpochDay(columns.dayStart()[row]).toString(),
                LocalDate.ofEpochDay(columns.dayEnd()[row]).toString(),
                Category.categoryOf(kind),
                kind,
                severity == 0 ? null : (Long) (long) severity,
                Precision.values()[columns.precision()[row]].name(),
                Status.values()[columns.status()[row]].name()
            };
        }

        @Override
        public Envelope extent() {
            return Queryables.extent(index);
        }

        @Override
        public List<Queryable> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, Object> notes(Locale language) {
            var notes = new LinkedHashMap<String, Object>();
            notes.put("dataVersion", columns.version());
            notes.put("placed", placed);
            notes.put("withPosition", pyramid.size());
            return notes;
        }
    }
}
