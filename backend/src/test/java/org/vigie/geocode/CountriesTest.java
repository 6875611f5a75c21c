package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Burkina Faso|BFA",
                "burkina|BFA",
                "Mali (le)|MLI",
                "MLI|MLI",
                "ml|MLI",
                "Niger (the)|NER",
                "le Niger|NER",
                "Nigeria|NGA",
                "Nigéria|NGA",
                "Côte d’Ivoire|CIV",
                "Ivory Coast|CIV",
                "Guinée|GIN",
                "Bénin|BEN",
                "DR Congo (Zaire)|COD",
                "Congo|COG",
                "Yemen (North Yemen)|YEM",
                "Myanmar (Burma)|MMR",
                "Cambodia (Kampuchea)|KHM",
                "Russia (Soviet Union)|RUS",
                "Bosnia-Herzegovina|BIH",
                "Macedonia, FYR|MKD",
                "Kingdom of eSwatini (Swaziland)|SWZ",
                "Zimbabwe (Rhodesia)|ZWE"
            })
    void namesAndCodes(String name, String code) {
        assertThat(Countries.find(name)).contains(code);
    }

    @Test
    void wordsThatAreNoCountry() {
        assertThat(Countries.find("Sahel")).isEqualTo(Optional.empty());
        assertThat(Countries.find("")).isEmpty();
    }
}
