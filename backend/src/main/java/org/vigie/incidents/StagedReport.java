package org.vigie.incidents;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;

/**
 * One report that is ready to be published: checked, and placed as far as it can be.
 *
 * @param line where it stands in its file
 * @param sourceRef the source's own reference; null to derive one from the content
 * @param situation a situation report: nothing to report, no incident
 * @param event what it says happened, and when
 * @param place where
 * @param grade how far to trust it and who may read it
 * @param stated the words of the source, kept as they came
 * @param description free text
 * @param receivedAt when the source sent it; null for now
 */
public record StagedReport(
        long line,
        String source,
        @Nullable String sourceRef,
        boolean situation,
        Event event,
        Place place,
        Grade grade,
        Stated stated,
        @Nullable String description,
        @Nullable Instant receivedAt) {

    /**
     * What happened.
     *
     * @param dateStart first UTC day, inclusive
     * @param dateEnd last UTC day, inclusive
     * @param kind a category code
     * @param nonState fought between non-state actors only
     * @param severity 1..5; null unknown, as are the counts of people
     */
    public record Event(
            LocalDate dateStart,
            LocalDate dateEnd,
            String kind,
            boolean nonState,
            @Nullable Integer severity,
            @Nullable Integer fatalities,
            @Nullable Integer injured,
            @Nullable Integer abducted,
            @Nullable Integer displaced) {}

    /**
     * Where it happened.
     *
     * @param longitude degrees east WGS 84; null where no position is known
     * @param areaPcode the finest area that is really known, at the level of {@code precision}; null for none
     * @param flag how the commune was found where that is doubtful: {@code NEAREST}, {@code BORDER_AMBIGUOUS}
     */
    public record Place(
            @Nullable Double longitude,
            @Nullable Double latitude,
            Precision precision,
            @Nullable Double uncertaintyKm,
            @Nullable String country,
            @Nullable String areaPcode,
            @Nullable String flag) {}

    /**
     * Trust and marking.
     *
     * @param reliability A..F, of the source
     * @param credibility 1..6, of the report
     * @param status null where the source does not say: REPORTED, or what it was before
     */
    public record Grade(
            @Nullable String reliability,
            @Nullable Integer credibility,
            Marking marking,
            @Nullable Status status) {}

    /**
     * The source's own words for place, kind and precision.
     *
     * @param position the coordinates as stated, null where the source gave none
     */
    public record Stated(
            @Nullable String country,
            @Nullable String region,
            @Nullable String province,
            @Nullable String commune,
            @Nullable String place,
            @Nullable String position,
            @Nullable String originalKind,
            @Nullable String originalPrecision) {}
}
