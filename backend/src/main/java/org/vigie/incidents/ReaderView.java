package org.vigie.incidents;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;

/**
 * Makes columns as a reader sees them. Rows above the clearance, of others' organisations, or of sensitive kinds and too young are
 * hidden; sensitive kinds below EDITOR are known to their province only; positions are rounded. Arrays that stay as they are are
 * shared.
 */
final class ReaderView {

    private static final int PROVINCE = Precision.PROVINCE.level();

    private final IncidentColumns base;
    private final Visibility visibility;
    private final AreaIndex index;
    private final boolean[] sensitive;

    /**
     * @param base all incidents
     * @param index the areas that serve at their version
     * @param sensitiveKinds codes of the sensitive kinds
     */
    ReaderView(IncidentColumns base, Visibility visibility, AreaIndex index, Set<String> sensitiveKinds) {
        this.base = base;
        this.visibility = visibility;
        this.index = index;
        sensitive = base.kinds().select(sensitiveKinds::contains);
    }

    IncidentColumns make() {
        BitSet hidden = hidden();
        if (visibility.seesSensitive()) {
            return view(hidden, base.precision(), base.area(), base.areas());
        }
        byte[] precision = base.precision().clone();
        int[] area = base.area().clone();
        var areas = new Dictionary(base.areas());
        int[] coarse = provinces(areas);
        for (int row = 0; row < base.size(); row++) {
            if (sensitive[base.kind()[row]]) {
                precision[row] = (byte) Math.max(precision[row], Precision.PROVINCE.ordinal());
                area[row] = coarse[area[row]];
            }
        }
        return view(hidden, precision, area, areas);
    }

    private IncidentColumns view(BitSet hidden, byte[] precision, int[] area, Dictionary areas) {
        ReaderViews.Points points = points();
        return new IncidentColumns(
                base, visibility, hidden, precision, area, areas, points.longitude(), points.latitude());
    }

    private BitSet hidden() {
        boolean[][] seen = seen();
        LocalDate until = visibility.sensitiveUntil();
        long lastSensitiveDay = until == null ? Long.MAX_VALUE : until.toEpochDay();
        var hidden = new BitSet();
        for (int row = 0; row < base.size(); row++) {
            boolean isSensitive = sensitive[base.kind()[row]];
            Marking marking = Visibility.effective(Marking.values()[base.marking()[row]], isSensitive);
            if (!seen[marking.ordinal()][base.organisation()[row]]
                    || isSensitive && base.dayEnd()[row] > lastSensitiveDay) {
                hidden.set(row);
            }
        }
        return hidden;
    }

    /** By marking and number of the organisation. */
    private boolean[][] seen() {
        var seen = new boolean[Marking.values().length][];
        for (Marking marking : Marking.values()) {
            seen[marking.ordinal()] = base.organisations().select(owner -> visibility.sees(marking, owner));
        }
        return seen;
    }

    /** For each number of an area that of the province that holds it, or of itself where it is none finer. */
    private int[] provinces(Dictionary areas) {
        int[] coarse = new int[base.areas().size()];
        for (int i = 0; i < coarse.length; i++) {
            coarse[i] = areas.number(coarse(base.areas().value(i), index));
        }
        return coarse;
    }

    /** The P-code of the province that holds an area; the area itself where it is no finer. */
    static @Nullable String coarse(@Nullable String pcode, AreaIndex index) {
        return pcode == null
                ? null
                : index.ancestor(pcode, PROVINCE).map(Area::pcode).orElse(pcode);
    }

    private ReaderViews.Points points() {
        boolean withheld = !visibility.seesSensitive();
        if (visibility.exactPoints() && !withheld) {
            return new ReaderViews.Points(base.longitude(), base.latitude());
        }
        return base.views().points(visibility.exactPoints() ? "withheld" : "rounded", () -> {
            double[] longitude = new double[base.size()];
            double[] latitude = new double[base.size()];
            for (int row = 0; row < base.size(); row++) {
                boolean none = withheld && sensitive[base.kind()[row]];
                longitude[row] = none ? Double.NaN : visibility.told(base.longitude()[row]);
                latitude[row] = none ? Double.NaN : visibility.told(base.latitude()[row]);
            }
            return new ReaderViews.Points(longitude, latitude);
        });
    }
}
