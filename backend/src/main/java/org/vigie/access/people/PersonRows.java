package org.vigie.access.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Role;

/** Reads people from rows of {@code person p join organisation o}. */
final class PersonRows implements RowMapper<Person> {

    static final PersonRows INSTANCE = new PersonRows();

    /** The columns, for a select list. */
    static final String COLUMNS = "p.id, p.login, p.name, o.code, p.role, p.clearance, p.grants, p.enabled, p.password,"
            + " p.must_change, p.created_at, p.last_sign_in_at";

    /** The tables, for a from clause. */
    static final String TABLES = "person p join organisation o on o.id = p.organisation_id";

    private PersonRows() {}

    @Override
    public Person mapRow(ResultSet row, int number) throws SQLException {
        String clearance = row.getString("clearance");
        Set<Grant> grants = Arrays.stream((String[]) row.getArray("grants").getArray())
                .map(Grant::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Person(
                row.getInt("id"),
                row.getString("login"),
                row.getString("name"),
                row.getString("code"),
                Role.valueOf(row.getString("role")),
                clearance == null ? null : Marking.find(clearance).orElseThrow(),
                grants,
                row.getBoolean("enabled"),
                row.getString("password"),
                row.getBoolean("must_change"),
                instant(row, "created_at"),
                instant(row, "last_sign_in_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
