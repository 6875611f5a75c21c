package org.vigie.access.gate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked of late. Forgetting too early, where very much is asked, only means that something is told twice. */
final class Recently {

    private static final int MOST = 10_000;

    private final long spanNanos;
    private final Map<String, Long> seen = new LinkedHashMap<>(256, 0.75f, false) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    Recently(Duration span) {
        spanNanos = span.toNanos();
    }

    /** Whether something was noted within the span. */
    synchronized boolean has(String what) {
        Long before = seen.get(what);
        return before != null && System.nanoTime() - before < spanNanos;
    }

    /** Notes something. */
    synchronized void note(String what) {
        seen.remove(what);
        seen.put(what, System.nanoTime());
    }
}
