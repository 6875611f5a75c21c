package org.vigie.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The columns of one data version as several readers see them; kept with the columns, and gone with them. Thread safe. */
final class ReaderViews {

    private static final int KEPT = 8;

    /** Positions as some see them, shared by all who see them so. */
    record Points(double[] longitude, double[] latitude) {}

    private final Map<Object, Object> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > KEPT;
        }
    };

    /** The view of a visibility, if it was made. */
    synchronized Optional<IncidentColumns> find(Visibility visibility) {
        return Optional.ofNullable((IncidentColumns) kept.get(visibility));
    }

    /** The view of a visibility, made once. */
    synchronized IncidentColumns of(Visibility visibility, Supplier<IncidentColumns> maker) {
        return get(visibility, IncidentColumns.class, maker);
    }

    /** The positions that are so rounded and so withheld, made once. */
    synchronized Points points(String how, Supplier<Points> maker) {
        return get(how, Points.class, maker);
    }

    /** Not by computeIfAbsent: making a view may ask for its points. */
    private <T> T get(Object key, Class<T> type, Supplier<T> maker) {
        Object known = kept.get(key);
        if (known == null) {
            known = maker.get();
            kept.put(key, known);
        }
        return type.cast(known);
    }
}
