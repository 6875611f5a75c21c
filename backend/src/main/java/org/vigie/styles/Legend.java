package org.vigie.styles;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;

/** Legends in words, for readers. */
@Component
public class Legend {

    private final Messages messages;

    Legend(Messages messages) {
        this.messages = messages;
    }

    /**
     * A legend as it is shown.
     *
     * @param measure the measure's name in requests
     * @param title the measure in the reader's language
     * @param unit the unit of the breaks
     * @param factor by which values of the answer are multiplied before they are classed
     * @param table which of the published tables the breaks are from
     * @param caption the sentence that every map carries
     */
    public record View(
            String measure,
            String title,
            String unit,
            double factor,
            String table,
            double[] breaks,
            List<ClassView> classes,
            String caption,
            String fewIncidents,
            String notCovered) {}

    /**
     * One class.
     *
     * @param number 0 for no report, then from the lowest
     * @param from lower break, inclusive; null for open
     * @param to upper break, exclusive; null for open
     */
    public record ClassView(
            int number, @Nullable Double from, @Nullable Double to, String colour, String label) {}

    /** The legend of a measure in a language. */
    public View view(Measure measure, Scale scale, long days, Locale language) {
        return new View(
                measure.parameter(),
                text("measure." + measure.parameter(), language),
                text("unit." + scale.unit(), language),
                scale.factor(),
                messages.text(
                        scale.yearly() ? "style.table.yearly" : "style.table.total",
                        List.of(String.valueOf(days)),
                        language),
                scale.breaks(),
                classes(scale, language),
                text("caption", language),
                messages.text("style.few", List.of(String.valueOf(Scale.FEW_INCIDENTS)), language),
                text("notCovered", language));
    }

    private List<ClassView> classes(Scale scale, Locale language) {
        var classes = new ArrayList<ClassView>();
        if (!scale.diverging()) {
            classes.add(new ClassView(0, 0.0, 0.0, scale.colour(0), text("noReport", language)));
        }
        double[] breaks = scale.breaks();
        for (int i = 0; i <= breaks.length; i++) {
            Double from = i == 0 ? null : (Double) breaks[i - 1];
            Double to = i == breaks.length ? null : (Double) breaks[i];
            classes.add(new ClassView(i + 1, from, to, scale.colour(i + 1), label(from, to, language)));
        }
        return classes;
    }

    private String label(@Nullable Double from, @Nullable Double to, Locale language) {
        NumberFormat numbers = NumberFormat.getInstance(language);
        if (from == null) {
            return messages.text("style.range.below", List.of(numbers.format(to)), language);
        }
        return to == null
                ? messages.text("style.range.above", List.of(numbers.format(from)), language)
                : messages.text("style.range.between", List.of(numbers.format(from), numbers.format(to)), language);
    }

    private String text(String key, Locale language) {
        return messages.text("style." + key, List.of(), language);
    }
}
