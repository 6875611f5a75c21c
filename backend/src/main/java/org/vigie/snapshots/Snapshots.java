package org.vigie.snapshots;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Problem;
import org.vigie.snapshots.Snapshot.Withdrawal;
import org.vigie.snapshots.SnapshotStore.RequestName;

/** The life of snapshots: made once, read by whoever may, taken back. */
@Service
class Snapshots {

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 60;

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final Freezer freezer;
    private final SnapshotStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Snapshots(Freezer freezer, SnapshotStore store, ApplicationEventPublisher events) {
        this.freezer = freezer;
        this.store = store;
        this.events = events;
    }

    /** Makes what an order means. */
    interface Maker {
        Snapshot make(Order order);
    }

    /** Freezes a map; a request that was sent before under the same name gets what it got then. */
    Snapshot make(Order order) {
        return once(order, freezer::freeze);
    }

    /**
     * Makes it unless a request of the same name made it before.
     *
     * @throws Problem a 409 where another request bore that name, a 503 where too many are being made
     */
    Snapshot once(Order order, Maker maker) {
        Optional<Snapshot> before = findBefore(order);
        if (before.isPresent()) {
            return before.get();
        }
        enter();
        try {
            return maker.make(order);
        } catch (DuplicateKeyException twice) {
            return findBefore(order).orElseThrow(() -> twice);
        } finally {
            room.release();
        }
    }

    /** Drawing takes a core and its pixels take memory: some are made at once, the others wait. */
    private void enter() {
        try {
            if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "SNAPSHOTS_BUSY", AT_ONCE);
    }

    private Optional<Snapshot> findBefore(Order order) {
        RequestName request = order.request();
        if (request.key() == null) {
            return Optional.empty();
        }
        Optional<Snapshot> before = store.find(order.by().name(), request.key());
        if (before.isPresent() && !store.digest(before.get().id()).equals(request.digest())) {
            throw new Problem(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_REUSED", request.key());
        }
        return before;
    }

    /**
     * A snapshot that the reader may open, withdrawn or not.
     *
     * @throws Problem a 404, the same where there is none and where the reader may not know of it
     */
    Snapshot get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("snapshot " + id));
    }

    /** The same, empty in place of a 404. */
    Optional<Snapshot> find(String id) {
        return SnapshotId.isOne(id)
                ? store.find(id).filter(snapshot -> snapshot.isReadableBy(Reader.current()))
                : Optional.empty();
    }

    /**
     * A snapshot that still stands.
     *
     * @throws Problem a 404 as {@link #get}, or a 410 with the reason why it was taken back
     */
    Snapshot getStanding(String id) {
        Snapshot snapshot = get(id);
        Withdrawal withdrawal = snapshot.withdrawal();
        if (withdrawal != null) {
            throw new Problem(HttpStatus.GONE, "SNAPSHOT_WITHDRAWN", withdrawal.at(), withdrawal.reason());
        }
        return snapshot;
    }

    /**
     * Takes a snapshot back; who took it back first is remembered.
     *
     * @throws Problem a 403 for whoever neither made it nor edits for its organisation
     */
    @Transactional
    public void withdraw(String id, String reason) {
        Snapshot snapshot = get(id);
        Reader reader = Reader.current();
        if (!mayWithdraw(snapshot, reader)) {
            throw new Problem(HttpStatus.FORBIDDEN, "SNAPSHOT_OF_ANOTHER");
        }
        var withdrawal = new Withdrawal(Instant.now(clock).truncatedTo(ChronoUnit.SECONDS), reader.name(), reason);
        if (store.withdraw(id, withdrawal)) {
            events.publishEvent(new SnapshotWithdrawn(id, reason, reader.name()));
        }
    }

    private static boolean mayWithdraw(Snapshot snapshot, Reader reader) {
        return reader.is(Role.ADMIN)
                || reader.is(Role.ANALYST) && reader.name().equals(snapshot.madeBy())
                || reader.is(Role.EDITOR) && reader.organisation().equals(snapshot.organisation());
    }
}
