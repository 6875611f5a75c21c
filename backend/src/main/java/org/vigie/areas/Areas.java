package org.vigie.areas;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.geo.WorkingProjection;

/**
 * The areas that serve, now or at an earlier data version. Which sets those are is asked of the database each time (one
 * small query, within the caller's transaction); the index of a choice of sets is kept in memory, since sets never change.
 */
@Component
public class Areas {

    /** The {@code v} of no boundary sets at all. */
    static final String NO_SETS = "0";

    private static final int KEPT = 4;
    private static final Pattern V = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,299}");

    private final AreaStore store;
    private final WorkingProjection projection;
    private final Map<String, AreaIndex> indexes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AreaIndex> eldest) {
            return size() > KEPT;
        }
    };

    Areas(AreaStore store, WorkingProjection projection) {
        this.store = store;
        this.projection = projection;
    }

    /** The areas of the active sets, an activation of the surrounding transaction included. */
    public AreaIndex current() {
        return index(store.listActiveSets());
    }

    /** The ids of the active sets joined by dots, ascending ({@code 3.5.8}); {@code 0} where there are none. */
    public String currentV() {
        return v(store.listActiveSets());
    }

    /** The areas as they served at a data version. */
    public AreaIndex asOf(long version) {
        return index(store.listActiveSets(version));
    }

    /**
     * The areas of the sets that a {@code v} names, active or retired. Empty where one does not exist, was never active,
     * or two are of the same country.
     */
    public Optional<AreaIndex> find(String v) {
        if (v.equals(NO_SETS)) {
            return Optional.of(index(List.of()));
        }
        if (!V.matcher(v).matches()) {
            return Optional.empty();
        }
        List<Integer> ids =
                Arrays.stream(v.split("\\.")).map(Integer::valueOf).sorted().toList();
        return v.equals(v(ids)) && store.servedTogether(ids) ? Optional.of(index(ids)) : Optional.empty();
    }

    /**
     * Loads outside the lock: a caller may hold a database connection while it waits for it. Two that come at once may
     * both load, which costs a second and harms nothing.
     */
    private AreaIndex index(List<Integer> sets) {
        String v = v(sets);
        AreaIndex known;
        synchronized (indexes) {
            known = indexes.get(v);
        }
        if (known == null) {
            known = store.load(sets, projection);
            synchronized (indexes) {
                indexes.put(v, known);
            }
        }
        return known;
    }

    private static String v(List<Integer> sets) {
        return sets.isEmpty() ? NO_SETS : sets.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
