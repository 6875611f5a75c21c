package org.vigie.incidents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.api.DataVersion;
import org.vigie.incidents.StagedReport.Place;
import org.vigie.incidents.StagedReport.Stated;
import tools.jackson.databind.json.JsonMapper;

/** Incidents that say in words where they were, and have no position yet. */
@Service
public class UnplacedReports {

    private static final int FETCH_ROWS = 5_000;

    private static final String OF_VERSION = """
            select i.id, r.stated_country, r.stated_region, r.stated_province, r.stated_commune, r.stated_place, i.marking
            from report r
            join incident i on i.id = r.incident_id and i.version_to is null
            where r.version_from = ? and r.version_to is null and not r.deleted and i.geom is null
              and coalesce(r.stated_place, r.stated_commune, r.stated_province, r.stated_region) is not null
            """;

    private final JdbcTemplate streaming;
    private final JdbcClient jdbc;
    private final DataVersion dataVersion;
    private final JsonMapper json;

    UnplacedReports(DataSource dataSource, JdbcClient jdbc, DataVersion dataVersion, JsonMapper json) {
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(FETCH_ROWS);
        this.jdbc = jdbc;
        this.dataVersion = dataVersion;
        this.json = json;
    }

    /**
     * An incident without a position.
     *
     * @param stated the source's words
     * @param marking as written, {@code TLP:AMBER}
     */
    public record Unplaced(UUID incidentId, Stated stated, String marking) {}

    /** Each of those that a data version brought; streamed within the caller's transaction. */
    public void forEach(long version, Consumer<Unplaced> receiver) {
        streaming.query(
                OF_VERSION,
                row -> {
                    receiver.accept(new Unplaced(
                            row.getObject(1, UUID.class),
                            new Stated(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    null,
                                    null,
                                    null),
                            row.getString(7)));
                },
                version);
    }

    /** Gives incidents that still have no position a place, as a part of the caller's transaction, in one data version. */
    @Transactional
    public void place(List<UUID> incidents, Place place) {
        List<UUID> waiting = incidents.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select id from incident where id in (:ids) and version_to is null and geom is null for update")
                        .param("ids", incidents)
                        .query(UUID.class)
                        .list();
        if (waiting.isEmpty()) {
            return;
        }
        long version = dataVersion.next("geocode", null);
        jdbc.sql("update incident set version_to = :version where id in (:ids) and version_to is null")
                .param("version", version)
                .param("ids", waiting)
                .update();
        jdbc.sql("""
                        insert into incident
                        select (jsonb_populate_record(i, :values::jsonb)).* from incident i
                        where id in (:ids) and version_to = :version""")
                .param("values", json.writeValueAsString(columns(place, version)))
                .param("ids", waiting)
                .param("version", version)
                .update();
    }

    private static Map<String, @Nullable Object> columns(Place place, long version) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("version_from", version);
        columns.put("version_to", null);
        columns.put("geom", "SRID=4326;POINT(%s %s)".formatted(place.longitude(), place.latitude()));
        columns.put("precision", place.precision().name());
        columns.put("uncertainty_km", place.uncertaintyKm());
        columns.put("country", place.country());
        columns.put("area_pcode", place.areaPcode());
        columns.put("placement", place.flag());
        return columns;
    }
}
