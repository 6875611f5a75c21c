package org.vigie.ingest.message;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says, each with its words; what it does not say is absent. Proposals for a person to decide, never facts.
 *
 * @param day when it was
 * @param time of day, {@code 18:30}
 * @param kind a category code: {@code INS.IED}
 * @param people how many, by what happened to them
 * @param places phrases that may name the place, the likeliest first
 */
public record Reading(
        Optional<Found<DaySpan>> day,
        Optional<Found<String>> time,
        Optional<Found<String>> kind,
        Map<People, Found<Integer>> people,
        List<Found<PlaceClue>> places) {

    /** Longer messages are not read. */
    public static final int MAX_CHARS = 4_000;

    /**
     * Reads a message. Any text is answered.
     *
     * @param receivedOn the UTC day from which "yesterday" counts; days after it are not believed
     * @throws IllegalArgumentException for a message longer than {@link #MAX_CHARS}
     */
    public static Reading of(String message, LocalDate receivedOn) {
        if (message.length() > MAX_CHARS) {
            throw new IllegalArgumentException("A message of " + message.length() + " characters");
        }
        var text = new MessageText(message);
        var people = new EnumMap<People, Found<Integer>>(People.class);
        for (People group : People.values()) {
            PeoplePhrases.find(text, group).ifPresent(found -> people.put(group, found));
        }
        return new Reading(
                new DayPhrases(text, receivedOn).find(),
                TimePhrases.find(text),
                KindPhrases.find(text),
                people,
                PlacePhrases.list(text));
    }
}
