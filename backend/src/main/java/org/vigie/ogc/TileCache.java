package org.vigie.ogc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.Gzipped;

/**
 * The tiles used last, compressed, by all that decides them. Each is made once, however many ask for it at the same time. At
 * most {@value #MOST_BYTES} bytes. Thread safe.
 */
@Component
class TileCache {

    private static final long MOST_BYTES = 32L << 20;

    /** What an entry takes beside its bytes: key, map, objects. */
    private static final int BYTES_AN_ENTRY = 400;

    private final Map<String, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    private static final class Entry {
        private @Nullable Gzipped tile;

        synchronized Gzipped tile(Supplier<Gzipped> maker) {
            Gzipped made = tile;
            if (made == null) {
                made = maker.get();
                tile = made;
            }
            return made;
        }
    }

    Gzipped get(String key, Supplier<byte[]> maker) {
        Entry entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(key, wanted -> new Entry());
        }
        boolean[] made = {false};
        try {
            return entry.tile(() -> {
                Gzipped tile = Gzipped.of(maker.get());
                made[0] = true;
                return tile;
            });
        } finally {
            settle(key, entry, made[0]);
        }
    }

    /** Counts a new tile and makes room; forgets one whose making failed. */
    private void settle(String key, Entry entry, boolean made) {
        Gzipped tile = entry.tile;
        synchronized (entries) {
            if (tile == null) {
                entries.remove(key, entry);
            } else if (made && entries.get(key) == entry) {
                bytes += tile.bytes().length + BYTES_AN_ENTRY;
                evict();
            }
        }
    }

    private void evict() {
        var eldest = entries.values().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            Gzipped tile = eldest.next().tile;
            if (tile != null) {
                bytes -= tile.bytes().length + BYTES_AN_ENTRY;
                eldest.remove();
            }
        }
    }
}
