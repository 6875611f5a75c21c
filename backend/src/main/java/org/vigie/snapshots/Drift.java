package org.vigie.snapshots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.Problem;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What newer data would change in a frozen map.
 *
 * @param dataVersion the newest
 * @param comparable whether the question can still be asked: an area that is no more cannot be compared
 * @param otherAreas whether other boundaries serve now
 * @param matchedThen incidents of the filter then
 * @param matchedNow the same now
 * @param changes the areas that would be drawn otherwise, by P-code
 */
record Drift(
        long dataVersion,
        boolean comparable,
        boolean otherAreas,
        long matchedThen,
        long matchedNow,
        List<Change> changes) {

    /**
     * An area that would be drawn otherwise; its look then or now is null where there is no such area.
     */
    record Change(
            String pcode,
            String name,
            String country,
            @Nullable Look then,
            @Nullable Look now) {}

    /**
     * How an area is drawn.
     *
     * @param legendClass class of the measure; null where not covered
     * @param hot the class of Gi* where it is outlined as hot, else ""
     */
    record Look(@Nullable Integer legendClass, String hot) {}

    /** Whether newer data would give another picture. */
    boolean differs() {
        return !comparable || otherAreas || !changes.isEmpty();
    }

    /** Compares, and keeps what it found for the newest version. */
    @Component
    static class Finder {

        private static final int KEPT = 200;

        private final Questions questions;
        private final SnapshotStore store;
        private final JsonMapper json;
        private final Map<String, Drift> kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Drift> eldest) {
                return size() > KEPT;
            }
        };

        Finder(Questions questions, SnapshotStore store, JsonMapper json) {
            this.questions = questions;
            this.store = store;
            this.json = json;
        }

        Drift of(Snapshot snapshot) {
            long newest = questions.newest();
            String key = snapshot.id() + "/" + newest + "/" + questions.today();
            Drift known;
            synchronized (kept) {
                known = kept.get(key);
            }
            if (known == null) {
                known = compare(snapshot, newest);
                synchronized (kept) {
                    kept.put(key, known);
                }
            }
            return known;
        }

        private Drift compare(Snapshot snapshot, long newest) {
            JsonNode then = json.readTree(
                    store.findFile(snapshot.id(), FileName.JSON).orElseThrow().content());
            long matched = then.path("matched").asLong();
            try {
                Eyes eyes = questions.eyes(snapshot.seenBy());
                HotspotQuery query = questions.query(snapshot.parameters(), eyes, newest);
                HotspotResult now = questions.result(
                        snapshot.parameters(),
                        eyes,
                        newest,
                        CommuneField.PCODE,
                        CommuneField.COUNT,
                        CommuneField.GI,
                        CommuneField.LEGEND_CLASS,
                        CommuneField.of(query.measure()));
                boolean otherAreas = !now.areas().equals(snapshot.boundarySets());
                return new Drift(
                        now.dataVersion(),
                        true,
                        otherAreas,
                        matched,
                        now.matched(),
                        changes(then.path("communes"), now));
            } catch (Problem gone) {
                return new Drift(newest, false, false, matched, 0, List.of());
            }
        }

        private static List<Change> changes(JsonNode then, HotspotResult now) {
            var before = new HashMap<String, JsonNode>();
            then.forEach(commune -> before.put(commune.path("pcode").asString(), commune));
            var changes = new ArrayList<Change>();
            for (Commune commune : now.communes()) {
                JsonNode old = before.remove(commune.pcode());
                Look thenLook = old == null ? null : look(old);
                Look nowLook = look(commune);
                if (!nowLook.equals(thenLook)) {
                    changes.add(new Change(commune.pcode(), commune.name(), commune.country(), thenLook, nowLook));
                }
            }
            before.values().stream()
                    .map(old -> new Change(
                            old.path("pcode").asString(),
                            old.path("name").asString(),
                            old.path("country").asString(),
                            look(old),
                            null))
                    .forEach(changes::add);
            changes.sort(java.util.Comparator.comparing(Change::pcode));
            return List.copyOf(changes);
        }

        private static Look look(JsonNode commune) {
            JsonNode legendClass = commune.path("legendClass");
            String gi = commune.path("gi").path("class").asString("");
            return new Look(legendClass.isNumber() ? legendClass.asInt() : null, gi.startsWith("HOT") ? gi : "");
        }

        private static Look look(Commune commune) {
            boolean hot = commune.gi() != null && commune.gi().hotspotClass().isHot();
            return new Look(
                    commune.legendClass(),
                    hot ? Objects.requireNonNull(commune.gi()).hotspotClass().name() : "");
        }
    }
}
