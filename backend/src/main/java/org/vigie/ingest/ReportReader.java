package org.vigie.ingest;

import org.jspecify.annotations.Nullable;
import org.vigie.incidents.StagedReport;
import org.vigie.incidents.StagedReport.Place;

/** From a row to a report that can be staged: understood by a profile, then placed. */
final class ReportReader {

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

    /** The caller's word goes before the row's, which goes before the profile's. */
    private String source(Draft draft) {
        if (defaults.source() != null) {
            return defaults.source();
        }
        return draft.source() == null ? profile.id() : draft.source();
    }
}
