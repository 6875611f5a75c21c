package org.vigie.geocode;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.vigie.api.Messages;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundariesActivated;
import org.vigie.areas.BoundariesRetired;

/**
 * Keeps the index in memory that belongs to the gazetteers, boundaries and learnt spellings of now. Whether it still does
 * is asked of the database at most once a second, and at once after a change made here: thousands of names a second
 * cannot each ask.
 */
@Component
class IndexCache {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCache.class);
    private static final long CHECKED_FOR_NANOS = 1_000_000_000;

    /** A resolver and what it was made from. */
    private record Held(Resolver resolver, GazetteerStore.State state, String sets) {}

    private final GazetteerStore store;
    private final SpellingStore spellings;
    private final Areas areas;
    private final Words words;
    private volatile @Nullable Held held;
    private volatile long checkedAt;

    IndexCache(GazetteerStore store, SpellingStore spellings, Areas areas, Messages messages) {
        this.store = store;
        this.spellings = spellings;
        this.areas = areas;
        words = new Words(messages::text);
    }

    /** The resolver of now; made anew, which takes seconds, where the gazetteers or boundaries changed. */
    Resolver current() {
        Held now = held;
        if (now != null && System.nanoTime() - checkedAt < CHECKED_FOR_NANOS) {
            return now.resolver();
        }
        return refreshed();
    }

    /** The index of now with the index's version: changes whenever an answer may. */
    String version() {
        current();
        Held now = held;
        return now == null ? "" : now.state() + now.sets();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(GazetteersChanged event) {
        stale();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BoundariesActivated event) {
        stale();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BoundariesRetired event) {
        stale();
    }

    /** Lets the next question ask the database. */
    void stale() {
        checkedAt = System.nanoTime() - 2 * CHECKED_FOR_NANOS;
    }

    private synchronized Resolver refreshed() {
        long now = System.nanoTime();
        GazetteerStore.State state = store.state();
        String sets = areas.currentV();
        Held before = held;
        if (before == null
                || before.state().gazetteers() != state.gazetteers()
                || !before.sets().equals(sets)) {
            held = new Held(new Resolver(build(), spellings.load(), words), state, sets);
        } else if (before.state().spellings() != state.spellings()) {
            held = new Held(new Resolver(before.resolver().index(), spellings.load(), words), state, sets);
        }
        checkedAt = now;
        return held.resolver();
    }

    private GeocodeIndex build() {
        long start = System.nanoTime();
        var builder = new IndexBuilder(areas.current(), AreaAlias.shipped());
        store.forEachPlace(builder::add);
        GeocodeIndex index = builder.build();
        LOG.info("Indexed {} places in {} ms", index.size(), (System.nanoTime() - start) / 1_000_000);
        return index;
    }
}
