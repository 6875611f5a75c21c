package org.vigie.geocode;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.access.Reader;

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

    /** Something that waits, how far its words may travel, and the code of the organisation that owns it. */
    record Subject(String name, Marking marking, String organisation) {

        boolean isSeenBy(Reader reader) {
            return reader.sees(marking, organisation);
        }
    }

    /** Whether a reader may see the words: they are those of something that the reader may see, or nobody's. */
    boolean isSeenBy(Reader reader) {
        return subjects.isEmpty() || subjects.stream().anyMatch(subject -> subject.isSeenBy(reader));
    }

    boolean isOpen() {
        return state.equals("OPEN");
    }
}
