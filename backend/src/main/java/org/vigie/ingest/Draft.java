package org.vigie.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.incidents.Precision;
import org.vigie.incidents.StagedReport.Event;
import org.vigie.incidents.StagedReport.Grade;
import org.vigie.incidents.StagedReport.Stated;

/**
 * A row as its profile understands it, before it is placed.
 *
 * @param source the source that the row itself names, or null
 * @param sourceRef the source's reference, or null
 * @param situation nothing to report
 */
record Draft(
        @Nullable String source,
        @Nullable String sourceRef,
        boolean situation,
        Event event,
        Position position,
        Grade grade,
        Stated stated,
        @Nullable String description,
        @Nullable Instant receivedAt) {

    /**
     * What the row says of its place in numbers.
     *
     * @param longitude degrees east WGS 84, null with the latitude
     * @param precision what is known, null where the row does not say
     * @param country ISO 3166-1 alpha-3 of the country that the row names, null where it names none
     */
    record Position(
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Precision precision,
            @Nullable Double uncertaintyKm,
            @Nullable String country) {

        boolean known() {
            return longitude != null && latitude != null;
        }
    }
}
