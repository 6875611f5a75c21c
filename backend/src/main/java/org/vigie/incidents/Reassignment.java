package org.vigie.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundariesActivated;
import org.vigie.areas.BoundariesRetired;
import org.vigie.incidents.Assignment.Assigned;

/**
 * When a country's boundaries change, finds the area of every incident anew, in the same transaction and data version. Only
 * incidents whose area really changed get a new version: P-codes mostly survive a new vintage.
 */
@Component
class Reassignment {

    private static final Logger LOG = LoggerFactory.getLogger(Reassignment.class);
    private static final int BATCH = 5_000;

    private static final String CURRENT = """
            select id, st_x(geom), st_y(geom), precision, country, area_pcode, placement
            from incident where version_to is null and (geom is not null or precision = 'COUNTRY')
            """;

    private final JdbcTemplate jdbc;
    private final Areas areas;

    Reassignment(DataSource dataSource, Areas areas) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(BATCH); // a cursor: a million incidents are never all in memory
        this.areas = areas;
    }

    @EventListener
    void on(BoundariesActivated event) {
        assignAll(event.version());
    }

    @EventListener
    void on(BoundariesRetired event) {
        assignAll(event.version());
    }

    private record Moved(UUID id, Assigned to) {}

    private void assignAll(long version) {
        jdbc.execute(
                "create temp table if not exists moved (id uuid, country char(3), area_pcode text, placement text) "
                        + "on commit delete rows");
        jdbc.execute("truncate moved");
        var assignment = new Assignment(areas.current());
        var batch = new ArrayList<Moved>();
        jdbc.query(CURRENT, (ResultSet row) -> {
            Moved moved = find(row, assignment);
            if (moved != null) {
                batch.add(moved);
            }
            if (batch.size() == BATCH) {
                write(batch);
            }
        });
        write(batch);
        jdbc.execute("analyze moved");
        int changed = jdbc.update(
                "update incident i set version_to = ? from moved m where i.id = m.id and i.version_to is null",
                version);
        jdbc.update("""
                insert into incident
                select (jsonb_populate_record(i, jsonb_build_object('version_from', ?::bigint, 'version_to', null,
                    'country', m.country, 'area_pcode', m.area_pcode, 'placement', m.placement))).*
                from incident i join moved m on m.id = i.id
                where i.version_to = ?""", version, version);
        LOG.info("{} incidents moved to other areas by data version {}", changed, version);
    }

    private static @Nullable Moved find(ResultSet row, Assignment assignment) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        double longitude = row.getDouble(2);
        boolean unlocated = row.wasNull();
        String country = row.getString(5);
        Assigned assigned = unlocated
                ? new Assigned(false, country, assignment.countryPcode(country), null)
                : assignment.assign(longitude, row.getDouble(3), Precision.valueOf(row.getString(4)), country);
        boolean same = Objects.equals(assigned.areaPcode(), row.getString(6))
                && Objects.equals(assigned.flag(), row.getString(7))
                && Objects.equals(assigned.country(), country);
        return same ? null : new Moved(id, assigned);
    }

    private void write(List<Moved> batch) {
        jdbc.batchUpdate("insert into moved values (?, ?, ?, ?)", batch, BATCH, (statement, moved) -> {
            statement.setObject(1, moved.id());
            statement.setString(2, moved.to().country());
            statement.setString(3, moved.to().areaPcode());
            statement.setString(4, moved.to().flag());
        });
        batch.clear();
    }
}
