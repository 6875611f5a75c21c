package org.vigie.hotspots;

import java.util.EnumSet;
import java.util.Set;

/** Which groups of numbers a query needs: those of its fields, and that of its measure where areas are ranked or classed. */
final class Wanted {

    /** They show who watches where. */
    private static final Set<CommuneField> WATCH =
            EnumSet.of(CommuneField.CONFIDENCE, CommuneField.SILENCE, CommuneField.SILENCE_DAYS);

    private final Set<CommuneField> fields;
    private final boolean fatalities;

    Wanted(HotspotQuery query) {
        fields = EnumSet.noneOf(CommuneField.class);
        fields.addAll(query.fields());
        if (classed() || fields.contains(CommuneField.VALUE)) {
            fields.add(CommuneField.of(query.measure()));
        }
        if (!query.filter().visibility().seesWatch()) {
            fields.removeAll(WATCH);
        }
        fatalities = !query.filter().visibility().isPublic();
    }

    /** Whether numbers of people are told, and not only how many incidents there are. */
    boolean fatalities() {
        return fatalities;
    }

    private boolean any(CommuneField... wanted) {
        for (CommuneField field : wanted) {
            if (fields.contains(field)) {
                return true;
            }
        }
        return false;
    }

    boolean classed() {
        return any(CommuneField.RANK, CommuneField.LEGEND_CLASS);
    }

    boolean population() {
        return any(CommuneField.POPULATION);
    }

    boolean excess() {
        return any(CommuneField.EXCESS);
    }

    boolean rate() {
        return any(CommuneField.RATE);
    }

    boolean interval() {
        return any(CommuneField.RATE_LOW, CommuneField.RATE_HIGH);
    }

    boolean smoothedRate() {
        return any(CommuneField.SMOOTHED_RATE);
    }

    boolean localSmoothedRate() {
        return any(CommuneField.LOCAL_SMOOTHED_RATE);
    }

    /** Whether a number is asked for that people are missed in. */
    boolean people() {
        return population() || rate() || interval() || smoothedRate() || localSmoothedRate() || exposure();
    }

    boolean kernel() {
        return any(CommuneField.KERNEL_MEAN, CommuneField.KERNEL_MAX, CommuneField.KERNEL_EXPECTED);
    }

    boolean gi() {
        return any(CommuneField.GI, CommuneField.GI_CLASS);
    }

    boolean moran() {
        return any(CommuneField.MORAN);
    }

    boolean exposure() {
        return excess() || gi() || moran();
    }

    boolean trend() {
        return any(CommuneField.TREND);
    }

    boolean change() {
        return any(CommuneField.CHANGE);
    }

    boolean confidence() {
        return any(CommuneField.CONFIDENCE);
    }

    boolean silence() {
        return any(CommuneField.SILENCE, CommuneField.SILENCE_DAYS);
    }
}
