package org.vigie.incidents;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Where the reports of one import wait until all are there: a table of its own in the schema {@code staging}, filled by
 * COPY in chunks that are each committed, and read by nobody. Memory does not grow with the rows. For one thread.
 */
public final class Stage implements AutoCloseable {

    private static final int ROWS_A_CHUNK = 50_000;
    private static final int BYTES_A_WRITE = 1 << 16;

    private static final String COLUMNS = """
            line bigint not null, incident_id uuid not null, source text not null, source_ref text, situation boolean not null,
            date_start date not null, date_end date not null, kind text not null, non_state boolean not null,
            severity smallint, fatalities integer, injured integer, abducted integer, displaced integer,
            longitude double precision, latitude double precision, precision text not null, uncertainty_km real,
            country char(3), area_pcode text, placement text, reliability char(1), credibility smallint,
            marking text not null, status text, stated_country text, stated_region text, stated_province text,
            stated_commune text, stated_place text, original_kind text, original_precision text, description text,
            received_at timestamptz, content_hash uuid not null, words_hash uuid""";

    private final Connection connection;
    private final String table;
    private final CopyLine line = new CopyLine();
    private final ContentHash hash = new ContentHash();
    private @Nullable CopyIn copy;
    private int rowsInChunk;
    private long rows;

    Stage(DataSource dataSource, UUID jobId) throws SQLException {
        this.table = table(jobId);
        this.connection = dataSource.getConnection();
        try (var statement = connection.createStatement()) {
            // What an earlier, cut-off run of the same job left.
            statement.execute("drop table if exists " + table);
            statement.execute("create table " + table + " (" + COLUMNS + ")");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static String table(UUID jobId) {
        return "staging.import_" + jobId.toString().replace("-", "");
    }

    /** The table's name, safe to stand in SQL. */
    String table() {
        return table;
    }

    /** How many reports are in it. */
    public long rows() {
        return rows;
    }

    /** Adds a report. */
    public void add(StagedReport report) {
        try {
            if (copy == null) {
                copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
            }
            write(report);
            if (line.length() > BYTES_A_WRITE) {
                send();
            }
            rows++;
            if (++rowsInChunk == ROWS_A_CHUNK) {
                endChunk();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Staging failed", e);
        }
    }

    /** Makes sure that all added reports are in the table. */
    public void finish() {
        try {
            endChunk();
        } catch (SQLException e) {
            throw new IllegalStateException("Staging failed", e);
        }
    }

    private void send() throws SQLException {
        if (copy != null && line.length() > 0) {
            copy.writeToCopy(line.bytes(), 0, line.length());
            line.clear();
        }
    }

    private void endChunk() throws SQLException {
        if (copy != null) {
            send();
            copy.endCopy();
            copy = null;
            rowsInChunk = 0;
        }
    }

    private void write(StagedReport report) {
        var event = report.event();
        var place = report.place();
        var grade = report.grade();
        var stated = report.stated();
        line.add(report.line())
                .add(OriginId.next())
                .add(report.source())
                .add(report.sourceRef())
                .add(report.situation())
                .add(event.dateStart())
                .add(event.dateEnd())
                .add(event.kind())
                .add(event.nonState())
                .add(event.severity())
                .add(event.fatalities())
                .add(event.injured())
                .add(event.abducted())
                .add(event.displaced())
                .add(place.longitude())
                .add(place.latitude())
                .add(place.precision())
                .add(place.uncertaintyKm())
                .add(place.country())
                .add(place.areaPcode())
                .add(place.flag())
                .add(grade.reliability())
                .add(grade.credibility())
                .add(grade.marking().label())
                .add(grade.status())
                .add(stated.country())
                .add(stated.region())
                .add(stated.province())
                .add(stated.commune())
                .add(stated.place())
                .add(stated.originalKind())
                .add(stated.originalPrecision())
                .add(report.description())
                .add(report.receivedAt())
                .add(hash.of(report))
                .add(report.sourceRef() == null ? hash.ofWords(report) : null)
                .endRow();
    }

    /** Drops the table. */
    @Override
    public void close() {
        try (connection) {
            if (copy != null) {
                copy.cancelCopy();
            }
            try (var statement = connection.createStatement()) {
                statement.execute("drop table if exists " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The staging table stays behind: " + table, e);
        }
    }
}
