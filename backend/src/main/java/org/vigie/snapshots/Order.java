package org.vigie.snapshots;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Reader;
import org.vigie.snapshots.Snapshot.Kind;
import org.vigie.snapshots.SnapshotStore.RequestName;

/**
 * What is to be frozen.
 *
 * @param by who asks for it
 * @param run the scheduled or asked run of a saved bulletin; null without one
 */
record Order(
        Kind kind,
        String title,
        Locale language,
        Audience audience,
        View view,
        Reader by,
        RequestName request,
        @Nullable Run run) {

    /**
     * A run of a saved bulletin.
     *
     * @param dueAt when it was due; null on demand
     */
    record Run(UUID definition, @Nullable Instant dueAt) {}

    /** Whose eyes it is made with. */
    Reader eyes() {
        return audience == Audience.PUBLIC ? Reader.PUBLIC : by;
    }
}
