package org.vigie.geocode;

import java.util.List;
import java.util.Optional;

/**
 * What became of the words about a place.
 *
 * @param candidates best first; with {@link Decision#PLACED} the first is the location
 * @param why the reason of the decision, in words
 */
public record Resolution(Decision decision, List<Candidate> candidates, String why) {

    /** Whether the words became a place. */
    public enum Decision {
        /** Sure enough to be placed at the first candidate. */
        PLACED,
        /** Unsure: a person decides. */
        REVIEW,
        /** No place is known by these words. */
        NONE
    }

    public Resolution {
        candidates = List.copyOf(candidates);
    }

    /** The location, where one was sure enough. */
    public Optional<Candidate> placed() {
        return decision == Decision.PLACED ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
