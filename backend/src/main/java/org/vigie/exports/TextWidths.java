package org.vigie.exports;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.vigie.incidents.Dictionary;
import org.vigie.incidents.IncidentReader;

/**
 * How many bytes (UTF-8) the texts of incidents have at most, so that a table of fixed widths is not mostly spaces: found
 * when it is first asked for, from the distinct values in memory and, where a table is long enough to be worth it, from the
 * words of the reports. Fields it knows nothing of keep the width of the field table. For one thread.
 */
final class TextWidths implements ToIntFunction<Field> {

    /** Widths of free texts go up by so many bytes: the exact longest is nobody's business. */
    private static final int STEP = 16;

    private final Map<String, Integer> widths = new HashMap<>();
    private final Supplier<IncidentReader.Widest> reports;
    private boolean asked;

    /** @param reports asked once, when the first width is */
    TextWidths(Supplier<IncidentReader.Widest> reports) {
        this.reports = reports;
    }

    /** Notes the values that a field can have: those that stand in a dictionary, or what becomes of them. */
    TextWidths note(String field, Dictionary values, Function<@Nullable String, @Nullable String> text) {
        int widest = 0;
        for (int i = 0; i < values.size(); i++) {
            String written = text.apply(values.value(i));
            widest = Math.max(widest, written == null ? 0 : written.getBytes(StandardCharsets.UTF_8).length);
        }
        widths.put(field, widest);
        return this;
    }

    @Override
    public int applyAsInt(Field field) {
        if (!asked) {
            asked = true;
            IncidentReader.Widest widest = reports.get();
            widths.put("place", stepped(widest.place()));
            widths.put("description", stepped(widest.description()));
        }
        return widths.getOrDefault(field.name(), field.width());
    }

    private static int stepped(int bytes) {
        return Math.min(Integer.MAX_VALUE - STEP, bytes) / STEP * STEP + STEP;
    }
}
