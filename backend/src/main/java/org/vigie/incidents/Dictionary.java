package org.vigie.incidents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a column, numbered from 0 in the order of their first appearance: a column of a million texts
 * becomes a column of small numbers, and a condition on texts a look-up in an array. Null is a value like others.
 */
public final class Dictionary {

    private final List<@Nullable String> values = new ArrayList<>();
    private final Map<@Nullable String, Integer> numbers = new HashMap<>();

    Dictionary() {}

    Dictionary(Dictionary other) {
        values.addAll(other.values);
        numbers.putAll(other.numbers);
    }

    int number(@Nullable String value) {
        Integer number = numbers.get(value);
        if (number == null) {
            number = values.size();
            numbers.put(value, number);
            values.add(value);
        }
        return number;
    }

    /** How many distinct values there are. */
    public int size() {
        return values.size();
    }

    /** The value of a number. */
    public @Nullable String value(int number) {
        return values.get(number);
    }

    /** For each number whether its value meets a condition. */
    public boolean[] select(Predicate<@Nullable String> condition) {
        boolean[] selected = new boolean[values.size()];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = condition.test(values.get(i));
        }
        return selected;
    }
}
