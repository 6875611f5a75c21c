package org.vigie.snapshots;

import java.time.LocalDate;
import org.vigie.access.Reader;
import org.vigie.incidents.Visibility;

/**
 * Whose eyes a picture is made with, and on which day: some incidents are told late.
 *
 * @param day UTC, from which delays count
 */
record Eyes(Reader reader, LocalDate day) {

    /** What they see. */
    Visibility visibility() {
        Visibility now = Visibility.of(reader);
        return now.today() == null
                ? now
                : new Visibility(now.role(), now.clearance(), now.organisation(), now.exactPoints(), day);
    }
}
