package org.vigie.incidents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.areas.AreaIndex;

/**
 * A filter as SQL about {@code incident i} and its owner {@code organisation o}: the same rows as {@link IncidentSelection} chooses in
 * memory, and with the same eyes.
 */
final class IncidentConditions {

    private static final String CURRENT = "%1$s.version_to is null";
    private static final String AS_OF =
            "%1$s.version_from <= :asOf and (%1$s.version_to is null or %1$s.version_to > :asOf)";

    /** What is told of an incident's precision below EDITOR. */
    private static final String COARSE_PRECISION =
            "case when i.kind in (:sensitive) and i.precision in ('EXACT', 'SETTLEMENT', 'COMMUNE') then 'PROVINCE' else i.precision end";

    private static final String COARSE_AREA =
            "case when i.kind in (:sensitive) then i.area_pcode in (:coarseAreas) else i.area_pcode in (:areas) end";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private IncidentConditions() {}

    static IncidentConditions of(IncidentFilter filter, AreaIndex areas, Categories categories) {
        var made = new IncidentConditions();
        made.add("i.kind in (:kinds)");
        made.bind("kinds", filter.kinds().isEmpty() ? categories.counted() : filter.kinds());
        made.add("i.status in (:statuses)");
        made.bind("statuses", names(filter.statuses()));
        if (filter.to() != null) {
            made.add("i.date_start <= :to");
            made.bind("to", filter.to());
        }
        if (filter.from() != null) {
            made.add("i.date_end >= :from");
            made.bind("from", filter.from());
        }
        made.chooseIn("i.country", "countries", filter.countries());
        made.see(filter.visibility(), categories.sensitive());
        boolean coarse = !filter.visibility().seesSensitive();
        made.chooseIn(coarse ? COARSE_PRECISION : "i.precision", "precisions", names(filter.precisions()));
        made.chooseIn(
                "i.marking",
                "markings",
                filter.markings().stream().map(Marking::label).collect(Collectors.toSet()));
        if (!filter.areas().isEmpty()) {
            made.bind("areas", within(filter.areas(), areas));
            made.add(coarse ? COARSE_AREA : "i.area_pcode in (:areas)");
            made.bind("coarseAreas", within(provinces(filter.areas(), areas), areas));
        }
        if (!filter.sources().isEmpty()) {
            made.add("i.sources && cast(:sources as text[])");
            made.bind("sources", filter.sources().toArray(new String[0]));
        }
        if (filter.minSeverity() > 0) {
            made.add("i.severity >= :minSeverity");
            made.bind("minSeverity", filter.minSeverity());
        }
        if (filter.minReliability() != null) {
            made.add("i.reliability <= :minReliability");
            made.bind("minReliability", filter.minReliability().toString());
        }
        return made;
    }

    /**
     * The conditions under which somebody sees an incident.
     *
     * @param sensitive codes of the sensitive kinds
     */
    static IncidentConditions seen(Visibility visibility, Set<String> sensitive) {
        var made = new IncidentConditions();
        made.add("true");
        made.see(visibility, sensitive);
        return made;
    }

    private void see(Visibility visibility, Set<String> sensitive) {
        bind("sensitive", sensitive);
        if (visibility.equals(Visibility.EVERYTHING)) {
            return;
        }
        add("(" + SeenMarkings.CONDITION.formatted("i.marking", "o.code") + ")");
        values.putAll(SeenMarkings.values(visibility));
        if (visibility.isPublic()) {
            add("false"); // of single incidents the public sees none
        }
        if (visibility.clearance().compareTo(Marking.AMBER) < 0) {
            add("i.kind not in (:sensitive)");
        }
        if (!visibility.seesSensitive()) {
            add("(i.kind not in (:sensitive) or i.date_end <= cast(:sensitiveUntil as date))");
            bind("sensitiveUntil", String.valueOf(visibility.sensitiveUntil()));
        }
    }

    /** The condition that a row of a table serves now, or at the data version bound as {@code asOf}. */
    static String version(String table, @Nullable Long asOf) {
        return (asOf == null ? CURRENT : AS_OF).formatted(table);
    }

    /** The condition that somebody sees a {@code report}; binds what {@link #see} binds. */
    static String reportSeen(Visibility visibility) {
        return visibility.equals(Visibility.EVERYTHING)
                ? "true"
                : "("
                        + SeenMarkings.CONDITION.formatted(
                                "report.marking",
                                "(select owner.code from organisation owner where owner.id = report.organisation_id)")
                        + ")";
    }

    void add(String condition) {
        conditions.add(condition);
    }

    void bind(String name, Object value) {
        values.put(name, value);
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    private void chooseIn(String column, String name, Collection<String> wanted) {
        if (!wanted.isEmpty()) {
            add(column + " in (:" + name + ")");
            bind(name, wanted);
        }
    }

    /** The P-codes within some areas; one that matches nothing where there are none. */
    private static Set<String> within(List<String> wanted, AreaIndex areas) {
        var pcodes = new TreeSet<String>();
        pcodes.add("");
        for (String pcode : wanted) {
            for (int level = 0; level <= 3; level++) {
                areas.descendants(pcode, level).forEach(area -> pcodes.add(area.pcode()));
            }
        }
        return pcodes;
    }

    /** Of some areas those that an incident known to its province may lie in. */
    private static List<String> provinces(List<String> wanted, AreaIndex areas) {
        return wanted.stream()
                .filter(pcode -> areas.find(pcode)
                        .map(area -> area.level() <= Precision.PROVINCE.level())
                        .orElse(false))
                .toList();
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toSet());
    }
}
