package org.vigie.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Marking;
import org.vigie.api.CapabilityContributor;
import org.vigie.api.DataVersion;
import org.vigie.areas.Boundaries;
import org.vigie.areas.BoundarySet;
import org.vigie.geocode.Gazetteers;
import org.vigie.incidents.ExerciseData;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/**
 * The exercise data that ship in {@code data/demo}: put into an empty store at start ({@code vigie.demo=auto}) by the same
 * jobs as real data, and taken out by one call.
 */
@Service
class Demo implements CapabilityContributor {

    /** When the exercise data come in by themselves. */
    enum Loading {
        /** Into a store that has nothing and never had. */
        AUTO,
        /** Never. */
        OFF
    }

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String SOURCE = "Vigie, d’après GeoNames et Natural Earth (données d’exercice)";

    private final Loading loading;
    private final Jobs jobs;
    private final Spool spool;
    private final DataVersion dataVersion;
    private final TransactionTemplate transaction;
    private final Boundaries boundaries;
    private final Gazetteers gazetteers;
    private final ExerciseData exerciseData;

    Demo(
            @Value("${vigie.demo:off}") Loading loading,
            Jobs jobs,
            Spool spool,
            DataVersion dataVersion,
            TransactionTemplate transaction,
            Boundaries boundaries,
            Gazetteers gazetteers,
            ExerciseData exerciseData) {
        this.loading = loading;
        this.jobs = jobs;
        this.spool = spool;
        this.dataVersion = dataVersion;
        this.transaction = transaction;
        this.boundaries = boundaries;
        this.gazetteers = gazetteers;
        this.exerciseData = exerciseData;
    }

    @EventListener(ApplicationReadyEvent.class)
    void loadIfEmpty() {
        if (loading == Loading.AUTO && dataVersion.current() == 0 && !jobs.anyEver()) {
            LOG.info("The store is empty: the exercise data are loaded");
            load();
        }
    }

    /** Queues the jobs that load everything, in their order. */
    void load() {
        for (String country : List.of("BFA", "MLI", "NER")) {
            submit("boundaries", "boundaries-" + country + ".geojson", Map.of("country", country, "activate", "true"));
        }
        submit("gazetteers", "places.csv", Map.of());
        submit(
                ImportHandler.KIND,
                "incidents.csv",
                new ImportRequest("vigie", null, Marking.CLEAR, false, true, "incidents.csv").parameters());
    }

    private void submit(String kind, String file, Map<String, String> more) {
        var parameters = new java.util.HashMap<>(Map.of(
                "file", file, "vintage", "exercice", "source", SOURCE, "licence", "CC BY 4.0", "exercise", "true"));
        if (kind.equals(ImportHandler.KIND)) {
            parameters.clear();
        }
        parameters.putAll(more);
        UUID id = UUID.randomUUID();
        try {
            spool.keep(id, new ClassPathResource("data/demo/" + file).getInputStream());
        } catch (IOException e) {
            throw new IllegalStateException("The exercise data are not in this build: " + file, e);
        }
        jobs.submit(id, kind, parameters);
    }

    /**
     * What was taken out.
     *
     * @param incidents exercise incidents
     * @param boundarySets stand-in boundary sets that served until now
     */
    record Removed(long dataVersion, long incidents, long boundarySets) {}

    /** Takes all exercise data out, in one data version: incidents, reports, coverage, places and stand-in communes. */
    Removed remove() {
        return transaction.execute(status -> {
            long version = dataVersion.next("demo removed", null);
            long incidents = exerciseData.remove(version);
            List<BoundarySet> served = servingStandIns();
            served.forEach(set -> boundaries.retire(set.id(), version));
            gazetteers.removeExercise(version);
            return new Removed(version, incidents, served.size());
        });
    }

    private List<BoundarySet> servingStandIns() {
        return boundaries.list().stream()
                .filter(set -> set.exercise() && set.state() == BoundarySet.State.ACTIVE)
                .toList();
    }

    @Override
    public Map<String, Object> capabilities() {
        return Map.of("exercise", !servingStandIns().isEmpty() || exerciseData.exists());
    }
}
