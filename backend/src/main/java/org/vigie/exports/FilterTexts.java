package org.vigie.exports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.incidents.IncidentFilter;

/** A filter as the parameters of a request, without those that say nothing. */
final class FilterTexts {

    private final List<Passport.Entry> entries = new ArrayList<>();

    static FilterTexts of(IncidentFilter filter) {
        return new FilterTexts()
                .add("from", filter.from())
                .add("to", filter.to())
                .add("category", filter.kinds())
                .add("country", filter.countries())
                .add("area", filter.areas())
                .add("minSeverity", filter.minSeverity() == 0 ? null : filter.minSeverity())
                .add("minReliability", filter.minReliability())
                .add("source", filter.sources())
                .add("precision", filter.precisions())
                .add("marking", filter.markings().stream().map(Marking::label).toList())
                .add("status", filter.statuses())
                .add("asOf", filter.asOf());
    }

    FilterTexts add(String name, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            String joined = several.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            return add(name, joined.isEmpty() ? null : joined);
        }
        if (value != null) {
            entries.add(new Passport.Entry(name, value.toString()));
        }
        return this;
    }

    List<Passport.Entry> entries() {
        return List.copyOf(entries);
    }
}
