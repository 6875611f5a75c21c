package org.vigie.toponyms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ToponymTest {

    @ParameterizedTest
    @CsvFileSource(resources = "same-name.csv", delimiter = '|', quoteCharacter = '"')
    void writtenDifferentlyOneName(String one, String other) {
        assertThat(Toponym.of(one).compact()).isEqualTo(Toponym.of(other).compact());
        assertThat(Likeness.distance(Toponym.of(one), Toponym.of(other), 3)).isZero();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "same-sound.csv", delimiter = '|', quoteCharacter = '"')
    void speltDifferentlyOneSound(String one, String other) {
        assertThat(Toponym.of(one).sound()).isEqualTo(Toponym.of(other).sound());
        assertThat(Likeness.distance(Toponym.of(one), Toponym.of(other), 3)).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "Fada N'Gourma, fada ngourma",
        "N Gourma, ngourma",
        "I-n-Delimane, in delimane",
        "Gorom-Gorom, gorom gorom",
        "L'Abba, labba",
        "Bobo 2000, bobo 2000"
    })
    void wordsAreSeparatedBySingleSpaces(String written, String words) {
        assertThat(Toponym.of(written).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"Dori, Diffa", "Kaya, Kayes", "Djibo, Dibi", "Tera, Torodi", "Barsalogho, Bourzanga"})
    void differentNamesStayApart(String one, String other) {
        assertThat(Likeness.distance(Toponym.of(one), Toponym.of(other), 5)).isGreaterThan(0.8);
    }

    @Test
    void scriptsWithoutLatinLettersAreEmpty() {
        assertThat(Toponym.of("نهر السنغال").isEmpty()).isTrue();
        assertThat(Toponym.of("'- '").isEmpty()).isTrue();
    }

    @Test
    void distanceIsSymmetricAndZeroOnlyForTheSameForm() {
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            Toponym one = word(random);
            Toponym other = word(random);
            double there = Likeness.distance(one, other, 20);
            assertThat(there).isEqualTo(Likeness.distance(other, one, 20));
            assertThat(there == 0).isEqualTo(one.compact().equals(other.compact()));
        }
    }

    private static Toponym word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            word.append("abdegiknoruwy".charAt(random.nextInt(13)));
        }
        return Toponym.of(word.toString());
    }
}
