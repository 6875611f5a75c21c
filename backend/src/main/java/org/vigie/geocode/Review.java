package org.vigie.geocode;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;

/**
 * A question to a person: where is this?
 *
 * @param query the words of the reports
 * @param candidates what they may mean, best first
 * @param state {@code OPEN}, or the name of a {@link ReviewDecided.Outcome}
 * @param answer the location that was decided on
 * @param subjects what waits for the answer
 */
record Review(
        long id,
        PlaceQuery query,
        List<Candidate> candidates,
        String state,
        @Nullable Candidate answer,
        List<Subject> subjects,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    /** Something that waits, and how far its words may travel. */
    record Subject(String name, Marking marking) {}

    boolean isOpen() {
        return state.equals("OPEN");
    }
}
