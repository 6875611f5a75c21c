package org.vigie.areas;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One country's areas in one vintage.
 *
 * @param country ISO 3166-1 alpha-3
 * @param vintage which edition, unique within the country: {@code 2020-03-23}
 * @param exercise whether its areas are stand-ins for exercises
 * @param jobId the job that loaded it, null where it was loaded without one
 * @param areas how many areas it has, by level 0..3
 */
public record BoundarySet(
        int id,
        String country,
        String vintage,
        String source,
        String licence,
        boolean exercise,
        @Nullable UUID jobId,
        Instant createdAt,
        State state,
        Map<Integer, Long> areas) {

    /** Where a set stands: only one of a country serves at a time. */
    public enum State {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    /** How many communes it has. */
    public long communes() {
        return areas.getOrDefault(Area.COMMUNE, 0L);
    }
}
