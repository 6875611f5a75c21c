package org.vigie.styles;

import java.util.Arrays;
import java.util.List;

/**
 * The published breaks of a measure over a period (METHODS.md "Classes and legend"): the same for every map of it, so that
 * two maps can be laid side by side.
 *
 * @param unit key of the unit's name
 * @param factor by which a value is multiplied before it is compared with the breaks: 365 / days where the breaks are for a
 *     year, else 1
 * @param breaks ascending; a value equal to one belongs to the class above it
 * @param colours one more than breaks, from the lowest class
 * @param diverging whether the scale has a middle: then no value means "none", and zero is an ordinary value
 */
public record Scale(String unit, double factor, double[] breaks, List<String> colours, boolean diverging) {

    /** A commune with fewer incidents never takes more than the second colour. */
    public static final int FEW_INCIDENTS = 3;

    /** Class 0 of sequential scales: no report. */
    public static final String NO_REPORT_COLOUR = "#f4f4f2";

    // ColorBrewer (Brewer 2003), colour-blind safe: YlOrRd 5 for amounts, RdBu 7 reversed for z and residuals.
    private static final List<String> SEQUENTIAL = List.of("#ffffb2", "#fecc5c", "#fd8d3c", "#f03b20", "#bd0026");
    private static final List<String> DIVERGING =
            List.of("#2166ac", "#67a9cf", "#d1e5f0", "#f7f7f7", "#fddbc7", "#ef8a62", "#b2182b");

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
            case EXCESS ->
                new Scale("residual", 1, new double[] {-2.58, -1.96, -1.65, 1.65, 1.96, 2.58}, DIVERGING, true);
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
        return new Scale(unit, factor, breaks, SEQUENTIAL, false);
    }

    /**
     * The class of a commune: on a sequential scale 0 for no report, then 1 for the lowest colour up to
     * {@code colours.size()}; on a diverging one 1..{@code colours.size()}. Where something was reported the class is not 0,
     * though nobody may have died of it.
     *
     * @param value as computed, before {@link #factor}
     * @param incidents how many incidents stand behind it
     */
    public int classOf(double value, long incidents) {
        if (!diverging && incidents == 0) {
            return 0;
        }
        double scaled = value * factor;
        int above = (int) Arrays.stream(breaks).filter(limit -> scaled >= limit).count();
        return diverging || incidents >= FEW_INCIDENTS ? above + 1 : Math.min(above + 1, 2);
    }

    /** Whether the breaks are for a year, so that values of other periods are scaled to one. */
    public boolean yearly() {
        return unit.startsWith("perYear");
    }

    /** The colour of a class as {@code #rrggbb}. */
    public String colour(int classNumber) {
        return classNumber == 0 ? NO_REPORT_COLOUR : colours.get(classNumber - 1);
    }
}
