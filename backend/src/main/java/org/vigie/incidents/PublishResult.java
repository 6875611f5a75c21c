package org.vigie.incidents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a stage.
 *
 * @param version the data version it was published as; null where nothing changed (or for a dry run)
 * @param created reports that are new
 * @param updated reports that were there and say something else now
 * @param unchanged reports that were there, word for word
 * @param repeated lines that a later line of the same file overruled
 * @param deletedBefore lines whose incident somebody deleted: they stay away
 * @param overwritten lines whose incident a person had changed by hand: the change is in the older version
 */
public record PublishResult(
        @Nullable Long version,
        long created,
        long updated,
        long unchanged,
        List<Repeated> repeated,
        List<Line> deletedBefore,
        List<Line> overwritten) {

    /** A line and the reference on it. */
    public record Line(long line, String sourceRef) {}

    /** A line that stands again, under the same reference, at a later line. */
    public record Repeated(long line, String sourceRef, long laterLine) {}
}
