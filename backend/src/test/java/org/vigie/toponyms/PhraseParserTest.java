package org.vigie.toponyms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.toponyms.PlacePhrase.Between;
import org.vigie.toponyms.PlacePhrase.Name;
import org.vigie.toponyms.PlacePhrase.Nothing;
import org.vigie.toponyms.PlacePhrase.Offset;
import org.vigie.toponyms.PlacePhrase.Position;

class PhraseParserTest {

    @ParameterizedTest
    @CsvFileSource(resources = "phrases.csv", delimiter = ';', quoteCharacter = '"', emptyValue = "")
    void readsNames(String text, String name, PlaceType type, String contexts, boolean around) {
        var phrase = (Name) PhraseParser.parse(text);
        assertThat(phrase.text()).isEqualTo(name == null ? "" : name);
        assertThat(phrase.type()).isEqualTo(type);
        assertThat(phrase.contexts().stream()
                        .map(context -> context.text() + ":" + context.type())
                        .collect(Collectors.joining("+")))
                .isEqualTo(contexts == null ? "" : contexts);
        assertThat(phrase.around()).isEqualTo(around);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "entre Fada N'Gourma et Gayéri; fada n'gourma; gayeri",
                "Entre le village de Titao et Sollé; titao; solle",
                "between Soumpi and Hombori; soumpi; hombori",
                "axe Djibo - Bourzanga; djibo; bourzanga",
                "sur l'axe Djibo-Bourzanga; djibo; bourzanga",
                "route Dori/Seytenga; dori; seytenga",
                "axe routier Kaya - Dablo; kaya; dablo",
                "Salmossi-Markoye axis; salmossi; markoye",
                "RN: axe Tera – Bankilaré; tera; bankilare"
            })
    void readsStretches(String text, String from, String to) {
        var phrase = (Between) PhraseParser.parse(text.replace("RN: ", ""));
        assertThat(phrase.readings()).anySatisfy(ends -> {
            assertThat(ends.from().text()).isEqualTo(from);
            assertThat(ends.to().text()).isEqualTo(to);
        });
    }

    @Test
    void aStretchOfHyphensHasSeveralReadings() {
        var phrase = (Between) PhraseParser.parse("axe Dori-Gorom-Gorom");
        assertThat(phrase.readings()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "15 km au nord de Djibo; 15; 0; djibo",
                "à 15 km au nord de Djibo; 15; 0; djibo",
                "environ 20 kilomètres au sud-ouest de la ville de Dori; 20; 225; dori",
                "12,5 km à l'est de Téra; 12.5; 90; tera",
                "10 km north-east of Ménaka; 10; 45; menaka",
                "800 m à l'ouest d'Arbinda; 0.8; 270; arbinda",
                "7 km de Sebba; 7; -1; sebba",
                "village situé à 5 km au SE de Kaya; 5; 135; kaya"
            })
    void readsOffsets(String text, double km, double bearing, String of) {
        var phrase = (Offset) PhraseParser.parse(text);
        assertThat(phrase.distanceKm()).isEqualTo(km, within(1e-9));
        assertThat(phrase.bearingDegrees().orElse(-1)).isEqualTo(bearing);
        assertThat(phrase.of().text()).isEqualTo(of);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "14°06'10\"N 1°37'39\"O | -1.6275 | 14.102778",
                "14° 06' 10'' N, 1° 37' 39'' W | -1.6275 | 14.102778",
                "N14°06.167' W001°37.65' | -1.6275 | 14.102783",
                "14,1028 N ; 1,6275 O | -1.6275 | 14.1028",
                "14.1028, -1.6275 | -1.6275 | 14.1028",
                "14,1028 ; -1,6275 | -1.6275 | 14.1028",
                "lat: 14.1028 lon: -1.6275 | -1.6275 | 14.1028",
                "1°37'39\" Ouest, 14°06'10\" Nord | -1.6275 | 14.102778",
                "13.5 N, 2.1 E | 2.1 | 13.5",
                "30P 648187 1559377 | -1.6275 | 14.1028",
                "30P XA 48187 59377 | -1.6275 | 14.1028",
                "31 P 402000 1493000 | 2.0947 | 13.5043"
            })
    void readsPositions(String text, double longitude, double latitude) {
        var phrase = (Position) PhraseParser.parse(text);
        assertThat(phrase.longitude()).isCloseTo(longitude, within(1.5e-3));
        assertThat(phrase.latitude()).isCloseTo(latitude, within(1.5e-3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "inconnu", "N/A", "non précisé", "?", "-", "unknown", "\u0000\u0001"})
    void knowsNothingWhenItSeesIt(String text) {
        assertThat(PhraseParser.parse(text)).isInstanceOf(Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99°99'N 1°E", "N'Gourma 12", "Secteur 9, lot 14", "BP 12.34", "2024-05-11"})
    void numbersAreNotPositions(String text) {
        assertThat(PhraseParser.parse(text)).isNotInstanceOf(Position.class);
    }

    @Test
    void anyTextIsAnswered() {
        var random = new Random(7);
        String letters = "abé '-,;()/°\"0123456789kmNSEOentre etaxe\u0000\n";
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(0, 400); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(PhraseParser.parse(text.toString())).isNotNull();
        }
    }
}
