package org.vigie.areas.boundaryfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.vigie.jobs.RowIssue;

/**
 * Where a country lies, roughly: finds coordinates whose longitude and latitude are swapped, and files of another
 * country. For the countries around the Sahel the window is known here; for others it is that of the active set, and
 * without one nothing is checked. Windows are widened by {@link #MARGIN_DEGREES}.
 */
final class CountryWindow {

    private static final double MARGIN_DEGREES = 1;

    /** West, east, south, north in degrees, rounded outwards. */
    private static final Map<String, Envelope> WINDOWS = Map.ofEntries(
            Map.entry("BFA", new Envelope(-5.6, 2.5, 9.3, 15.2)),
            Map.entry("MLI", new Envelope(-12.4, 4.4, 10.0, 25.1)),
            Map.entry("NER", new Envelope(0.1, 16.1, 11.6, 23.6)),
            Map.entry("BEN", new Envelope(0.7, 3.9, 6.1, 12.5)),
            Map.entry("CIV", new Envelope(-8.7, -2.4, 4.2, 10.8)),
            Map.entry("CMR", new Envelope(8.3, 16.3, 1.6, 13.2)),
            Map.entry("DZA", new Envelope(-8.8, 12.0, 18.9, 37.3)),
            Map.entry("GHA", new Envelope(-3.3, 1.3, 4.6, 11.3)),
            Map.entry("GIN", new Envelope(-15.2, -7.6, 7.1, 12.8)),
            Map.entry("LBY", new Envelope(9.2, 25.3, 19.4, 33.3)),
            Map.entry("MRT", new Envelope(-17.2, -4.7, 14.6, 27.4)),
            Map.entry("NGA", new Envelope(2.6, 14.8, 4.1, 14.0)),
            Map.entry("SEN", new Envelope(-17.7, -11.3, 12.2, 16.8)),
            Map.entry("TCD", new Envelope(13.4, 24.1, 7.4, 23.5)),
            Map.entry("TGO", new Envelope(-0.2, 1.9, 6.0, 11.2)));

    private final @Nullable Envelope window;
    private final Consumer<RowIssue> issues;

    /** @param active the envelope of the country's active set, if it has one */
    CountryWindow(String country, Optional<Envelope> active, Consumer<RowIssue> issues) {
        Envelope known = WINDOWS.containsKey(country) ? WINDOWS.get(country) : active.orElse(null);
        window = known == null ? null : new Envelope(known);
        if (window != null) {
            window.expandBy(MARGIN_DEGREES);
        }
        this.issues = issues;
    }

    /** Reports every area whose middle lies outside the window. */
    void check(List<FileArea> areas) {
        if (window != null) {
            areas.forEach(area -> check(area, window));
        }
    }

    private void check(FileArea area, Envelope around) {
        Coordinate middle = area.geometry().getEnvelopeInternal().centre();
        if (around.contains(middle)) {
            return;
        }
        boolean swapped = around.contains(new Coordinate(middle.y, middle.x));
        String code = swapped ? "COORDINATES_SWAPPED" : "OUTSIDE_COUNTRY";
        issues.accept(RowIssue.error(area.line(), null, code, area.pcode(), PolygonCheck.text(middle)));
    }
}
