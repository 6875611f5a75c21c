package org.vigie.incidents;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.api.DataVersion;
import org.vigie.areas.Areas;

/**
 * The incidents in memory, named by their data version: the current one, moved on by the rows that changed since, and a
 * few earlier ones that were asked for. It can be thrown away at any time; PostGIS is the only truth. Each reader asks the
 * database for the version first, so two instances never show different ones.
 */
@Component
public class IncidentCache {

    /** Between the names in a set of sources; no name holds it. */
    public static final char SOURCE_SEPARATOR = '\u001F';

    private static final Logger LOG = LoggerFactory.getLogger(IncidentCache.class);
    private static final int EARLIER_KEPT = 2;
    private static final int ROWS_A_FETCH = 20_000;

    private static final String COLUMNS = """
            select i.id, date_start - date '1970-01-01', date_end - date '1970-01-01', kind, coalesce(severity, 0)::integer,
                coalesce(fatalities, -1), precision, i.country, area_pcode, reliability, coalesce(credibility, 0)::integer,
                array_to_string(sources, chr(31)), marking, status, coalesce(st_x(geom), 'NaN'), coalesce(st_y(geom), 'NaN'),
                exercise, o.code
            from incident i join organisation o on o.id = i.organisation_id
            """;
    private static final String AS_OF = COLUMNS + "where version_from <= ? and (version_to is null or version_to > ?)";
    private static final String CURRENT_ADDED =
            COLUMNS + "where version_from > ? and version_from <= ? and (version_to is null or version_to > ?)";
    private static final String GONE = "select distinct id from incident where version_to > ? and version_to <= ?";

    private static final String ERASED = "select version from erased_version where version > ? and version <= ?";

    private static final List<String> MARKINGS =
            Arrays.stream(Marking.values()).map(Marking::label).toList();

    private final DataSource dataSource;
    private final DataVersion dataVersion;
    private final Areas areas;
    private final Categories categories;
    private final ProtectionKeys keys;
    private final ObjectProvider<CountedSources> countedSources;
    private volatile @Nullable IncidentColumns current;
    private final Map<Long, IncidentColumns> earlier = new LinkedHashMap<>(4, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, IncidentColumns> eldest) {
            return size() > EARLIER_KEPT;
        }
    };

    IncidentCache(
            DataSource dataSource,
            DataVersion dataVersion,
            Areas areas,
            Categories categories,
            ProtectionKeys keys,
            ObjectProvider<CountedSources> countedSources) {
        this.dataSource = dataSource;
        this.dataVersion = dataVersion;
        this.areas = areas;
        this.categories = categories;
        this.keys = keys;
        this.countedSources = countedSources;
    }

    /** The incidents that a filter may mean: those of its data version, with its eyes. */
    public IncidentColumns of(IncidentFilter filter) {
        return filter.asOf() == null ? current(filter.visibility()) : asOf(filter.asOf(), filter.visibility());
    }

    /** The incidents of the newest data version as the reader of this thread sees them. */
    public IncidentColumns current() {
        return current(Visibility.current());
    }

    /** The incidents of the newest data version with somebody's eyes. */
    public IncidentColumns current(Visibility visibility) {
        return seenBy(visibility, all());
    }

    /** The incidents as they were at a data version, 0 up to the newest, as the reader of this thread sees them. */
    public IncidentColumns asOf(long version) {
        return asOf(version, Visibility.current());
    }

    /** The incidents as they were at a data version, 0 up to the newest, with somebody's eyes. */
    public IncidentColumns asOf(long version, Visibility visibility) {
        return seenBy(visibility, all(version));
    }

    private IncidentColumns seenBy(Visibility visibility, IncidentColumns all) {
        if (visibility.equals(Visibility.EVERYTHING)) {
            return all;
        }
        return all.views().find(visibility).orElseGet(() -> {
            // Asked of the database before the lock: whoever holds a connection may be waiting for the lock.
            Supplier<IncidentColumns> maker =
                    visibility.isPublic() ? publicTable(visibility, all)::make : view(visibility, all)::make;
            return all.views().of(visibility, maker);
        });
    }

    private ReaderView view(Visibility visibility, IncidentColumns all) {
        return new ReaderView(all, visibility, areas.asOf(all.version()), categories.sensitive());
    }

    private PublicTable publicTable(Visibility visibility, IncidentColumns all) {
        return new PublicTable(
                all,
                visibility,
                categories.counted(),
                categories.sensitive(),
                countedSources.getIfAvailable(() -> CountedSources.ALL),
                keys.key("public-counts"));
    }

    private IncidentColumns all() {
        long version = dataVersion.current();
        IncidentColumns columns = current;
        return columns != null && columns.version() >= version ? columns : advance(version);
    }

    private IncidentColumns all(long version) {
        IncidentColumns newest = all();
        if (newest.version() == version) {
            return newest;
        }
        synchronized (earlier) {
            return earlier.computeIfAbsent(
                    version, wanted -> load(AS_OF, new IncidentColumns(wanted, 1024), wanted, wanted));
        }
    }

    /** Forgets everything: what was erased was in every version. */
    void forget() {
        synchronized (earlier) {
            earlier.clear();
        }
        synchronized (this) {
            current = null;
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void warm() {
        all();
    }

    private synchronized IncidentColumns advance(long version) {
        IncidentColumns columns = current;
        if (columns != null && columns.version() >= version) {
            return columns;
        }
        if (columns != null && anyErased(columns.version(), version)) {
            synchronized (earlier) {
                earlier.clear();
            }
            columns = null; // an erased row does not say that it is gone
        }
        long start = System.nanoTime();
        IncidentColumns next = columns == null
                ? load(AS_OF, new IncidentColumns(version, 1024), version, version)
                : load(
                        CURRENT_ADDED,
                        columns.without(gone(columns.version(), version), version, 1024),
                        columns.version(),
                        version,
                        version);
        current = next;
        LOG.info(
                "{} incidents of data version {} in memory after {} ms",
                next.size(),
                version,
                (System.nanoTime() - start) / 1_000_000);
        return next;
    }

    private boolean anyErased(long after, long version) {
        boolean[] any = {false};
        query(ERASED, row -> any[0] = true, after, version);
        return any[0];
    }

    private Set<UUID> gone(long after, long version) {
        var gone = new HashSet<UUID>();
        query(GONE, row -> gone.add(row.getObject(1, UUID.class)), after, version);
        return gone;
    }

    private IncidentColumns load(String sql, IncidentColumns into, long... versions) {
        query(sql, row -> into.add(entry(row)), versions);
        return into;
    }

    private static IncidentColumns.Entry entry(ResultSet row) throws SQLException {
        String reliability = row.getString(10);
        return new IncidentColumns.Entry(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getInt(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                Precision.valueOf(row.getString(7)),
                row.getString(8),
                row.getString(9),
                reliability == null ? 0 : reliability.charAt(0) - 'A' + 1,
                row.getInt(11),
                row.getString(12),
                MARKINGS.indexOf(row.getString(13)),
                Status.valueOf(row.getString(14)),
                row.getDouble(15),
                row.getDouble(16),
                row.getBoolean(17),
                row.getString(18));
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Streams rows in binary form by a cursor, so that a million of them need no memory of their own. */
    private void query(String sql, RowReader reader, long... versions) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(ROWS_A_FETCH);
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                for (int i = 0; i < versions.length; i++) {
                    statement.setLong(i + 1, versions[i]);
                }
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new org.springframework.dao.DataAccessResourceFailureException("The incidents could not be read", e);
        }
    }
}
