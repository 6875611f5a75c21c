package org.vigie.incidents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.areas.AreaIndex;

/** Reads all incidents of a filter one after the other, by a cursor: a million of them need no memory of their own. */
@Repository
public class IncidentReader {

    private static final int ROWS_A_FETCH = 2_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final Categories categories;
    private final String sql;
    private final String widest;

    IncidentReader(NamedParameterJdbcTemplate jdbc, Categories categories) throws IOException {
        this.jdbc = jdbc;
        this.categories = categories;
        this.sql = text("all-incidents.sql");
        this.widest = text("widest-words.sql");
    }

    private static String text(String name) throws IOException {
        return new ClassPathResource(name, IncidentReader.class).getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * The most bytes (UTF-8) that the free texts of incidents have, over the whole store: no filter has longer ones.
     *
     * @param place of {@link IncidentRow#place()}
     * @param description of {@link IncidentRow#description()}
     */
    public record Widest(int place, int description) {}

    /** Finds it in one pass over the reports that the filter's reader sees. */
    public Widest widest(IncidentFilter filter, AreaIndex areas) {
        var values = new MapSqlParameterSource(
                        IncidentConditions.of(filter, areas, categories).values())
                .addValue("asOf", filter.asOf(), Types.BIGINT);
        return jdbc.query(
                        widest.replace("{report_version}", IncidentConditions.version("report", filter.asOf()))
                                .replace("{report_seen}", IncidentConditions.reportSeen(filter.visibility())),
                        values,
                        (row, number) -> new Widest(row.getInt(2), row.getInt(1)))
                .get(0);
    }

    /** In which order incidents are read. */
    public enum Order {
        /** As people read them; each row costs a look-up of its reports. */
        NEWEST_FIRST("i.date_start desc, i.id"),
        /** By id, which is by far the fastest where there are very many: incidents and reports are merged along their indexes. */
        BY_ID("i.id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Hands over every incident of a filter; those without a position or with days that reach out of the period are among
     * them. Within the caller's transaction, so that the caller says which snapshot is read.
     *
     * @param areas the areas that serve at the data version that is read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forEach(IncidentFilter filter, AreaIndex areas, Order order, Consumer<IncidentRow> consumer) {
        IncidentConditions conditions = IncidentConditions.of(filter, areas, categories);
        var told = new Telling(filter.visibility(), categories.sensitive(), areas);
        String query = sql.replace("{report_version}", IncidentConditions.version("report", filter.asOf()))
                .replace("{incident_version}", IncidentConditions.version("i", filter.asOf()))
                .replace("{report_seen}", IncidentConditions.reportSeen(filter.visibility()))
                .replace("{filter}", conditions.sql())
                .replace("{order}", order.sql);
        var parameters = new MapSqlParameterSource(conditions.values()).addValue("asOf", filter.asOf(), Types.BIGINT);
        if (order == Order.BY_ID) {
            // Along the index, where the first row is there at once: a plan that sorts a million rows first may seem
            // cheaper.
            jdbc.getJdbcOperations().execute("set local enable_sort = off");
        }
        jdbc.execute(query, parameters, (PreparedStatement statement) -> {
            read(statement, row -> consumer.accept(told.of(row)));
            return null;
        });
    }

    /** In binary form: numbers, days and ids come as they are, not as texts. */
    private static void read(PreparedStatement statement, Consumer<IncidentRow> consumer) throws SQLException {
        statement.setFetchSize(ROWS_A_FETCH);
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        try (ResultSet rows = statement.executeQuery()) {
            var best = new BestReport(consumer);
            while (rows.next()) {
                best.take(rows);
            }
            best.finish();
        }
    }

    /** Of the rows of one incident, that of its best report: best graded, then oldest. */
    private static final class BestReport {

        private final Consumer<IncidentRow> consumer;
        private final Words words = new Words();
        private @Nullable IncidentRow row;
        private int grade;
        private long report;

        BestReport(Consumer<IncidentRow> consumer) {
            this.consumer = consumer;
        }

        void take(ResultSet rows) throws SQLException {
            String id = rows.getString(1);
            int nextGrade = grade(rows);
            long nextReport = rows.getLong(29);
            if (row != null && row.id().equals(id)) {
                if (nextGrade > grade || nextGrade == grade && nextReport >= report) {
                    return;
                }
            } else {
                finish();
            }
            row = IncidentRow.read(id, rows, words);
            grade = nextGrade;
            report = nextReport;
        }

        /** The lower the better; ungraded ones are behind all others. */
        private int grade(ResultSet rows) throws SQLException {
            String reliability = words.read(rows, 30);
            int credibility = rows.getInt(31);
            return 10 * (reliability == null ? '~' : reliability.charAt(0)) + (credibility == 0 ? 9 : credibility);
        }

        void finish() {
            if (row != null) {
                consumer.accept(row);
                row = null;
            }
        }
    }
}
