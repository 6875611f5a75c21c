package org.vigie.geocode;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question about a place has its answer. Published in the transaction that stores it, so that whoever asked changes its
 * rows in the same transaction.
 *
 * @param reviewId the review
 * @param subjects what waited for it, in the words of whoever asked
 * @param outcome how it was answered
 * @param location the location; null where it was rejected
 */
public record ReviewDecided(
        long reviewId,
        List<String> subjects,
        Outcome outcome,
        @Nullable Candidate location) {

    /** How a review ends. */
    public enum Outcome {
        /** A person said that the first candidate is right. */
        CONFIRMED,
        /** A person chose another candidate or an area. */
        CHOSEN,
        /** A person put it on the map. */
        POINTED,
        /** A later gazetteer or boundary set made it sure. */
        RESOLVED,
        /** A person said that it is no place that can be found. */
        REJECTED
    }

    public ReviewDecided {
        subjects = List.copyOf(subjects);
    }

    /** The location, where there is one. */
    public Optional<Candidate> findLocation() {
        return Optional.ofNullable(location);
    }
}
