package org.vigie.areas;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.api.DataVersion;
import org.vigie.api.Problem;
import org.vigie.areas.BoundarySet.State;
import org.vigie.areas.boundaryfile.BoundaryDraft;
import org.vigie.areas.boundaryfile.ColumnsByHand;
import org.vigie.geo.WorkingProjection;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.JobRun;

/** The life of boundary sets: loaded as a draft, activated for their country, retired by the next one. */
@Service
public class Boundaries {

    private final Areas areas;
    private final AreaStore store;
    private final BoundaryWriter writer;
    private final WorkingProjection projection;
    private final DataVersion versions;
    private final ApplicationEventPublisher events;

    Boundaries(
            Areas areas,
            AreaStore store,
            BoundaryWriter writer,
            WorkingProjection projection,
            DataVersion versions,
            ApplicationEventPublisher events) {
        this.areas = areas;
        this.store = store;
        this.writer = writer;
        this.projection = projection;
        this.versions = versions;
        this.events = events;
    }

    /** All sets, by country and newest first. */
    public List<BoundarySet> list() {
        return store.listSets();
    }

    /** The set of a country in a vintage. */
    public Optional<BoundarySet> find(String country, String vintage) {
        return list().stream()
                .filter(set -> set.country().equals(country) && set.vintage().equals(vintage))
                .findFirst();
    }

    /** The set of an id. */
    public Optional<BoundarySet> find(int id) {
        return store.findSet(id);
    }

    /** The set that a job loaded for itself. */
    public Optional<BoundarySet> find(UUID jobId) {
        return list().stream().filter(set -> jobId.equals(set.jobId())).findFirst();
    }

    /**
     * Reads, checks and stores a file as a draft. A draft that an earlier, cut off run of the same job left is replaced.
     * The country's polygons are held in memory meanwhile.
     *
     * @param file GeoJSON or a zipped shapefile, WGS 84 longitude/latitude
     * @return the id of the draft
     * @throws JobFailure where the file is refused; nothing is stored, the reasons are issues of {@code run}
     */
    public int load(Path file, BoundaryRequest request, UUID jobId, JobRun run) {
        writer.removeDraftsOf(jobId, request.country());
        if (find(request.country(), request.vintage()).isPresent()) {
            throw new JobFailure("VINTAGE_EXISTS", request.country(), request.vintage());
        }
        ColumnsByHand columns = columns(request.columns());
        var draft = new BoundaryDraft(request.country(), areas.current(), projection, run).of(file, columns);
        int id = writer.store(request, jobId, draft);
        run.count(
                "communes",
                draft.stream().filter(area -> area.level() == Area.COMMUNE).count());
        return id;
    }

    /**
     * Lets a set serve for its country, in a transaction and data version of its own. One that serves already stays.
     *
     * @return the data version from which it serves
     * @throws NoSuchElementException where there is no such set
     * @throws Problem a 409 where one of its P-codes is another country's by now
     */
    @Transactional
    public long activate(int setId, @Nullable UUID jobId) {
        BoundarySet set = get(setId);
        if (set.state() == State.ACTIVE) {
            return store.activeSince(setId);
        }
        long version = versions.next("boundaries", jobId);
        activate(setId, version);
        return version;
    }

    /** The same as a part of a larger change, under the data version that the surrounding transaction publishes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void activate(int setId, long version) {
        BoundarySet set = get(setId);
        writer.findPcodeOfAnotherCountry(setId, set.country()).ifPresent(pcode -> {
            throw new Problem(HttpStatus.CONFLICT, "PCODE_TAKEN", pcode);
        });
        writer.close(set.country(), version);
        writer.open(setId, set.country(), version);
        events.publishEvent(new BoundariesActivated(set.country(), setId, version));
    }

    /** Takes a country's active set out of service without another one, as a part of a larger change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retire(int setId, long version) {
        BoundarySet set = get(setId);
        if (set.state() == State.ACTIVE) {
            writer.close(set.country(), version);
            events.publishEvent(new BoundariesRetired(set.country(), setId, version));
        }
    }

    /**
     * Removes a draft.
     *
     * @throws NoSuchElementException where there is no such set
     * @throws Problem a 409 where it serves or has served: then it belongs to the history
     */
    @Transactional
    public void remove(int setId) {
        if (get(setId).state() != State.DRAFT) {
            throw new Problem(HttpStatus.CONFLICT, "NOT_A_DRAFT", setId);
        }
        writer.remove(setId);
    }

    private BoundarySet get(int setId) {
        return find(setId).orElseThrow(() -> new NoSuchElementException("No boundary set " + setId));
    }

    private static @Nullable ColumnsByHand columns(@Nullable String text) {
        return text == null
                ? null
                : ColumnsByHand.parse(text).orElseThrow(() -> new JobFailure("MAPPING_UNREADABLE", text));
    }
}
