package org.vigie.ingest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.geocode.Candidate;
import org.vigie.geocode.Geocoder;
import org.vigie.geocode.PlaceQuery;
import org.vigie.geocode.Resolution;
import org.vigie.geocode.Resolution.Decision;
import org.vigie.ingest.message.DaySpan;
import org.vigie.ingest.message.Found;
import org.vigie.ingest.message.PlaceClue;
import org.vigie.ingest.message.Reading;
import org.vigie.toponyms.Toponym;

/** From a message to what a report of it would say: proposed, never stored. */
@Component
class Proposals {

    /** A phrase that nothing marks as a place needs at least this to be offered for review. */
    private static final double LEAST_CONFIDENCE = 0.5;

    private final Geocoder geocoder;

    Proposals(Geocoder geocoder) {
        this.geocoder = geocoder;
    }

    /**
     * What is proposed of a message.
     *
     * @param values by the names of our own table, and {@code time}; absent where the message does not say
     * @param words by the same names: the message's own words for each
     * @param place how sure the place is; null where the message names none
     */
    record Proposal(
            Map<String, Object> values,
            Map<String, String> words,
            @Nullable Resolution place) {}

    private record Located(Found<PlaceClue> clue, Resolution resolution) {}

    /** Reads a message that was received on a day; the reasons of the place are in a language. */
    Proposal of(String message, LocalDate receivedOn, Locale language) {
        Reading reading = Reading.of(message, receivedOn);
        var values = new LinkedHashMap<String, Object>();
        var words = new LinkedHashMap<String, String>();
        reading.day().ifPresent(found -> {
            putDays(values, found.value());
            words.put("date", found.words());
        });
        reading.time().ifPresent(found -> put(values, words, "time", found));
        reading.kind().ifPresent(found -> put(values, words, "kind", found));
        reading.people().forEach((people, found) -> put(values, words, people.field(), found));
        Optional<Located> place = locate(reading.places(), language);
        place.ifPresent(located -> {
            values.put("place", located.clue().value().phrase());
            words.put("place", located.clue().words());
        });
        return new Proposal(values, words, place.map(Located::resolution).orElse(null));
    }

    private static void putDays(Map<String, Object> values, DaySpan days) {
        values.put("date", days.first());
        boolean isOneDay = days.first().equals(days.last());
        if (days.precision().equals("DAY") && !isOneDay) {
            values.put("dateEnd", days.last());
        }
        values.put("datePrecision", days.precision());
    }

    private static void put(Map<String, Object> values, Map<String, String> words, String name, Found<?> found) {
        values.put(name, found.value());
        words.put(name, found.words());
    }

    /** The first phrase that the gazetteer is sure of, else the likeliest one, else the first that the message marks as a place. */
    private Optional<Located> locate(List<Found<PlaceClue>> clues, Locale language) {
        Located unsure = null;
        for (Found<PlaceClue> clue : clues) {
            Resolution resolution = geocoder.geocode(PlaceQuery.of(clue.value().phrase()), language);
            if (resolution.candidates().isEmpty()
                    || !isBelieved(clue.value(), resolution.candidates().get(0))) {
                continue;
            }
            if (resolution.decision() == Decision.PLACED) {
                return Optional.of(new Located(clue, resolution));
            }
            if (unsure == null || confidence(resolution) > confidence(unsure.resolution()) + 0.1) {
                unsure = new Located(clue, resolution);
            }
        }
        return Optional.ofNullable(unsure).or(() -> clues.stream()
                .filter(clue -> clue.value().strong())
                .findFirst()
                .map(clue -> new Located(
                        clue, geocoder.geocode(PlaceQuery.of(clue.value().phrase()), language))));
    }

    private static double confidence(Resolution resolution) {
        return resolution.candidates().get(0).confidence();
    }

    private static boolean isBelieved(PlaceClue clue, Candidate candidate) {
        boolean isExact = Toponym.of(candidate.matchedName()).equals(Toponym.of(clue.phrase()));
        return isExact || clue.strong() && candidate.confidence() >= LEAST_CONFIDENCE;
    }
}
