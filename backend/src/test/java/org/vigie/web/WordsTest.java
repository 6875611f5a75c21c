package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All words of the page exist in French and in English. */
class WordsTest {

    private static final Path PAGE = Path.of("../web/src/main/resources/META-INF/resources");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACE = Pattern.compile("\\{\\w+\\}");
    private static final Pattern KEY_IN_HTML = Pattern.compile("data-i18n(?:-label)?=\"([^\"]+)\"");
    /** t('key'), plural('key' and t(`key.${…}`. */
    private static final Pattern KEY_IN_JS =
            Pattern.compile("\\b(t|plural)\\(\\s*(['`])((?:[\\w.]|\\$\\{[^}]*\\})+?)\\2");
    /** A key that is chosen before it is given to t. */
    private static final Pattern CHOSEN_KEY =
            Pattern.compile("(?<!plural\\()'((?:why|period|lost|map|surface|timeline)\\.\\w+|do(?:\\.\\w+)+)'");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        JsonNode french = words("fr");
        JsonNode english = words("en");
        assertThat(keys(english)).isEqualTo(keys(french)).isNotEmpty();
        for (String key : keys(french)) {
            assertThat(places(english.path(key).asString()))
                    .as(key)
                    .isEqualTo(places(french.path(key).asString()));
        }
    }

    @Test
    void everyKeyThatIsUsedExistsAndEveryKeyIsUsed() throws IOException {
        Set<String> keys = keys(words("fr"));
        var used = new TreeSet<String>();
        var missing = new TreeSet<String>();
        for (Map.Entry<String, String> source : sources().entrySet()) {
            KEY_IN_HTML.matcher(source.getValue()).results().forEach(found -> use(found.group(1), keys, used, missing));
            KEY_IN_JS.matcher(source.getValue()).results().forEach(found -> {
                String key = found.group(3).replaceAll("\\$\\{[^}]*\\}", "*");
                use(found.group(1).equals("plural") ? key + ".*" : key, keys, used, missing);
            });
            CHOSEN_KEY.matcher(source.getValue()).results().forEach(found -> use(found.group(1), keys, used, missing));
        }
        assertThat(missing).as("keys that are used and do not exist").isEmpty();
        assertThat(keys).as("keys that nobody uses").isSubsetOf(used);
    }

    @Test
    void frenchHasItsTypography() throws IOException {
        JsonNode french = words("fr");
        for (String key : keys(french)) {
            assertThat(french.path(key).asString())
                    .as(key)
                    .doesNotContain("'", " :", " ;", " ?", " !", "« ", " »", "...");
        }
    }

    private static void use(String key, Set<String> keys, Set<String> used, Set<String> missing) {
        String pattern = key.replace(".", "\\.").replace("*", "[\\w]+");
        var found = keys.stream().filter(known -> known.matches(pattern)).toList();
        used.addAll(found);
        if (found.isEmpty()) {
            missing.add(key);
        }
    }

    private static Map<String, String> sources() throws IOException {
        var sources = new java.util.TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(PAGE)) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(js|html)"))
                    .toList()) {
                sources.put(file.toString(), Files.readString(file));
            }
        }
        return sources;
    }

    private static JsonNode words(String language) throws IOException {
        return JSON.readTree(Files.readString(PAGE.resolve("i18n/" + language + ".json")));
    }

    private static Set<String> keys(JsonNode words) {
        return new TreeSet<>(words.propertyNames());
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }
}
