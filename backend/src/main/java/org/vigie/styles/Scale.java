package org.vigie.styles;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The published breaks of a measure over a period (METHODS.md "Classes and legend"): the same for every map of it, so that
 * two maps can be laid side by side. Classes are ranges between breaks, then those that have a name instead.
 *
 * @param unit key of the unit's name
 * @param factor by which a value is multiplied before it is compared with the breaks: 365 / days where the breaks are for a
 *     year, else 1
 * @param breaks ascending; a value equal to one belongs to the class above it
 * @param colours one a class, from the lowest
 * @param diverging whether the scale has a middle, so that zero is an ordinary value
 * @param withNoReport whether there is a class 0 for areas without a report
 * @param codes names of the classes that are no ranges, in their order behind the ranges; without breaks there are no ranges
 */
public record Scale(
        String unit,
        double factor,
        double[] breaks,
        List<String> colours,
        boolean diverging,
        boolean withNoReport,
        List<String> codes) {

    /** A commune with fewer incidents never takes more than the second colour. */
    public static final int FEW_INCIDENTS = 3;

    /** Class 0 of sequential scales: no report. */
    public static final String NO_REPORT_COLOUR = "#f4f4f2";

    /** Class 0 of diverging scales, whose middle is white. */
    public static final String NO_REPORT_GREY = "#cfcfca";

    /** The class of a change from nothing to something: there is no ratio. */
    public static final String NEW = "NEW";

    /** The class of Moran's I where chance may have made the pattern. */
    public static final String NOT_SIGNIFICANT = "NOT_SIGNIFICANT";

    // ColorBrewer (Brewer 2003), colour-blind safe: YlOrRd 5 for amounts, RdBu 7 and 5 reversed for z, residuals and
    // ratios,
    // RdYlBu 4 reversed for the quadrants of Moran's I.
    private static final List<String> SEQUENTIAL = List.of("#ffffb2", "#fecc5c", "#fd8d3c", "#f03b20", "#bd0026");
    private static final List<String> DIVERGING =
            List.of("#2166ac", "#67a9cf", "#d1e5f0", "#f7f7f7", "#fddbc7", "#ef8a62", "#b2182b");
    private static final List<String> RATIO = List.of("#0571b0", "#92c5de", "#f7f7f7", "#f4a582", "#ca0020");
    private static final String NEW_COLOUR = "#7b3294";
    private static final String UNKNOWN_COLOUR = "#d9d9d9";
    private static final List<String> QUADRANT_COLOURS =
            List.of(UNKNOWN_COLOUR, "#f7f7f7", "#2c7bb6", "#abd9e9", "#fdae61", "#d7191c");

    private static final List<String> GI_CLASSES = List.of(
            "INSUFFICIENT_DATA", "COLD_99", "COLD_95", "COLD_90", NOT_SIGNIFICANT, "HOT_90", "HOT_95", "HOT_99");
    private static final List<String> QUADRANTS = List.of("ISLAND", NOT_SIGNIFICANT, "LL", "LH", "HL", "HH");
    private static final double[] Z_BREAKS = {-2.58, -1.96, -1.65, 1.65, 1.96, 2.58};

    private static final int LONG_DAYS = 135;
    private static final int SHORT_DAYS = 45;
    private static final double DAYS_A_YEAR = 365;

    /** The scale of a measure over a period of so many days. */
    public static Scale of(Measure measure, long days) {
        return switch (measure) {
            case COUNT, WEIGHTED -> sequential("incidents", 1, 1, 3, 10, 30);
            case FATALITIES -> sequential("fatalities", 1, 1, 10, 50, 200);
            case DENSITY, KERNEL -> density(days);
            case RATE, SMOOTHED_RATE -> sequential("perYearAnd100000", DAYS_A_YEAR / days, 1.5, 5, 20, 50);
            case EXCESS -> new Scale("residual", 1, Z_BREAKS, DIVERGING, true, false, List.of());
            case GI -> named("gi", joined(UNKNOWN_COLOUR, DIVERGING), GI_CLASSES);
            case MORAN -> named("moran", QUADRANT_COLOURS, QUADRANTS);
            case CHANGE ->
                new Scale(
                        "ratio",
                        1,
                        new double[] {0.5, 0.8, 1.25, 2},
                        Stream.concat(RATIO.stream(), Stream.of(NEW_COLOUR)).toList(),
                        true,
                        true,
                        List.of(NEW));
            case TREND -> new Scale("trend", 1, Z_BREAKS, DIVERGING, true, true, List.of());
        };
    }

    private static Scale density(long days) {
        if (days > LONG_DAYS) {
            return sequential("perYearAnd1000Km2", DAYS_A_YEAR / days, 1, 3, 10, 30);
        }
        return days > SHORT_DAYS
                ? sequential("per1000Km2", 1, 0.5, 1.5, 5, 15)
                : sequential("per1000Km2", 1, 0.3, 1, 3, 10);
    }

    private static Scale sequential(String unit, double factor, double... breaks) {
        return new Scale(unit, factor, breaks, SEQUENTIAL, false, true, List.of());
    }

    private static Scale named(String unit, List<String> colours, List<String> codes) {
        return new Scale(unit, 1, new double[0], colours, true, false, codes);
    }

    private static List<String> joined(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    /** How many classes are ranges of values: 1..ranges(). */
    public int ranges() {
        return colours.size() - codes.size();
    }

    /**
     * The class of a commune: 0 for no report where the scale has such a class, then from 1 for the lowest up to
     * {@link #ranges()}. Where something was reported the class is not 0, though nobody may have died of it. Of few incidents
     * no class far from the beginning, or from the middle, follows.
     *
     * @param value as computed, before {@link #factor}
     * @param incidents how many incidents stand behind it
     */
    public int classOf(double value, long incidents) {
        if (withNoReport && incidents == 0) {
            return 0;
        }
        double scaled = value * factor;
        int found =
                1 + (int) Arrays.stream(breaks).filter(limit -> scaled >= limit).count();
        if (!withNoReport || incidents >= FEW_INCIDENTS) {
            return found;
        }
        int middle = (ranges() + 1) / 2;
        return diverging ? Math.max(middle - 1, Math.min(found, middle + 1)) : Math.min(found, 2);
    }

    /**
     * The class with a name.
     *
     * @throws IllegalArgumentException if the scale has none of that name
     */
    public int classOf(String code) {
        int at = codes.indexOf(code);
        if (at < 0) {
            throw new IllegalArgumentException("No class " + code + " in " + unit);
        }
        return ranges() + at + 1;
    }

    /** Whether the breaks are for a year, so that values of other periods are scaled to one. */
    public boolean yearly() {
        return unit.startsWith("perYear");
    }

    /** The colour of a class as {@code #rrggbb}. */
    public String colour(int classNumber) {
        if (classNumber > 0) {
            return colours.get(classNumber - 1);
        }
        return diverging ? NO_REPORT_GREY : NO_REPORT_COLOUR;
    }
}
