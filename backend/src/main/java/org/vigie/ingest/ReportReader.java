package org.vigie.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.incidents.StagedReport;
import org.vigie.incidents.StagedReport.Place;

/** From a row to a report that can be staged: understood by a profile, then placed. */
final class ReportReader {

    /** References are in an index, whose entries PostgreSQL limits to 2.7 kB. */
    private static final int LONGEST_REFERENCE = 200;

    private static final int LONGEST_SOURCE = 100;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private final Profile profile;
    private final Defaults defaults;
    private final Placing placing;

    ReportReader(Profile profile, Defaults defaults, Placing placing) {
        this.profile = profile;
        this.defaults = defaults;
        this.placing = placing;
    }

    /** The report of a row; null where the row has errors, which are noted in it. */
    @Nullable
    StagedReport read(Row row) {
        Draft draft = profile.read(row, defaults);
        if (draft == null) {
            return null;
        }
        verifyLength(row, "source", draft.source(), LONGEST_SOURCE);
        verifyLength(row, "sourceRef", draft.sourceRef(), LONGEST_REFERENCE);
        Place place = placing.place(draft.position(), draft.stated(), row);
        return row.rejected()
                ? null
                : new StagedReport(
                        row.line(),
                        source(draft),
                        draft.sourceRef(),
                        draft.situation(),
                        draft.event(),
                        place,
                        draft.grade(),
                        draft.stated(),
                        draft.description(),
                        draft.receivedAt());
    }

    private static void verifyLength(Row row, String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            row.error(field, "NAME_TOO_LONG", value, most);
        }
    }

    /** The caller's word goes before the row's, which goes before the profile's. */
    private String source(Draft draft) {
        if (defaults.source() != null) {
            return defaults.source();
        }
        String source = draft.source();
        return source == null ? profile.id() : CONTROLS.matcher(source).replaceAll(" ");
    }
}
