package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every message exists in French and in English, with the same places. */
class MessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d+");

    @TestFactory
    Iterable<DynamicTest> bothLanguagesSayTheSame() throws IOException {
        Resource[] bundles =
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/vigie/*/messages_fr.properties");
        assertThat(bundles).isNotEmpty();
        return Arrays.stream(bundles)
                .map(french -> DynamicTest.dynamicTest(french.getDescription(), () -> compare(french)))
                .toList();
    }

    private static void compare(Resource frenchFile) throws IOException {
        Properties french = read(frenchFile);
        Properties english = read(frenchFile.createRelative("messages_en.properties"));
        assertThat(english.keySet()).isEqualTo(french.keySet());
        for (String key : french.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(french.getProperty(key)));
            // An apostrophe is a quote in MessageFormat: texts use the typographic one.
            assertThat(french.getProperty(key) + english.getProperty(key))
                    .as(key)
                    .doesNotContain("'");
        }
    }

    private static Object places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .distinct()
                .toList();
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
