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

    /** Notes something; whether it was not there within the span before. */
    synchronized boolean isFirst(String what) {
        long now = System.nanoTime();
        Long before = seen.get(what);
        if (before != null && now - before < spanNanos) {
            return false;
        }
        seen.remove(what);
        seen.put(what, now);
        return true;
    }
}
