package org.vigie.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages as they come in, made up for exercise; received on Wednesday 25 November 2026. */
class ReadingTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 25);

    /** The file: message | everything that is read of it, in the order of {@link #said} | the likeliest phrase of its place. */
    @ParameterizedTest
    @CsvFileSource(resources = "messages.txt", delimiter = '|', maxCharsPerColumn = 5000)
    void everythingThatAMessageSaysIsReadAndNothingElse(String message, String said, String place) {
        Reading reading = Reading.of(message.replace("\\n", "\n"), RECEIVED);
        assertThat(said(reading)).isEqualTo(said);
        if (place != null) {
            assertThat(reading.places().get(0).value().phrase()).isEqualTo(place);
        }
    }

    /** The words of a finding are the message's own. */
    @Test
    void findingsCarryTheWordsTheyComeFrom() {
        Reading reading = Reading.of("Hier vers 18h, attaque à Djibo : TROIS  morts, 2 blessés", RECEIVED);
        assertThat(reading.day().orElseThrow().words()).isEqualTo("Hier");
        assertThat(reading.time().orElseThrow().words()).isEqualTo("18h");
        assertThat(reading.people().get(People.FATALITIES).words()).isEqualTo("TROIS morts");
        assertThat(reading.people().get(People.INJURED).words()).isEqualTo("2 blessés");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vingt et un morts|21",
                "quatre-vingt-dix morts|90",
                "soixante et onze morts|71",
                "une quinzaine de morts|15",
                "au moins 1 250 morts|1250",
                "twenty-three dead|23",
                "a dozen people killed|12",
                "2 à 3 morts|2",
                "between 4 and 5 people killed|5",
            })
    void numbersInWords(String message, int fatalities) {
        assertThat(Reading.of(message, RECEIVED).people().get(People.FATALITIES).value())
                .isEqualTo(fatalities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plusieurs morts",
                "des dizaines de blessés",
                "many dead",
                "3 motos brûlées",
                "12 ménages déplacés",
                "30 têtes de bétail enlevées"
            })
    void whatIsNoNumberOfPeopleIsNotProposed(String message) {
        assertThat(Reading.of(message, RECEIVED).people()).isEmpty();
    }

    /** Random cuts and repetitions: any text is answered, in a time that grows with its length only. */
    @Test
    void anyTextIsAnswered() {
        String text =
                "Hier 24/11 vers 18h30 à 5 km de Djibo, 3 civils et 2 soldats tués, 30 boeufs emportés; axe Dori - Gorom coupé du 3 au 5 mars ";
        var random = new java.util.Random(7);
        for (int i = 0; i < 300; i++) {
            var mixed = new StringBuilder();
            while (mixed.length() < 1 + random.nextInt(Reading.MAX_CHARS - 200)) {
                int from = random.nextInt(text.length() - 1);
                mixed.append(text, from, Math.min(text.length(), from + 1 + random.nextInt(40)));
            }
            Reading reading = Reading.of(mixed.toString(), RECEIVED);
            assertThat(reading.places().size()).isLessThanOrEqualTo(40);
            reading.day().ifPresent(found -> assertThat(found.value().first()).isBefore(RECEIVED.plusDays(1)));
        }
        for (String odd : List.of(
                "",
                " ",
                "a".repeat(4000),
                "1 ".repeat(2000),
                "\ud83d\ude31 3 morts \ud83d",
                "mort ".repeat(800),
                "un ".repeat(1300),
                "((((",
                "de ".repeat(1300))) {
            Reading.of(odd, RECEIVED);
        }
        assertThatThrownBy(() -> Reading.of("x".repeat(4001), RECEIVED)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String said(Reading reading) {
        var said = new ArrayList<String>();
        reading.day().ifPresent(found -> said.add(said(found.value())));
        reading.time().ifPresent(found -> said.add(found.value()));
        reading.kind().ifPresent(found -> said.add(found.value()));
        Arrays.stream(People.values())
                .filter(reading.people()::containsKey)
                .forEach(people -> said.add(people.name().charAt(0) + ""
                        + reading.people().get(people).value()));
        return said.isEmpty() ? "-" : String.join(" ", said);
    }

    private static String said(DaySpan days) {
        String first = days.first().toString();
        return switch (days.precision()) {
            case "DAY" ->
                days.first().equals(days.last())
                        ? first
                        : first + "/" + days.last().getDayOfMonth();
            default -> days.precision().charAt(0) + first;
        };
    }
}
