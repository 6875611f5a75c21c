package org.vigie.exports;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;
import org.vigie.areas.BoundarySet;
import org.vigie.styles.LayerStyle;

/** The text beside the data: what it is, how it was made, what each field means, who is to be named, how far it may travel. */
@Component
class Readme {

    private static final String LINE = "\r\n";

    private final Messages messages;

    Readme(Messages messages) {
        this.messages = messages;
    }

    /** The name of the file in a language. */
    static String fileName(Locale language) {
        return language.getLanguage().equals("en") ? "README.txt" : "LISEZMOI.txt";
    }

    /** A title for layers and documents. */
    String title(Passport passport, Locale language) {
        String title = text("title." + passport.subject().word(), language);
        return passport.from() == null || passport.to() == null ? title : title + ", " + period(passport, language);
    }

    /** One paragraph: what it is, and the caution that every map carries. */
    String summary(Passport passport, Locale language) {
        var summary = new StringBuilder(text("what." + passport.subject().word(), language));
        if (passport.exercise()) {
            summary.append(' ').append(text("exercise", language));
        }
        if (passport.subject() != Subject.AREAS) {
            summary.append(' ').append(messages.text("style.caption", List.of(), language));
        }
        return summary.toString();
    }

    /** The whole text. */
    String text(Dataset dataset, Locale language) {
        return new Page(dataset, language).write();
    }

    /** A remark for files whose format cuts long texts. */
    String cutTexts(long number, Locale language) {
        return LINE + text("cutTexts", language, number) + LINE;
    }

    private String text(String key, Locale language, Object... arguments) {
        List<String> texts =
                java.util.Arrays.stream(arguments).map(String::valueOf).toList();
        return messages.text("exports." + key, texts, language);
    }

    private String period(Passport passport, Locale language) {
        return text("period", language, passport.from(), passport.to());
    }

    /** One README on its way. */
    private final class Page {

        private final Dataset dataset;
        private final Passport passport;
        private final Locale language;
        private final StringBuilder page = new StringBuilder();

        private Page(Dataset dataset, Locale language) {
            this.dataset = dataset;
            this.passport = dataset.passport();
            this.language = language;
        }

        private String write() {
            String title = "Vigie – " + title(passport, language);
            line(title).line("=".repeat(title.length())).line("");
            line(summary(passport, language)).line("");
            head();
            parameters();
            totals();
            warnings();
            method();
            legend();
            fields();
            sources();
            return page.toString();
        }

        private void head() {
            line(text("rows", language, dataset.count()));
            line(text("dataVersion", language, passport.dataVersion()));
            line(text("madeAt", language, passport.madeAt()));
            if (passport.marking() != null) {
                line(text("marking", language, passport.marking().label()));
            }
            line(text("crs", language));
        }

        private void parameters() {
            heading("parameters");
            passport.parameters().forEach(entry -> line("- " + entry.name() + " = " + entry.value()));
        }

        private void totals() {
            if (!passport.totals().isEmpty()) {
                heading("totals");
                passport.totals()
                        .forEach(total -> line("- " + text("total." + total.name(), language, total.number())));
            }
        }

        private void warnings() {
            if (!passport.warnings().isEmpty()) {
                heading("warnings");
                passport.warnings()
                        .forEach(warning ->
                                line("- " + messages.text("warning." + warning.code(), warning.arguments(), language)));
            }
        }

        private void method() {
            heading("method");
            line(text("method." + passport.subject().word(), language));
        }

        private void legend() {
            LayerStyle style = dataset.style().apply(language);
            if (style.rules().size() > 1) {
                heading("legend", style.attribute());
                style.rules()
                        .forEach(rule -> line("- " + (rule.value() == null ? "–" : rule.value()) + " : " + rule.label()
                                + " " + rule.colour()));
            }
        }

        private void fields() {
            heading("fields");
            dataset.fields()
                    .forEach(field -> line("- " + field.name() + " (" + field.shapefileName() + ") : "
                            + field.column(language).description()));
        }

        private void sources() {
            heading("sources");
            for (BoundarySet set : passport.boundarySets()) {
                line("- " + text("boundaries", language, set.country(), set.vintage(), set.source(), set.licence()));
            }
            for (String source : passport.sources()) {
                String known = text("source." + source, language);
                line("- " + source + " : " + (known.startsWith("exports.") ? text("sourceUnknown", language) : known));
            }
        }

        private void heading(String key, Object... arguments) {
            line("").line(text("heading." + key, language, arguments));
        }

        private Page line(String text) {
            page.append(text).append(LINE);
            return this;
        }
    }
}
