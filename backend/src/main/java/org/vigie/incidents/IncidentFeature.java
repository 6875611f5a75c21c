package org.vigie.incidents;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a GeoJSON feature (RFC 7946); without a position its geometry is null.
 *
 * @param id the origin id
 * @param versionFrom the data version since which it says this
 * @param properties by name, as JSON values
 */
public record IncidentFeature(
        String type, UUID id, @Nullable Map<String, Object> geometry, Map<String, @Nullable Object> properties) {

    /** The data version since which the incident is as it is here. */
    public long versionFrom() {
        return (Long) properties.get("versionFrom");
    }

    /** The validator of the incident as the reader of this thread sees it: what others see has another one. */
    public String etag() {
        return "\"%d-%08x\"".formatted(versionFrom(), Visibility.current().key().hashCode());
    }

    LocalDate dateStart() {
        return (LocalDate) properties.get("dateStart");
    }

    static IncidentFeature read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        double longitude = row.getDouble("longitude");
        Map<String, Object> geometry = row.wasNull()
                ? null
                : Map.of("type", "Point", "coordinates", new double[] {longitude, row.getDouble("latitude")});
        return new IncidentFeature("Feature", id, geometry, properties(row));
    }

    private static Map<String, @Nullable Object> properties(ResultSet row) throws SQLException {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("dateStart", row.getObject("date_start", LocalDate.class));
        properties.put("dateEnd", row.getObject("date_end", LocalDate.class));
        properties.put("category", Category.categoryOf(row.getString("kind")));
        properties.put("kind", row.getString("kind"));
        properties.put("nonState", row.getBoolean("non_state"));
        for (String people : List.of("severity", "fatalities", "injured", "abducted", "displaced")) {
            properties.put(people, row.getObject(people));
        }
        properties.put("precision", row.getString("precision"));
        properties.put("uncertaintyKm", row.getObject("uncertainty_km"));
        properties.put("country", row.getString("country"));
        properties.put("area", row.getString("area_pcode"));
        properties.put("placement", row.getString("placement"));
        properties.put("place", row.getString("stated_place"));
        properties.put("reliability", row.getString("reliability"));
        properties.put("credibility", row.getObject("credibility"));
        properties.put("sources", texts(row.getArray("sources")));
        properties.put("reports", row.getLong("reports"));
        properties.put("marking", row.getString("marking"));
        properties.put("status", row.getString("status"));
        properties.put("organisation", row.getString("organisation"));
        properties.put("releasableTo", texts(row.getArray("releasable_to")));
        properties.put("exercise", row.getBoolean("exercise"));
        properties.put("edited", row.getBoolean("edited"));
        properties.put("description", row.getString("description"));
        properties.put("versionFrom", row.getLong("version_from"));
        return properties;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
