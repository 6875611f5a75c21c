package org.vigie.incidents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.areas.AreaIndex;

/** Reads all incidents of a filter one after the other, by a cursor: a million of them need no memory of their own. */
@Repository
public class IncidentReader {

    private static final int ROWS_A_FETCH = 2_000;

    private final JdbcClient jdbc;
    private final Categories categories;
    private final String sql;

    IncidentReader(JdbcClient jdbc, Categories categories) throws IOException {
        this.jdbc = jdbc;
        this.categories = categories;
        this.sql = new ClassPathResource("all-incidents.sql", IncidentReader.class)
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * Hands over every incident of a filter, newest first; those without a position or with days that reach out of the
     * period are among them. Within the caller's transaction, so that the caller says which snapshot is read.
     *
     * @param areas the areas that serve at the data version that is read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forEach(IncidentFilter filter, AreaIndex areas, Consumer<IncidentRow> consumer) {
        IncidentConditions conditions = IncidentConditions.of(filter, areas, categories);
        var told = new Telling(filter.visibility(), categories.sensitive(), areas);
        RowCallbackHandler each = (ResultSet row) -> consumer.accept(told.of(IncidentRow.read(row)));
        jdbc.sql(sql.replace("{report_version}", IncidentConditions.version("report", filter.asOf()))
                        .replace("{incident_version}", IncidentConditions.version("i", filter.asOf()))
                        .replace("{report_seen}", IncidentConditions.reportSeen(filter.visibility()))
                        .replace("{filter}", conditions.sql()))
                .withFetchSize(ROWS_A_FETCH)
                .params(conditions.values())
                .param("asOf", filter.asOf(), Types.BIGINT)
                .query(each);
    }
}
