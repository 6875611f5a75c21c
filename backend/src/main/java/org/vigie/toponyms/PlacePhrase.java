package org.vigie.toponyms;

import java.util.List;
import java.util.OptionalDouble;

/** What a text about a place says, before any gazetteer is asked. */
public sealed interface PlacePhrase {

    /**
     * A name.
     *
     * @param text the name without type words, accents and case as in {@link PhraseParser#fold}; empty where only a sector
     *     or quarter was named
     * @param type what the phrase says it is
     * @param contexts the areas it is said to lie in, in the order of the text
     * @param around whether the phrase says near, around or in the zone of it
     */
    record Name(String text, PlaceType type, List<Context> contexts, boolean around) implements PlacePhrase {}

    /** An area that a phrase puts its name in: "(cercle de Douentza)", ", Soum". */
    record Context(String text, PlaceType type) {}

    /** Between two places, or on the road from one to the other; one entry for each way to split the text. */
    record Between(List<Ends> readings) implements PlacePhrase {}

    /** The two ends of a stretch. */
    record Ends(Name from, Name to) {}

    /**
     * At a distance from a place.
     *
     * @param distanceKm kilometres
     * @param bearingDegrees clockwise from north; empty where no direction is said
     */
    record Offset(double distanceKm, OptionalDouble bearingDegrees, Name of) implements PlacePhrase {}

    /**
     * Coordinates, WGS 84 degrees.
     *
     * @param uncertaintyKm half the last written digit, at least 0.005
     * @param orderCertain false for two bare numbers, read as latitude, longitude, that might be the other way round
     */
    record Position(double longitude, double latitude, double uncertaintyKm, boolean orderCertain)
            implements PlacePhrase {}

    /** Nothing that could be a place: empty, "inconnu", "n/a". */
    record Nothing() implements PlacePhrase {}
}
