package org.vigie.snapshots;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.vigie.api.Problem;
import org.vigie.hotspots.HotspotResult;
import org.vigie.snapshots.Questions.Pinned;

/** Makes bulletins: snapshots of a period that also tell, on a few pages, what changed and what is not known. */
@Service
class Bulletins {

    private final Questions questions;
    private final Contents.Finder contents;
    private final BulletinFinder finder;
    private final SnapshotFiles files;
    private final BulletinPdf pdf;
    private final Freezer freezer;
    private final Snapshots snapshots;
    private final PictureWords words;

    Bulletins(
            Questions questions,
            Contents.Finder contents,
            BulletinFinder finder,
            SnapshotFiles files,
            BulletinPdf pdf,
            Freezer freezer,
            Snapshots snapshots,
            PictureWords words) {
        this.words = words;
        this.questions = questions;
        this.contents = contents;
        this.finder = finder;
        this.files = files;
        this.pdf = pdf;
        this.freezer = freezer;
        this.snapshots = snapshots;
    }

    /**
     * Makes a bulletin, once for a request that is sent again.
     *
     * @throws Problem a 400 where what it shall tell of is wrong
     */
    Snapshot make(Order order) {
        return snapshots.once(order, this::freeze);
    }

    private Snapshot freeze(Order order) {
        Eyes eyes = questions.eyes(order.eyes());
        Pinned pinned = questions.pin(order.view(), eyes);
        View parameters = pinned.parameters();
        HotspotResult result = questions.result(parameters, eyes, pinned.version());
        BulletinFacts facts = finder.of(order, eyes, parameters, result);
        Contents behind = contents.since(facts.earliest(), parameters, eyes, result);
        Snapshot snapshot = freezer.snapshot(order, parameters, result, behind);
        List<String> sources = words.credits(behind, order.audience(), order.language());
        Map<FileName, byte[]> made = new EnumMap<>(files.of(snapshot, result, sources, Map.of("bulletin", facts)));
        made.put(FileName.PDF, pdf.of(snapshot, result, facts, sources));
        return freezer.keep(snapshot, order, made);
    }
}
