package org.vigie.snapshots;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Marking;
import org.vigie.access.Role;
import org.vigie.api.Problem;
import org.vigie.hotspots.HotspotResult;
import org.vigie.snapshots.Questions.Pinned;

/** Makes snapshots: asks once, draws everything from that one answer, and keeps it in one transaction. */
@Service
class Freezer {

    private final Questions questions;
    private final Contents.Finder contents;
    private final SnapshotFiles files;
    private final PictureWords words;
    private final SnapshotStore store;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final String software;
    private final Clock clock = Clock.systemUTC();

    Freezer(
            Questions questions,
            Contents.Finder contents,
            SnapshotFiles files,
            PictureWords words,
            SnapshotStore store,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ObjectProvider<BuildProperties> build) {
        this.questions = questions;
        this.contents = contents;
        this.files = files;
        this.words = words;
        this.store = store;
        this.transaction = transaction;
        this.events = events;
        this.software =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("dev");
    }

    /**
     * Freezes a map.
     *
     * @throws Problem a 400 where the view is wrong
     */
    Snapshot freeze(Order order) {
        Eyes eyes = questions.eyes(order.eyes());
        Pinned pinned = questions.pin(order.view(), eyes);
        View parameters = pinned.parameters();
        HotspotResult result = questions.result(parameters, eyes, pinned.version());
        Contents behind = contents.of(parameters, eyes, result);
        Snapshot snapshot = snapshot(order, parameters, result, behind);
        List<String> sources = words.credits(behind, order.audience(), order.language());
        return keep(snapshot, order, files.of(snapshot, result, sources, Map.of()));
    }

    /** What is said of it. */
    Snapshot snapshot(Order order, View parameters, HotspotResult result, Contents behind) {
        boolean isPublic = order.audience() == Audience.PUBLIC;
        return new Snapshot(
                SnapshotId.random(),
                order.kind(),
                order.title(),
                order.language(),
                words.alternative(order.title(), result, order.language()),
                order.audience(),
                isPublic ? Marking.CLEAR : marking(result, behind),
                isPublic ? Role.PUBLIC : behind.leastRole(order.by()),
                order.eyes(),
                order.by().organisation(),
                order.by().name(),
                Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
                order.view(),
                parameters,
                result.period().from(),
                result.period().to(),
                result.dataVersion(),
                result.areas(),
                result.exercise(),
                software,
                order.run() == null ? null : order.run().definition(),
                order.run() == null ? null : order.run().dueAt(),
                null);
    }

    private static Marking marking(HotspotResult result, Contents behind) {
        return result.tellsWatch() ? Marking.closer(behind.marking(), Marking.AMBER) : behind.marking();
    }

    /** Keeps it, whole or not at all. */
    Snapshot keep(Snapshot snapshot, Order order, Map<FileName, byte[]> made) {
        transaction.executeWithoutResult(status -> {
            store.add(snapshot, order.request(), made);
            events.publishEvent(
                    new SnapshotMade(snapshot.id(), snapshot.title(), snapshot.audience(), snapshot.madeBy()));
        });
        return snapshot;
    }
}
