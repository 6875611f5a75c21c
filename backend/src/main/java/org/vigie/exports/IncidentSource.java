package org.vigie.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.formats.FeatureWriter;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Category;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.IncidentReader;
import org.vigie.incidents.IncidentReader.Order;
import org.vigie.incidents.IncidentReader.Widest;
import org.vigie.incidents.IncidentRow;
import org.vigie.styles.LayerStyle;

/**
 * The incidents of a filter, row by row. Everything is read in one repeatable-read transaction, which is one snapshot of
 * the database. A slow reader holds a connection as long as it reads, so only a few may at a time.
 */
@Component
class IncidentSource implements DatasetSource {

    private static final String SEPARATOR = String.valueOf(IncidentCache.SOURCE_SEPARATOR);

    // Up to so many rows somebody may want to read them, newest first.
    private static final long READ_BY_PEOPLE = 20_000;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    // Okabe & Ito (2008), eight colours that colour-blind readers tell apart, and grey for the rest.
    private static final List<String> COLOURS =
            List.of("#d55e00", "#cc79a7", "#000000", "#0072b2", "#56b4e9", "#e69f00", "#009e73", "#f0e442", "#999999");

    private final IncidentReader rows;
    private final IncidentCache cache;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final HotspotService hotspots;
    private final TransactionTemplate snapshot;
    private final int parallel;
    private final Semaphore places;
    private final List<Field> fields;
    private final RowReader reader;

    IncidentSource(
            IncidentReader rows,
            IncidentCache cache,
            Categories categories,
            Areas areas,
            DataVersion dataVersion,
            HotspotService hotspots,
            PlatformTransactionManager transactions,
            Fields fields,
            @Value("${vigie.exports.parallel:3}") int parallel) {
        this.rows = rows;
        this.cache = cache;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
        this.hotspots = hotspots;
        this.parallel = parallel;
        this.places = new Semaphore(parallel);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.fields = fields.list(subject());
        this.reader = new RowReader(this.fields, List.of(Extra.class, IncidentRow.class));
    }

    @Override
    public Subject subject() {
        return Subject.INCIDENTS;
    }

    /** What the row itself does not say. */
    private record Extra(
            String mapState,
            @Nullable String region,
            @Nullable String province,
            @Nullable String commune,
            @Nullable String kindFr,
            @Nullable String kindEn) {}

    @Override
    public void open(Parameters parameters, User user) throws IOException {
        IncidentFilter filter = IncidentFilter.read(parameters, categories);
        if (!filter.visibility().seesIncidents()) {
            throw new Problem(HttpStatus.FORBIDDEN, "AGGREGATES_ONLY");
        }
        Coverages.verifyVersion(Optional.ofNullable(filter.asOf()), dataVersion.current());
        filter.verifyAreas(parameters, filter.asOf() == null ? areas.current() : areas.asOf(filter.asOf()));
        parameters.verify();
        if (!places.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "EXPORTS_BUSY", parallel);
        }
        try {
            snapshot.executeWithoutResult(status -> use(filter, user));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            places.release();
        }
    }

    private void use(IncidentFilter filter, User user) {
        long version = filter.asOf() == null ? dataVersion.current() : filter.asOf();
        AreaIndex index = areas.asOf(version);
        IncidentColumns columns = cache.asOf(version, filter.visibility());
        Selection inside = Selection.of(columns, filter, categories, hotspots.countedSources(), index);
        try {
            user.use(new Dataset(
                    passport(filter, index, version, inside),
                    true,
                    fields,
                    inside.count(),
                    this::style,
                    widths(filter, columns, inside.count(), index),
                    writer -> write(filter, index, inside.count(), writer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(IncidentFilter filter, AreaIndex index, long expected, FeatureWriter writer) throws IOException {
        var states = new MapState.Finder(filter, categories, hotspots.countedSources(), index);
        Map<@Nullable String, Names> names = new HashMap<>();
        long[] written = {0};
        Order order = expected > READ_BY_PEOPLE ? Order.BY_ID : Order.NEWEST_FIRST;
        try (var behind = new WriteBehind(writer)) {
            rows.forEach(filter, index, order, row -> {
                try {
                    Names known = names.computeIfAbsent(row.area(), pcode -> Names.of(pcode, index));
                    behind.write(point(row), reader.values(extra(row, states, known), row));
                    written[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            behind.finish();
        }
        if (written[0] != expected) {
            throw new IllegalStateException("%d incidents written, %d on the map".formatted(written[0], expected));
        }
    }

    private TextWidths widths(IncidentFilter filter, IncidentColumns columns, long count, AreaIndex index) {
        var unlimited = new Widest(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return new TextWidths(() -> count > READ_BY_PEOPLE ? rows.widest(filter, index) : unlimited)
                .note("kind", columns.kinds(), kind -> kind)
                .note("kindFr", columns.kinds(), kind -> label(kind, Category::labelFr))
                .note("kindEn", columns.kinds(), kind -> label(kind, Category::labelEn))
                .note("area", columns.areas(), area -> area)
                .note("region", columns.areas(), area -> name(index, area, 1))
                .note("province", columns.areas(), area -> name(index, area, 2))
                .note("commune", columns.areas(), area -> name(index, area, Area.COMMUNE))
                .note("sources", columns.sourceSets(), set -> set == null ? null : set.replace(SEPARATOR, "; "));
    }

    private @Nullable String label(@Nullable String kind, Function<Category, String> label) {
        return kind == null ? null : categories.find(kind).map(label).orElse(kind);
    }

    private static @Nullable Geometry point(IncidentRow row) {
        return row.longitude() == null || row.latitude() == null
                ? null
                : GEOMETRIES.createPoint(new Coordinate(row.longitude(), row.latitude()));
    }

    /** The names of an area and of those that hold it. */
    private record Names(
            @Nullable String region,
            @Nullable String province,
            @Nullable String commune) {

        static Names of(@Nullable String pcode, AreaIndex index) {
            return new Names(name(index, pcode, 1), name(index, pcode, 2), name(index, pcode, Area.COMMUNE));
        }
    }

    private Extra extra(IncidentRow row, MapState.Finder states, Names names) {
        return new Extra(
                states.of(row).word(),
                names.region(),
                names.province(),
                names.commune(),
                label(row.kind(), Category::labelFr),
                label(row.kind(), Category::labelEn));
    }

    private static @Nullable String name(AreaIndex index, @Nullable String pcode, int level) {
        return pcode == null
                ? null
                : index.ancestor(pcode, level).map(Area::displayName).orElse(null);
    }

    /** A colour for each category. */
    private LayerStyle style(Locale language) {
        List<Category> shown = categories.list().stream()
                .filter(category -> category.parent() == null)
                .toList();
        boolean english = language.getLanguage().equals("en");
        return new LayerStyle(
                "category",
                true,
                Stream.iterate(0, i -> i + 1)
                        .limit(shown.size())
                        .map(i -> new LayerStyle.Rule(
                                shown.get(i).code(),
                                english ? shown.get(i).labelEn() : shown.get(i).labelFr(),
                                COLOURS.get(i % COLOURS.size())))
                        .toList());
    }

    private Passport passport(IncidentFilter filter, AreaIndex index, long version, Selection inside) {
        return new Passport(
                subject(),
                FileNames.stem(subject(), filter.countries(), filter.areas(), index, filter.from(), filter.to()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                version,
                filter.from(),
                filter.to(),
                FilterTexts.of(filter).entries(),
                inside.totals(),
                index.sets(),
                inside.sources(),
                inside.marking(),
                inside.exercise() || index.sets().stream().anyMatch(set -> set.exercise()),
                List.of());
    }
}
