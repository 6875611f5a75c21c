package org.vigie.access.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.vigie.api.Messages;

/** The page before the map, which works without scripts: a title, what went wrong, some fields and a button. */
@Component
class DoorPage {

    private final Messages messages;
    private final String template;

    DoorPage(Messages messages) throws IOException {
        this.messages = messages;
        try (InputStream in = new ClassPathResource("pages/door.html").getInputStream()) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * One field of the form.
     *
     * @param label the key of its label
     * @param type text, password or hidden
     * @param complete what the browser may fill in
     */
    record Field(String name, String label, String type, String complete, String value) {

        static Field password(String name, String label, String complete) {
            return new Field(name, label, "password", complete, "");
        }

        static Field hidden(String name, String value) {
            return new Field(name, "", "hidden", "off", value);
        }
    }

    /** What went wrong: the key of a message and the values that it names. */
    record Alert(String key, List<String> arguments) {

        static Alert of(String key, Object... arguments) {
            return new Alert(
                    key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }

    /** The page of a name ({@code login}, {@code password}) in a language. */
    String html(String name, Locale language, String csrf, @Nullable Alert alert, List<Field> fields) {
        var values = new LinkedHashMap<String, String>();
        values.put("language", language.getLanguage());
        for (String key : List.of("title", "intro", "submit", "help")) {
            values.put(key, text(name + "." + key, language));
        }
        values.put("languages", text("door.languages", language));
        values.put("languageLinks", languageLinks(name, language));
        values.put("action", name);
        values.put("csrf", escape(csrf));
        values.put("alert", alert == null ? "" : alert(alert, language));
        values.put("fields", fields(fields, language));
        return fill(values);
    }

    private String fill(Map<String, String> values) {
        String page = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return page;
    }

    private String alert(Alert alert, Locale language) {
        return "<p class=\"door-alert\" id=\"alert\" role=\"alert\">"
                + escape(messages.text(alert.key(), alert.arguments(), language)) + "</p>";
    }

    private String fields(List<Field> fields, Locale language) {
        return fields.stream().map(field -> field(field, language)).collect(Collectors.joining("\n      "));
    }

    private String field(Field field, Locale language) {
        String input = "<input id=\"%1$s\" name=\"%1$s\" type=\"%2$s\" value=\"%3$s\" autocomplete=\"%4$s\"%5$s>"
                .formatted(
                        field.name(),
                        field.type(),
                        escape(field.value()),
                        field.complete(),
                        field.type().equals("hidden") ? "" : " required autocapitalize=\"none\" spellcheck=\"false\"");
        return field.type().equals("hidden")
                ? input
                : "<div class=\"door-field\"><label for=\"%s\">%s</label>%s</div>"
                        .formatted(field.name(), text(field.label(), language), input);
    }

    private static String languageLinks(String name, Locale language) {
        return Messages.LANGUAGES.stream()
                .map(each -> "<a href=\"%s?lang=%s\" lang=\"%2$s\" hreflang=\"%2$s\"%s>%s</a>"
                        .formatted(
                                name,
                                each.getLanguage(),
                                each.getLanguage().equals(language.getLanguage()) ? " aria-current=\"true\"" : "",
                                each.equals(Locale.FRENCH) ? "Français" : "English"))
                .collect(Collectors.joining());
    }

    private String text(String key, Locale language) {
        return escape(messages.text(key, List.of(), language));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
