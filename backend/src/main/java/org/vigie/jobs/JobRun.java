package org.vigie.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a running job reports: counts, progress and row issues. Written to the database in batches, at most twice a
 * second, so that a million rows do not cost a million updates. For the job's own thread.
 */
public final class JobRun {

    /** The note that says how far the rows of a file may travel: the name of the closest marking among them. */
    public static final String CLOSEST_MARKING = "closestMarking";

    private static final int BATCH = 2_000;
    private static final long FLUSH_NANOS = 500_000_000;

    private final UUID jobId;
    private final JobStore store;
    private final Map<String, Long> counts = new HashMap<>();
    private final List<RowIssue> issues = new ArrayList<>();
    private double progress;
    private long flushedAt = System.nanoTime();

    JobRun(UUID jobId, JobStore store) {
        this.jobId = jobId;
        this.store = store;
    }

    /** Adds to a count. */
    public void count(String name, long more) {
        counts.merge(name, more, Long::sum);
        flushSometimes();
    }

    /** A count so far. */
    public long counted(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Notes an issue, and counts it: an ERROR under {@code errors}, a WARNING under {@code warnings}. */
    public void issue(RowIssue issue) {
        issues.add(issue);
        switch (issue.severity()) {
            case ERROR -> counts.merge("errors", 1L, Long::sum);
            case WARNING -> counts.merge("warnings", 1L, Long::sum);
            case INFO -> counts.merge("remarks", 1L, Long::sum);
        }
        if (issues.size() >= BATCH) {
            flush();
        }
    }

    /** Takes a count back to 0: what it counted did not come to be. */
    public void reset(String name) {
        counts.put(name, 0L);
    }

    /** How far the work is, 0..1. */
    public void progress(double done) {
        progress = Math.max(0, Math.min(1, done));
        flushSometimes();
    }

    /**
     * The data version that the work published. Call it, last, in the transaction that publishes: counts and version are
     * then written with it, and a crash right after cannot make a published job run again.
     */
    public void published(long version) {
        flush();
        store.published(jobId, version);
    }

    /** Writes down something found out about the job itself, beside what was asked: the profile of a file, … */
    public void note(String name, String value) {
        store.note(jobId, name, value);
    }

    /** Writes what is noted so far. */
    public void flush() {
        List<RowIssue> written = List.copyOf(issues);
        store.addIssues(jobId, written);
        issues.clear();
        store.report(jobId, counts, progress);
        flushedAt = System.nanoTime();
        if (!written.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        issues.addAll(0, written); // they went with the transaction, and are still true
                    }
                }
            });
        }
    }

    private void flushSometimes() {
        if (System.nanoTime() - flushedAt > FLUSH_NANOS) {
            flush();
        }
    }
}
