package org.vigie.ingest;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.CapabilityContributor;
import org.vigie.api.DataVersion;
import org.vigie.areas.Boundaries;
import org.vigie.areas.BoundarySet;
import org.vigie.incidents.ExerciseData;
import org.vigie.jobs.Jobs;

/** The exercise data: put into an empty store at start ({@code vigie.demo=auto}), and taken out by one call. */
@Service
class Demo implements CapabilityContributor {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    /** When the exercise data come in by themselves. */
    enum Loading {
        /** Into a store that has neither boundaries nor reports, and never had. */
        AUTO,
        /** Never. */
        OFF
    }

    private final Loading loading;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final DataVersion dataVersion;
    private final TransactionTemplate transaction;
    private final Boundaries boundaries;
    private final ExerciseData exerciseData;

    Demo(
            @Value("${vigie.demo:off}") Loading loading,
            Jobs jobs,
            JdbcClient jdbc,
            DataVersion dataVersion,
            TransactionTemplate transaction,
            Boundaries boundaries,
            ExerciseData exerciseData) {
        this.loading = loading;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.dataVersion = dataVersion;
        this.transaction = transaction;
        this.boundaries = boundaries;
        this.exerciseData = exerciseData;
    }

    @EventListener(ApplicationReadyEvent.class)
    void loadIfEmpty() {
        if (loading == Loading.AUTO && dataVersion.current() == 0 && hasNoJobs()) {
            LOG.info("The store is empty: the exercise data are loaded");
            jobs.submit(DemoHandler.KIND, Map.of());
        }
    }

    private boolean hasNoJobs() {
        return !jdbc.sql("select exists (select from job)").query(Boolean.class).single();
    }

    /**
     * What was taken out.
     *
     * @param incidents exercise incidents
     * @param boundarySets stand-in boundary sets that served until now
     */
    record Removed(long dataVersion, long incidents, long boundarySets) {}

    /** Takes all exercise data out, in one data version: incidents, reports, coverage and stand-in communes. */
    Removed remove() {
        return transaction.execute(status -> {
            long version = dataVersion.next("demo removed", null);
            long incidents = exerciseData.remove(version);
            var served = boundaries.list().stream()
                    .filter(BoundarySet::exercise)
                    .filter(set -> set.state() == BoundarySet.State.ACTIVE)
                    .toList();
            served.forEach(set -> boundaries.retire(set.id(), version));
            return new Removed(version, incidents, served.size());
        });
    }

    @Override
    public Map<String, Object> capabilities() {
        boolean standIns =
                boundaries.list().stream().anyMatch(set -> set.exercise() && set.state() == BoundarySet.State.ACTIVE);
        return Map.of("exercise", standIns || exerciseData.exists());
    }
}
