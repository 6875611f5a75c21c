package org.vigie.snapshots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotView;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot as JSON: what {@code GET /api/v1/hotspots} answered that day, with what it is. */
@Component
class FrozenDocument {

    /** The field of the fingerprint of the figures of people that the numbers were computed with. */
    static final String POPULATIONS = "populations";

    private final HotspotView view;
    private final PictureWords words;
    private final PeopleFigures people;
    private final JsonMapper json;

    FrozenDocument(HotspotView view, PictureWords words, PeopleFigures people, JsonMapper json) {
        this.people = people;
        this.view = view;
        this.words = words;
        this.json = json;
    }

    /**
     * The whole document.
     *
     * @param sources of the incidents, as they are credited
     * @param more sections of its own, by name
     */
    byte[] of(Snapshot snapshot, HotspotResult result, List<String> sources, Map<String, ?> more) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("snapshot", head(snapshot));
        document.putAll(numbers(result, snapshot.language()));
        document.put(POPULATIONS, people.fingerprint(result));
        document.put("sources", sources);
        document.put("alternative", snapshot.alternative());
        document.put("text", words.twin(result, snapshot.language()));
        document.putAll(more);
        return json.writeValueAsBytes(document);
    }

    /** The numbers as they are compared when a snapshot is verified. */
    Map<String, @Nullable Object> numbers(HotspotResult result, Locale language) {
        return view.of(result, language);
    }

    /** What a snapshot says of itself to all who may open it: whoever made it is not named. */
    static Map<String, Object> head(Snapshot snapshot) {
        var head = new LinkedHashMap<String, Object>();
        head.put("id", snapshot.id());
        head.put("kind", lower(snapshot.kind()));
        head.put("title", snapshot.title());
        head.put("language", snapshot.language().getLanguage());
        head.put("audience", lower(snapshot.audience()));
        head.put("marking", snapshot.marking().label());
        head.put("exercise", snapshot.exercise());
        head.put("madeAt", snapshot.madeAt());
        head.put("from", snapshot.from());
        head.put("to", snapshot.to());
        head.put("dataVersion", snapshot.dataVersion());
        head.put("boundarySets", snapshot.boundarySets());
        head.put("software", snapshot.software());
        return head;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
