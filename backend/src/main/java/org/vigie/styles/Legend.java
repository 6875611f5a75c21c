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

    // Reds and blues of ColorBrewer (Brewer 2003) for hot and cold.
    private static final List<Mark> MARKS = List.of(
            new Mark("HOT_99", "outline", "#67000d", true, ""),
            new Mark("HOT_95", "outline", "#cb181d", true, ""),
            new Mark("HOT_90", "outline", "#fb6a4a", true, ""),
            new Mark("COLD_99", "outline", "#08306b", false, ""),
            new Mark("COLD_95", "outline", "#2171b5", false, ""),
            new Mark("COLD_90", "outline", "#6baed6", false, ""),
            new Mark("INSUFFICIENT_DATA", "outline", "#969696", true, ""),
            new Mark("FEW", "dots", "#525252", true, ""),
            new Mark("NOT_COVERED", "hatch", "#969696", true, ""),
            new Mark("HEARD", "none", "#ffffff", false, ""),
            new Mark("SILENT", "lines", "#54278f", true, ""),
            new Mark("UNMONITORED", "crosses", "#252525", true, ""),
            new Mark("FILLING", "dashes", "#737373", true, ""));

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
            String notCovered,
            List<Mark> marks) {

        /** The same with another caption. */
        public View withCaption(String other) {
            return new View(
                    measure, title, unit, factor, table, breaks, classes, other, fewIncidents, notCovered, marks);
        }
    }

    /**
     * What is drawn over, or instead of, a class.
     *
     * @param code what it stands for: a {@code silence} state, a class of Gi*, {@code FEW}, {@code NOT_COVERED},
     *     {@code INSUFFICIENT_DATA} or {@code FILLING}
     * @param texture its name, {@code none} for a plain colour, {@code outline} for a line around the area
     * @param colour as {@code #rrggbb}
     * @param drawn whether it is drawn unless asked otherwise
     */
    public record Mark(String code, String texture, String colour, boolean drawn, String label) {}

    /**
     * One class.
     *
     * @param number 0 for no report, then from the lowest
     * @param from lower break, inclusive; null for open
     * @param to upper break, exclusive; null for open
     * @param code the name of a class that is no range of values; null for the others
     */
    public record ClassView(
            int number,
            @Nullable Double from,
            @Nullable Double to,
            String colour,
            String label,
            @Nullable String code) {}

    /** The legend of a measure in a language. */
    public View view(Measure measure, Scale scale, long days, Locale language) {
        return new View(
                measure.parameter(),
                text("measure." + measure.parameter(), language),
                text("unit." + scale.unit(), language),
                scale.factor(),
                table(scale, days, language),
                scale.breaks(),
                classes(scale, language),
                text("caption", language),
                messages.text("style.few", List.of(String.valueOf(Scale.FEW_INCIDENTS)), language),
                text("notCovered", language),
                marks(language));
    }

    /** What is drawn over the classes of any measure. */
    public List<Mark> marks(Locale language) {
        return MARKS.stream()
                .map(mark -> new Mark(
                        mark.code,
                        mark.texture,
                        mark.colour,
                        mark.drawn,
                        messages.text(
                                "style.mark." + mark.code, List.of(String.valueOf(Scale.FEW_INCIDENTS)), language)))
                .toList();
    }

    /** Which breaks these are. */
    private String table(Scale scale, long days, Locale language) {
        String counted = NumberFormat.getInstance(language).format(days);
        String period = messages.text(days == 1 ? "style.days.one" : "style.days.other", List.of(counted), language);
        String key = scale.yearly() ? "yearly" : scale.diverging() ? scale.unit() : "total";
        return messages.text("style.table." + key, List.of(period), language);
    }

    private List<ClassView> classes(Scale scale, Locale language) {
        var classes = new ArrayList<ClassView>();
        if (scale.withNoReport()) {
            classes.add(new ClassView(0, 0.0, 0.0, scale.colour(0), text("noReport", language), null));
        }
        double[] breaks = scale.breaks();
        for (int i = 0; i < scale.ranges(); i++) {
            Double from = i == 0 ? null : (Double) breaks[i - 1];
            Double to = i == breaks.length ? null : (Double) breaks[i];
            classes.add(new ClassView(i + 1, from, to, scale.colour(i + 1), label(from, to, language), null));
        }
        for (String code : scale.codes()) {
            int number = scale.classOf(code);
            String label = text("class." + scale.unit() + "." + code, language);
            classes.add(new ClassView(number, null, null, scale.colour(number), label, code));
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
