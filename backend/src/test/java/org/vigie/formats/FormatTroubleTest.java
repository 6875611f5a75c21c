package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyCodeHasATextAndEveryTextACode(String language) {
        ResourceBundle texts = ResourceBundle.getBundle("org.vigie.formats.messages", Locale.forLanguageTag(language));
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FormatTrouble.values()).map(Enum::name).toList());
    }

    @Test
    void speaksFrenchUnlessAskedForEnglish() {
        FormatException trouble = FormatTrouble.SHP_DBF_COUNT.with(12_345, 7);
        assertThat(trouble.message(Locale.ENGLISH)).contains("12345 records");
        assertThat(trouble.message(Locale.FRENCH)).contains("12345 enregistrements");
        assertThat(trouble.message(Locale.GERMAN)).isEqualTo(trouble.message(Locale.FRENCH));
    }

    @Test
    void fillsEveryPlaceOfEveryMessage() {
        for (FormatTrouble trouble : FormatTrouble.values()) {
            assertThat(trouble.with("un", "deux").message(Locale.FRENCH)).doesNotContain("{");
            assertThat(trouble.with("one", "two").message(Locale.ENGLISH)).doesNotContain("{");
        }
    }
}
