package org.vigie.snapshots;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.api.Parameters;

/**
 * What is asked of the map: filter and parameters as in a query string, each with its values in order. Immutable.
 *
 * @param values by the parameter's name
 */
record View(Map<String, List<String>> values) {

    View {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /** The same for the reader of parameters. */
    Parameters parameters() {
        var arrays = new LinkedHashMap<String, String[]>();
        values.forEach((name, texts) -> arrays.put(name, texts.toArray(String[]::new)));
        return new Parameters(arrays);
    }

    View with(String name, Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value.toString()));
        return new View(changed);
    }

    View without(String... names) {
        var changed = new LinkedHashMap<>(values);
        changed.keySet().removeAll(Set.of(names));
        return new View(changed);
    }

    /** The same for a period, both days inclusive. */
    View during(LocalDate from, LocalDate to) {
        return with("from", from).with("to", to);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
