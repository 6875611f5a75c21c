package org.vigie.geocode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.api.DataVersion;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.formats.FormatException;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.RowIssue;

/** The lists of places: loaded, replaced by a newer edition of the same source, removed. */
@Service
public class Gazetteers {

    private final GazetteerStore store;
    private final Areas areas;
    private final DataVersion versions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Gazetteers(
            GazetteerStore store,
            Areas areas,
            DataVersion versions,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.store = store;
        this.areas = areas;
        this.versions = versions;
        this.events = events;
        this.transaction = transaction;
    }

    /** All gazetteers, by country and source. */
    public List<Gazetteer> list() {
        return store.list();
    }

    /**
     * Reads a file (GeoNames dump, CSV, .xlsx; a country's places are held in memory) and puts it in the place of what the
     * same source gave for the same country before, in one transaction and data version.
     *
     * @throws JobFailure where the file is no gazetteer or no row of it is good; nothing is stored
     */
    public void load(Path file, GazetteerRequest request, UUID jobId, JobRun run) {
        Map<String, Map<String, GazetteerPlace>> byCountry = read(file, request, run);
        if (byCountry.isEmpty()) {
            throw new JobFailure("GAZETTEER_WITHOUT_PLACES", run.counted("errors"));
        }
        transaction.executeWithoutResult(status -> {
            byCountry.forEach((country, places) -> store.replace(request, country, List.copyOf(places.values())));
            run.published(changed(jobId));
        });
    }

    /** Removes a gazetteer in a data version of its own; false where there was none. */
    @Transactional
    public boolean remove(int id) {
        boolean removed = store.remove(id);
        if (removed) {
            changed(null);
        }
        return removed;
    }

    /** Removes what belongs to the exercise, as a part of a larger change that publishes the given data version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeExercise(long version) {
        store.removeExercise();
        store.gazetteersChanged();
        events.publishEvent(new GazetteersChanged(version));
    }

    private long changed(@Nullable UUID jobId) {
        store.gazetteersChanged();
        long version = versions.next("gazetteers", jobId);
        events.publishEvent(new GazetteersChanged(version));
        return version;
    }

    private Map<String, Map<String, GazetteerPlace>> read(Path file, GazetteerRequest request, JobRun run) {
        var reading = new Reading(areas.current(), run);
        try {
            GazetteerFile.read(file, request.country(), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatException e) {
            throw new JobFailure(e.code(), e.arguments().toArray());
        }
        return reading.byCountry;
    }

    /** Collects the places of a file by country and reference. */
    private static final class Reading implements GazetteerFile.Sink {

        private final Map<String, Map<String, GazetteerPlace>> byCountry = new TreeMap<>();
        private final AreaIndex index;
        private final JobRun run;

        Reading(AreaIndex index, JobRun run) {
            this.index = index;
            this.run = run;
        }

        @Override
        public void place(long line, GazetteerPlace place) {
            run.count("rowsRead", 1);
            byCountry
                    .computeIfAbsent(place.country(), key -> new LinkedHashMap<>())
                    .put(place.sourceRef(), place);
            run.count("places", 1);
            run.count("names", 1L + place.otherNames().size());
            if (!isInCommune(place)) {
                run.count("outsideCommunes", 1);
            }
            if (!place.hasPosition() && index.find(pcode(place)).isEmpty()) {
                run.issue(RowIssue.warning(line, "pcode", "UNKNOWN_PCODE", place.pcode(), place.name()));
            }
        }

        private boolean isInCommune(GazetteerPlace place) {
            return place.hasPosition()
                    ? index.locate(place.longitude(), place.latitude(), place.country())
                            .isPresent()
                    : index.find(pcode(place)).isPresent();
        }

        private static String pcode(GazetteerPlace place) {
            return place.pcode() == null ? "" : place.pcode();
        }

        @Override
        public void issue(RowIssue issue) {
            run.count("rowsRead", 1);
            run.issue(issue);
        }
    }
}
