package org.vigie.snapshots;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;

/**
 * What is known of a frozen map or bulletin, beside its files.
 *
 * @param id names it in addresses; cannot be guessed
 * @param alternative what stands in place of its picture, one sentence
 * @param marking the closest of the incidents behind its numbers, and of what is told beside them
 * @param leastRole what a reader of an internal one must be
 * @param seenBy whose eyes it was made with
 * @param organisation the code of the organisation of who made it
 * @param madeBy the name of who made it
 * @param view as it was asked
 * @param parameters the same with its days filled in: it means the same period for ever
 * @param from first day it speaks of
 * @param to last day it speaks of
 * @param boundarySets the {@code v} of the boundary sets
 * @param exercise whether exercise data are inside
 * @param software the version of the service that made it
 * @param definitionId the saved bulletin that it is a run of
 * @param dueAt the scheduled moment of that run; null on demand
 * @param withdrawal null unless it was taken back
 */
record Snapshot(
        String id,
        Kind kind,
        String title,
        Locale language,
        String alternative,
        Audience audience,
        Marking marking,
        Role leastRole,
        Reader seenBy,
        String organisation,
        String madeBy,
        Instant madeAt,
        View view,
        View parameters,
        LocalDate from,
        LocalDate to,
        long dataVersion,
        String boundarySets,
        boolean exercise,
        String software,
        @Nullable UUID definitionId,
        @Nullable Instant dueAt,
        @Nullable Withdrawal withdrawal) {

    enum Kind {
        MAP,
        BULLETIN
    }

    /** When and why it was taken back. */
    record Withdrawal(Instant at, String by, String reason) {}

    /**
     * Whether somebody may open it. Anyone may open a public one; an internal one takes the clearance for its marking, and the same
     * organisation where the marking does not leave it.
     */
    boolean isReadableBy(Reader reader) {
        return audience == Audience.PUBLIC || reader.is(leastRole) && reader.sees(marking, organisation);
    }
}
