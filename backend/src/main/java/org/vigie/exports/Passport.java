package org.vigie.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.areas.BoundarySet;

/**
 * What a download says of itself.
 *
 * @param stem its file name without ending
 * @param from first day it speaks of; null without one
 * @param to last day it speaks of; null without one
 * @param parameters filter and method as they were used
 * @param totals numbers of incidents as the map tells them; empty for areas
 * @param sources of the incidents inside, or behind the numbers
 * @param marking the highest of the incidents inside, or behind the numbers; null without any
 * @param exercise whether exercise data are inside
 * @param warnings in each language
 */
record Passport(
        Subject subject,
        String stem,
        Instant madeAt,
        long dataVersion,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Entry> parameters,
        List<Total> totals,
        List<BoundarySet> boundarySets,
        List<String> sources,
        @Nullable Marking marking,
        boolean exercise,
        List<Notice> warnings) {

    /** A parameter as it was used. */
    record Entry(String name, String value) {}

    /** A number of incidents; its name is a key of the messages. */
    record Total(String name, long number) {}

    /** Something a reader must know; its code is a key of the messages. */
    record Notice(String code, List<String> arguments) {}
}
