package org.vigie.geocode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.vigie.areas.BoundariesActivated;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Jobs;

/**
 * Tries the open reviews again when the gazetteers or the boundaries have changed, as a job: a queue may be long, and the
 * change itself must not wait for it.
 */
@Component
class ReviewRetry implements JobHandler, DisposableBean {

    static final String KIND = "geocode-reviews";

    private final Reviews reviews;
    private final ReviewStore store;
    private final ObjectProvider<Jobs> jobs;
    /** A job is durable only when its own transaction ends, which cannot be while that of the change is ending. */
    private final ExecutorService submitting = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "geocode-reviews");
        thread.setDaemon(true);
        return thread;
    });

    ReviewRetry(Reviews reviews, ReviewStore store, ObjectProvider<Jobs> jobs) {
        this.reviews = reviews;
        this.store = store;
        this.jobs = jobs;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(GazetteersChanged event) {
        submit();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BoundariesActivated event) {
        submit();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, JobRun run) {
        List<Long> open = store.listOpenIds();
        for (int i = 0; i < open.size(); i++) {
            run.count("tried", 1);
            run.count("resolved", reviews.retry(open.get(i)) ? 1 : 0);
            run.progress((double) i / open.size());
        }
    }

    @Override
    public void destroy() {
        submitting.shutdownNow();
    }

    private void submit() {
        submitting.execute(() -> {
            if (reviews.countOpen() > 0) {
                jobs.getObject().submit(KIND, Map.of());
            }
        });
    }
}
