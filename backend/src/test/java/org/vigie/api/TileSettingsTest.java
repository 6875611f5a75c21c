package org.vigie.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tile servers may be named, and what the page's policy says of them. */
class TileSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example.org/{z}/{x}/{y}.png, https://tiles.example.org",
        "https://{s}.example.org/{z}/{x}/{y}.png?key=1, https://*.example.org",
        "http://127.0.0.1:8099/{z}/{x}/{y}, http://127.0.0.1:8099"
    })
    void theHostOfTheTilesIsNamed(String url, String source) {
        var settings = new TileSettings(url, "Essai");
        assertThat(settings.source()).contains(source);
        assertThat(settings.capabilities()).containsKey("tiles");
    }

    @Test
    void withoutTilesNothingIsSaid() {
        assertThat(new TileSettings(" ", "").source()).isEmpty();
        assertThat(new TileSettings(null, "").capabilities()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiles.example.org/{z}/{x}/{y}.png",
                "https://tiles.example.org/{z}/{x}.png",
                "https://a.example.org/{z}/{x}/{y}.png; script-src *",
                "javascript:alert({z}{x}{y})"
            })
    void anythingElseIsRefusedAtStart(String url) {
        assertThatThrownBy(() -> new TileSettings(url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vigie.map.tile-url");
    }
}
