package org.vigie.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.vigie.access.Acting;
import org.vigie.access.Reader;
import org.vigie.api.Outage;
import org.vigie.api.Problem;

/**
 * Runs jobs one after the other, in the order they came. A job is in the database before its caller is answered; one
 * that a crash or an outage cut off is run again from its beginning. A session lock on each running job keeps a second instance
 * on the same database from running it too; every instance takes up what lies open there.
 */
@Service
public class Jobs implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private static final int SECONDS_TO_STOP = 5;
    private static final int MOST_LISTED = 10_000;

    private final JobStore store;
    private final Spool spool;
    private final DataSource dataSource;
    private final ObjectProvider<JobHandler> handlers;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "jobs"));

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "jobs-watch"));
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();
    private final JobFiles files;
    private final JobMetrics metrics;
    private final int lookSeconds;

    private volatile boolean stopping;

    Jobs(
            JobStore store,
            Spool spool,
            JobFiles files,
            JobMetrics metrics,
            DataSource dataSource,
            ObjectProvider<JobHandler> handlers,
            @Value("${vigie.jobs.look-seconds:5}") int lookSeconds) {
        this.files = files;
        this.metrics = metrics;
        this.lookSeconds = lookSeconds;
        this.store = store;
        this.spool = spool;
        this.dataSource = dataSource;
        this.handlers = handlers;
    }

    /**
     * Queues a job; it is durable when this returns.
     *
     * @param kind the kind of a {@link JobHandler}
     * @param parameters what to do, as texts by name
     */
    public Job submit(String kind, Map<String, String> parameters) {
        return submit(UUID.randomUUID(), kind, parameters);
    }

    /** Queues a job under an id that the caller has already used, for example to name its file. */
    public Job submit(UUID id, String kind, Map<String, String> parameters) {
        store.add(id, kind, Owner.sign(parameters, Reader.current()));
        Job job = get(kind, id);
        queue(job);
        return job;
    }

    /**
     * A job by its id.
     *
     * @throws Problem a 404 where there is none of that kind, or none that the reader of this thread may know of
     */
    public Job get(String kind, UUID id) {
        return store.find(id)
                .filter(job -> job.kind().equals(kind) && Owner.isSeen(job, Reader.current()))
                .orElseThrow(() -> Problem.notFound(kind + "/" + id));
    }

    /** The newest jobs of a kind that the reader of this thread may know of, newest first. */
    public List<Job> list(String kind, int limit) {
        Reader reader = Reader.current();
        return store.list(kind, MOST_LISTED).stream()
                .filter(job -> Owner.isSeen(job, reader))
                .limit(limit)
                .toList();
    }

    /** Whether there was ever any job. */
    public boolean anyEver() {
        return store.anyEver();
    }

    /** Notes that what the job published was taken back; false where somebody else did that before. */
    public boolean undone(UUID id) {
        return store.undone(id);
    }

    /**
     * Takes the values out of the row issues of the jobs that published some data versions, and of all issues that hold one of some
     * words: what is left says that something was wrong, and not with what. Files kept beyond their job go with them.
     */
    public void eraseValues(List<Long> versions, List<String> words) {
        store.eraseValues(versions, words);
        files.removeSetAside();
    }

    /** Takes up what an earlier life of the service left unfinished. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE) // before anybody submits new ones, which would be taken for leftovers
    void resume() {
        takeUp();
        if (lookSeconds > 0) {
            watch.scheduleWithFixedDelay(this::look, lookSeconds, lookSeconds, TimeUnit.SECONDS);
        }
    }

    /**
     * Takes up what nobody here has queued: jobs that an outage put back, and those of an instance that has gone or has more than
     * it can do.
     */
    private void look() {
        try {
            takeUp();
            files.removeAbandoned();
        } catch (RuntimeException e) {
            LOG.info(
                    "The queue cannot be read now: {}",
                    String.valueOf(Outage.of(e).map(Enum::name).orElse(e.toString())));
        }
    }

    private void takeUp() {
        for (Job job : store.listOpen()) {
            boolean known =
                    handlers.stream().anyMatch(handler -> handler.kind().equals(job.kind()) && handler.isForHere(job));
            if (known && !here.contains(job.id())) {
                LOG.info("Takes up {} {}", job.kind(), job.id());
                queue(job);
            }
        }
    }

    private void queue(Job job) {
        if (here.add(job.id())) {
            executor.execute(() -> {
                try {
                    run(job);
                } finally {
                    here.remove(job.id());
                }
            });
        }
    }

    private void run(Job job) {
        try (Connection connection = dataSource.getConnection()) {
            if (!lock(connection, job)) {
                return; // another instance is at it
            }
            try {
                store.find(job.id()).filter(found -> !found.ended()).ifPresent(this::runLocked);
            } finally {
                unlock(connection, job);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("Job {} {} could not be run now; it is taken up again", job.kind(), job.id(), e);
        }
    }

    private void runLocked(Job job) {
        if (stopping) {
            return; // it waits for the next start
        }
        if (job.dataVersion() != null) {
            store.done(job.id()); // it had published, and was cut off before it could say so
        } else {
            runAnew(job);
        }
        store.find(job.id()).filter(Job::ended).ifPresent(ended -> {
            metrics.ended(ended);
            clean(ended);
        });
    }

    private void runAnew(Job job) {
        store.start(job.id());
        var run = new JobRun(job.id(), store);
        try {
            Acting.<RuntimeException>as(Owner.of(job), () -> handler(job.kind()).run(job, run));
            run.flush();
            store.done(job.id());
        } catch (JobFailure failure) {
            LOG.info("Job {} {} failed: {}", job.kind(), job.id(), failure.getMessage());
            failed(job, run, failure.code(), failure.arguments());
        } catch (RuntimeException bug) {
            Optional<Outage> outage = Outage.of(bug);
            if (stopping) {
                LOG.info("Job {} {} is cut off by the stop; it is taken up at the next start", job.kind(), job.id());
            } else if (outage.isPresent()) {
                LOG.warn("Job {} {} waits: {} is out", job.kind(), job.id(), outage.get());
                metrics.waits(job, outage.get().name());
                store.await(job.id(), outage.get().name());
            } else {
                LOG.error("Job {} {} failed", job.kind(), job.id(), bug);
                failed(job, run, "INTERNAL", List.of());
            }
        }
    }

    /** The state is the last word: whatever becomes of the counts and issues, a failed job is marked as failed. */
    private void failed(Job job, JobRun run, String code, List<String> arguments) {
        try {
            run.flush();
        } catch (RuntimeException e) {
            LOG.error("The counts and issues of job {} {} could not be written", job.kind(), job.id(), e);
        }
        store.failed(job.id(), code, arguments);
    }

    private void clean(Job job) {
        try {
            JobHandler handler = handler(job.kind());
            handler.clean(job);
            if (handler.keepsFile(job)) {
                spool.setAside(job.id());
            } else {
                spool.remove(job.id());
            }
        } catch (RuntimeException e) {
            LOG.warn("Job {} {} has ended and left something behind", job.kind(), job.id(), e);
        }
    }

    private JobHandler handler(String kind) {
        Map<String, JobHandler> byKind =
                handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        JobHandler handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalStateException("Nobody does jobs of kind " + kind);
        }
        return handler;
    }

    private static boolean lock(Connection connection, Job job) throws SQLException {
        return ask(connection, "select pg_try_advisory_lock(?)", job);
    }

    private static void unlock(Connection connection, Job job) throws SQLException {
        ask(connection, "select pg_advisory_unlock(?)", job);
    }

    private static boolean ask(Connection connection, String sql, Job job) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, job.id().getMostSignificantBits());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    @Override
    public void destroy() {
        stopping = true;
        watch.shutdownNow();
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("A job is still at work; it is taken up again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
