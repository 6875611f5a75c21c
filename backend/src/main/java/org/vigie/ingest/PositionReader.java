package org.vigie.ingest;

import org.jspecify.annotations.Nullable;
import org.vigie.geocode.Countries;
import org.vigie.incidents.Precision;
import org.vigie.ingest.Draft.Position;

/** Reads what a row says of its place in numbers: {@code longitude}, {@code latitude}, {@code uncertaintyKm}, {@code country}. */
final class PositionReader {

    private PositionReader() {}

    static Position read(Row row, @Nullable Precision precision) {
        Double longitude = row.decimal("longitude", -180, 180);
        Double latitude = row.decimal("latitude", -90, 90);
        if ((row.text("longitude") == null) != (row.text("latitude") == null)) {
            row.error(row.text("longitude") == null ? "longitude" : "latitude", "HALF_A_POSITION", null);
        }
        if (longitude != null && latitude != null && longitude == 0 && latitude == 0) {
            row.warning("longitude", "NULL_ISLAND", "0 0");
            longitude = null;
            latitude = null;
        }
        Double uncertaintyKm = row.decimal("uncertaintyKm", 0, 5_000);
        return new Position(longitude, latitude, precision, uncertaintyKm, country(row));
    }

    private static @Nullable String country(Row row) {
        String name = row.text("country");
        String code = name == null ? null : Countries.find(name).orElse(null);
        if (name != null && code == null) {
            row.warning("country", "UNKNOWN_COUNTRY", name);
        }
        return code;
    }
}
