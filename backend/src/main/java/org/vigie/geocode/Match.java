package org.vigie.geocode;

/**
 * A place whose name may be the one that was written.
 *
 * @param place number in the index
 * @param spelling the spelling of the gazetteer that was matched
 * @param distance of {@link org.vigie.toponyms.Likeness}
 * @param logLikelihood natural logarithm of the probability that this name is written in the way it was
 */
record Match(int place, String spelling, Kind kind, double distance, double logLikelihood) {

    /** How the names agree. */
    enum Kind {
        LEARNT,
        EXACT,
        SOUND,
        NEAR,
        PART
    }
}
