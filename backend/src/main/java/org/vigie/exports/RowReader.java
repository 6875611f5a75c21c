package org.vigie.exports;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of the table out of rows made of records: a path names a component of one of them, the first that has it,
 * or a part of a part ({@code gi.z}). So a new value needs no more than its line in fields.csv. Immutable and thread safe.
 */
final class RowReader {

    private record Access(int record, List<Method> steps) {}

    private final List<Access> accesses = new ArrayList<>();

    /** @throws IllegalStateException where a path leads nowhere: the table is wrong */
    RowReader(List<Field> fields, List<Class<? extends Record>> records) {
        fields.forEach(field -> accesses.add(access(field.path(), records)));
    }

    /** The values of a row, in the order of the fields. */
    @Nullable
    Object[] values(Record... row) {
        var values = new @Nullable Object[accesses.size()];
        for (int i = 0; i < values.length; i++) {
            Access access = accesses.get(i);
            values[i] = plain(follow(row[access.record], access.steps));
        }
        return values;
    }

    private static Access access(String path, List<Class<? extends Record>> records) {
        String[] parts = path.split("\\.");
        for (int i = 0; i < records.size(); i++) {
            List<Method> steps = steps(records.get(i), parts);
            if (steps.size() == parts.length) {
                return new Access(i, steps);
            }
        }
        throw new IllegalStateException("fields.csv: nothing at " + path);
    }

    private static List<Method> steps(Class<?> type, String[] parts) {
        var steps = new ArrayList<Method>();
        Class<?> at = type;
        for (String part : parts) {
            try {
                Method step = at.getDeclaredMethod(part);
                step.setAccessible(true);
                steps.add(step);
                at = step.getReturnType();
            } catch (NoSuchMethodException e) {
                return List.of();
            }
        }
        return steps;
    }

    private static @Nullable Object follow(Object record, List<Method> steps) {
        Object at = record;
        try {
            for (int i = 0; i < steps.size() && at != null; i++) {
                at = steps.get(i).invoke(at);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return at;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? null
                    : several.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
