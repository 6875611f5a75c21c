package org.vigie.ogc;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.geotools.api.filter.Filter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFeature;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentSelection;
import org.vigie.incidents.IncidentStore;

/**
 * Incidents, those of {@code /api/v1/incidents} for the same filter, newest first. Which rows a request means is found in
 * memory, so that a count is exact and a page far behind costs no more than the first; only the page itself is read from the
 * database.
 */
@Component
final class IncidentOffering implements Offering {

    private static final GeometryFactory POINTS = new GeometryFactory();
    private static final Set<String> PARAMETERS = Set.of(
            "from",
            "to",
            "category",
            "country",
            "area",
            "minSeverity",
            "minReliability",
            "source",
            "precision",
            "marking",
            "status",
            "asOf");
    private static final List<Queryable> PROPERTIES = List.of(
            Queryable.of(Queryable.GEOMETRY, Queryable.Kind.GEOMETRY),
            Queryable.of("dateStart", Queryable.Kind.DAY),
            Queryable.of("dateEnd", Queryable.Kind.DAY),
            Queryable.of("category", Queryable.Kind.TEXT),
            Queryable.of("kind", Queryable.Kind.TEXT),
            Queryable.of("nonState", Queryable.Kind.TRUTH),
            Queryable.of("severity", Queryable.Kind.INTEGER),
            Queryable.of("fatalities", Queryable.Kind.INTEGER),
            Queryable.of("injured", Queryable.Kind.INTEGER),
            Queryable.of("abducted", Queryable.Kind.INTEGER),
            Queryable.of("displaced", Queryable.Kind.INTEGER),
            Queryable.of("precision", Queryable.Kind.TEXT),
            Queryable.of("uncertaintyKm", Queryable.Kind.NUMBER),
            Queryable.of("country", Queryable.Kind.TEXT),
            Queryable.of("area", Queryable.Kind.TEXT),
            Queryable.of("placement", Queryable.Kind.TEXT),
            Queryable.of("place", Queryable.Kind.TEXT),
            Queryable.of("reliability", Queryable.Kind.TEXT),
            Queryable.of("credibility", Queryable.Kind.INTEGER),
            Queryable.of("sources", Queryable.Kind.TEXTS),
            Queryable.of("reports", Queryable.Kind.INTEGER),
            Queryable.of("marking", Queryable.Kind.TEXT),
            Queryable.of("status", Queryable.Kind.TEXT),
            Queryable.of("organisation", Queryable.Kind.TEXT),
            Queryable.of("releasableTo", Queryable.Kind.TEXTS),
            Queryable.of("exercise", Queryable.Kind.TRUTH),
            Queryable.of("edited", Queryable.Kind.TRUTH),
            Queryable.of("description", Queryable.Kind.TEXT),
            Queryable.of("versionFrom", Queryable.Kind.INTEGER));
    private static final int SELECTIONS_KEPT = 4;

    /** Readers in the middle of their pages still have the versions before. */
    private static final int VERSIONS_KEPT = 2;

    private final IncidentStore store;
    private final IncidentCache cache;
    private final Categories categories;
    private final Areas areas;
    private final Recent<RowsKey, int[]> kept = new Recent<>(SELECTIONS_KEPT);

    IncidentOffering(IncidentStore store, IncidentCache cache, Categories categories, Areas areas) {
        this.store = store;
        this.cache = cache;
        this.categories = categories;
        this.areas = areas;
    }

    @Override
    public String id() {
        return "incidents";
    }

    @Override
    public String subject() {
        return "incidents";
    }

    /** Those below see numbers of areas, no incidents. */
    @Override
    public boolean isFor(Reader reader) {
        return reader.is(Role.ANALYST);
    }

    @Override
    public List<Queryable> queryables() {
        return IncidentRowFeature.queryables();
    }

    @Override
    public List<Queryable> properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public Extent extent() {
        Chosen all = choose(new Parameters(Map.of()));
        var box = new Envelope();
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < all.columns.size(); row++) {
            if (all.selection.matches(row)) {
                first = Math.min(first, all.columns.dayStart()[row]);
                last = Math.max(last, all.columns.dayEnd()[row]);
                double longitude = all.columns.longitude()[row];
                if (!Double.isNaN(longitude)) {
                    box.expandToInclude(longitude, all.columns.latitude()[row]);
                }
            }
        }
        return new Extent(
                box.isNull() ? Queryables.extent(all.index) : box,
                first > last ? null : new Interval(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)));
    }

    @Override
    public Selection select(Parameters parameters) {
        return choose(parameters);
    }

    private Chosen choose(Parameters parameters) {
        IncidentFilter filter = IncidentFilter.read(parameters, categories);
        IncidentColumns current = cache.current(filter.visibility());
        // They hold on to the incidents of their version.
        kept.forget(key -> key.columns().version() <= current.version() - VERSIONS_KEPT);
        Coverages.verifyVersion(Optional.ofNullable(filter.asOf()), current.version());
        IncidentColumns columns = filter.asOf() == null ? current : cache.of(filter);
        AreaIndex index = filter.asOf() == null ? areas.current() : areas.asOf(filter.asOf());
        filter.verifyAreas(parameters, index);
        return new Chosen(filter, columns, index);
    }

    private record RowsKey(IncidentColumns columns, String areas, IncidentFilter filter, String more) {}

    private final class Chosen implements Selection {

        private final IncidentFilter filter;
        private final IncidentColumns columns;
        private final AreaIndex index;
        private final IncidentSelection selection;

        Chosen(IncidentFilter filter, IncidentColumns columns, AreaIndex index) {
            this.filter = filter;
            this.columns = columns;
            this.index = index;
            this.selection = new IncidentSelection(columns, filter, categories.counted(), index);
        }

        @Override
        public long version() {
            return columns.version();
        }

        @Override
        public Page page(ItemsQuery query) {
            var key = new RowsKey(columns, index.v(), filter, query.choice());
            int[] rows = kept.get(key, wanted -> rows(query));
            int from = Math.min(query.offset(), rows.length);
            int to = Math.min(from + query.limit(), rows.length);
            List<UUID> ids =
                    IntStream.range(from, to).mapToObj(i -> columns.id(rows[i])).toList();
            List<Item> items = store.listByIds(ids, filter.visibility(), index, columns.version()).stream()
                    .map(Chosen::item)
                    .toList();
            if (items.size() != ids.size()) {
                throw new IllegalStateException("%d incidents read, %d in memory".formatted(items.size(), ids.size()));
            }
            return new Page(rows.length, items, columns.version());
        }

        /** The rows that a query means, newest first, as {@code /api/v1/incidents} has them. */
        private int[] rows(ItemsQuery query) {
            Filter condition = query.filter();
            var feature = new IncidentRowFeature(columns, condition);
            return IntStream.range(0, columns.size())
                    .filter(selection::matches)
                    .filter(row -> query.interval() == null
                            || query.interval().touches(columns.dayStart()[row], columns.dayEnd()[row]))
                    .filter(row -> query.box() == null
                            || query.box().touches(columns.longitude()[row], columns.latitude()[row]))
                    .filter(row -> condition == Filter.INCLUDE || condition.evaluate(feature.at(row)))
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(row -> -columns.dayStart()[row])
                            .thenComparing(columns::id, IncidentOffering::compareAsPostgres))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        @Override
        public Optional<Item> find(String id) {
            try {
                return Optional.of(item(store.get(UUID.fromString(id))));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            } catch (Problem gone) {
                // Deleted, never there or not for this reader: an OGC client knows 404 only.
                return Optional.empty();
            }
        }

        private static Item item(IncidentFeature feature) {
            return new Item(feature.id().toString(), point(feature.geometry()), feature.properties());
        }

        private static @Nullable Geometry point(@Nullable Map<String, Object> geometry) {
            if (geometry == null) {
                return null;
            }
            double[] position = (double[]) geometry.get("coordinates");
            return POINTS.createPoint(new Coordinate(position[0], position[1]));
        }
    }

    /** UUIDs as PostgreSQL orders them: byte by byte, unsigned. */
    private static int compareAsPostgres(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
