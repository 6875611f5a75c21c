package org.vigie.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What becomes of jobs, in numbers for whoever watches the service: how many ended how, their rows, how many wait. */
@Component
class JobMetrics {

    private static final List<String> OUTCOMES = List.of("created", "updated", "unchanged", "rejected");

    private final MeterRegistry registry;

    JobMetrics(MeterRegistry registry, JobStore store, Spool spool) {
        this.registry = registry;
        Gauge.builder("vigie.jobs.open", store, JobStore::countOpen)
                .description("Jobs that wait or run, of all instances")
                .register(registry);
        Gauge.builder("vigie.spool.free", spool, Spool::bytesLeft)
                .description("Room for uploads and downloads")
                .baseUnit("bytes")
                .register(registry);
    }

    void ended(Job job) {
        String state = job.state().name().toLowerCase(Locale.ROOT);
        registry.counter("vigie.jobs.ended", "kind", job.kind(), "state", state).increment();
        if (job.finishedAt() != null) {
            registry.timer("vigie.jobs.time", "kind", job.kind())
                    .record(Duration.between(job.createdAt(), job.finishedAt()));
        }
        for (String outcome : OUTCOMES) {
            registry.counter("vigie.rows", "kind", job.kind(), "outcome", outcome)
                    .increment(job.count(outcome));
        }
    }

    /** A job went back into the queue. */
    void waits(Job job, String outage) {
        registry.counter("vigie.jobs.waited", "kind", job.kind(), "outage", outage)
                .increment();
    }
}
