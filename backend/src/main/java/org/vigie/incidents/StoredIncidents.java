package org.vigie.incidents;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.access.StoredData;

/** Whether the store holds anything that really happened; for those who decide who may come in. */
@Component
class StoredIncidents implements StoredData {

    private final JdbcClient jdbc;

    StoredIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isExerciseOnly() {
        return jdbc.sql("select not exists (select from incident where not exercise)"
                        + " and not exists (select from report where not exercise)")
                .query(Boolean.class)
                .single();
    }
}
