package org.vigie.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of long work.
 *
 * @param kind what is done, and the collection it is found under: {@code imports}, {@code boundaries}, …
 * @param parameters what was asked, as texts by name
 * @param counts what was counted so far, by name ({@code rowsRead}, {@code created}, …)
 * @param progress 0..1
 * @param dataVersion the version it published, once it is done
 * @param failureCode stable code of what made it fail; its message has the key {@code job.<code>}
 */
public record Job(
        UUID id,
        String kind,
        State state,
        Map<String, String> parameters,
        Map<String, Long> counts,
        double progress,
        @Nullable Long dataVersion,
        @Nullable String failureCode,
        List<String> failureArguments,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt) {

    /** Where a job stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    /** Whether it will not change by itself any more. */
    public boolean ended() {
        return state == State.DONE || state == State.FAILED;
    }

    /** A count by name, 0 where nothing was counted. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
