package org.vigie.api;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code vigie.map.*}: a tile server whose pictures the page may lay under the map. Without one, the page asks no other
 * host for anything.
 *
 * @param tileUrl for example {@code https://tiles.example.org/{z}/{x}/{y}.png}; {@code {s}} stands for a, b or c; null for none
 * @param tileAttribution whom the map thanks for the tiles, plain text
 */
@ConfigurationProperties("vigie.map")
public record TileSettings(
        @Nullable String tileUrl, @DefaultValue("") String tileAttribution) {

    private static final Pattern URL = Pattern.compile("(https?)://([A-Za-z0-9.{}-]+(?::\\d{1,5})?)/[^\\s'\";,<>]*");

    public TileSettings {
        tileUrl = tileUrl == null || tileUrl.isBlank() ? null : tileUrl.strip();
        if (tileUrl != null && (!URL.matcher(tileUrl).matches() || !hasAll(tileUrl, "{z}", "{x}", "{y}"))) {
            throw new IllegalArgumentException("vigie.map.tile-url: an address such as"
                    + " https://tiles.example.org/{z}/{x}/{y}.png is expected, not " + tileUrl);
        }
    }

    private static boolean hasAll(String text, String... parts) {
        return java.util.Arrays.stream(parts).allMatch(text::contains);
    }

    /** The tiles as capabilities tell them; empty without any. */
    Map<String, Object> capabilities() {
        return tileUrl == null ? Map.of() : Map.of("tiles", Map.of("url", tileUrl, "attribution", tileAttribution));
    }

    /** The host of the tiles as a Content-Security-Policy names it: {@code https://*.example.org}. */
    public Optional<String> source() {
        return Optional.ofNullable(tileUrl)
                .map(URL::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1) + "://" + found.group(2).replace("{s}", "*"));
    }
}
