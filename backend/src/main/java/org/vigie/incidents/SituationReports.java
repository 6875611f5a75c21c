package org.vigie.incidents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports that there is nothing to report ("RAS"): they count against silence, never in a density. */
@Repository
public class SituationReports {

    private final JdbcClient jdbc;
    private final String list;

    SituationReports(JdbcClient jdbc) throws IOException {
        this.jdbc = jdbc;
        list = new ClassPathResource("list-situation-reports.sql", SituationReports.class)
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * That an area was heard of.
     *
     * @param pcode of the finest area that is known, of any level
     * @param day its last day, in days since 1970-01-01
     */
    public record Heard(String pcode, int day) {}

    /** All situation reports at a data version that somebody may see, each area and day once. */
    public List<Heard> list(long version, Visibility visibility) {
        return jdbc.sql(list.replace("{report_seen}", IncidentConditions.reportSeen(visibility)))
                .params(SeenMarkings.values(visibility))
                .param("version", version)
                .query(Heard.class)
                .list();
    }
}
