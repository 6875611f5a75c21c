package org.vigie.incidents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An incident with all that is kept of it, for those that read very many.
 *
 * @param id the origin id
 * @param nonState whether no state is a party, as some sources tell
 * @param longitude WGS 84 degrees east; null without a position
 * @param latitude WGS 84 degrees north; null without a position
 * @param area P-code of the finest area that is known
 * @param place the place in the words of the best report
 * @param sources sorted, joined by {@code "; "}
 * @param description in the words of the best report
 * @param versionFrom the data version since which it says this
 */
public record IncidentRow(
        String id,
        LocalDate dateStart,
        LocalDate dateEnd,
        String category,
        String kind,
        boolean nonState,
        @Nullable Integer severity,
        @Nullable Integer fatalities,
        @Nullable Integer injured,
        @Nullable Integer abducted,
        @Nullable Integer displaced,
        @Nullable Double longitude,
        @Nullable Double latitude,
        Precision precision,
        @Nullable Double uncertaintyKm,
        @Nullable String country,
        @Nullable String area,
        @Nullable String placement,
        @Nullable String place,
        @Nullable String reliability,
        @Nullable Integer credibility,
        String sources,
        String marking,
        Status status,
        String organisation,
        boolean exercise,
        boolean edited,
        @Nullable String description,
        long versionFrom) {

    /** Reads the columns of all-incidents.sql by their numbers: a million rows feel a look-up by name. */
    static IncidentRow read(String id, ResultSet row, Words words) throws SQLException {
        String kind = words.get(row, 4);
        return new IncidentRow(
                id,
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class),
                Category.categoryOf(kind),
                kind,
                row.getBoolean(5),
                whole(row, 6),
                whole(row, 7),
                whole(row, 8),
                whole(row, 9),
                whole(row, 10),
                decimal(row, 11),
                decimal(row, 12),
                Precision.valueOf(words.get(row, 13)),
                decimal(row, 14),
                words.read(row, 15),
                words.read(row, 16),
                words.read(row, 17),
                words.read(row, 18),
                words.read(row, 19),
                whole(row, 20),
                words.get(row, 21),
                words.get(row, 22),
                Status.valueOf(words.get(row, 23)),
                words.get(row, 24),
                row.getBoolean(25),
                row.getBoolean(26),
                row.getString(27),
                row.getLong(28));
    }

    private static @Nullable Integer whole(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : (Integer) value;
    }

    private static @Nullable Double decimal(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : (Double) value;
    }
}
