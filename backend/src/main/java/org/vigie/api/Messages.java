package org.vigie.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The words of the service, in French and English. Each package keeps its own {@code messages_fr.properties} and
 * {@code messages_en.properties} beside its code; this finds them all.
 */
@Component
public class Messages {

    /** The languages, the default one first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final MessageSource source;

    Messages(MessageSource source) {
        this.source = source;
    }

    /**
     * The message of a key in a language, its places {0}, {1}, … filled in. Where {@code job.CODE} has no message that of
     * the bare {@code CODE} serves; where there is none either, the key itself, so that no answer is ever empty.
     */
    public String text(String key, List<String> arguments, Locale language) {
        String bare = key.substring(key.lastIndexOf('.') + 1);
        String otherwise = source.getMessage(bare, arguments.toArray(), key, language);
        return source.getMessage(key, arguments.toArray(), otherwise, language);
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {

        @Bean
        MessageSource messageSource() throws IOException {
            var messages = new ResourceBundleMessageSource();
            var found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:org/vigie/*/messages_fr.properties");
            messages.setBasenames(Arrays.stream(found)
                    .map(resource -> baseName(resource.getDescription()))
                    .toArray(String[]::new));
            messages.setDefaultEncoding("UTF-8");
            messages.setDefaultLocale(LANGUAGES.get(0));
            messages.setAlwaysUseMessageFormat(true);
            return messages;
        }

        @Bean
        LocaleResolver localeResolver() {
            var resolver = new AcceptHeaderLocaleResolver();
            resolver.setSupportedLocales(LANGUAGES);
            resolver.setDefaultLocale(LANGUAGES.get(0));
            return resolver;
        }

        private static String baseName(String description) {
            String path = description.replace('\\', '/');
            int from = path.lastIndexOf("org/vigie/");
            return path.substring(from, path.indexOf("_fr.properties", from)).replace('/', '.');
        }
    }
}
