package org.vigie.ingest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The columns of a file, found under the names a profile knows them by. Names are compared without case, accents and
 * punctuation: {@code Date de début}, {@code date_de_debut} and {@code DATEDEDEBUT} are one.
 */
final class Header {

    private final List<String> titles;
    private final Map<String, Integer> byName = new HashMap<>();

    Header(List<String> titles) {
        this.titles = List.copyOf(titles);
        for (int i = 0; i < titles.size(); i++) {
            byName.putIfAbsent(plain(titles.get(i)), i);
        }
    }

    List<String> titles() {
        return titles;
    }

    boolean has(String name) {
        return byName.containsKey(plain(name));
    }

    boolean hasAll(String... names) {
        return List.of(names).stream().allMatch(this::has);
    }

    OptionalInt find(String name) {
        Integer column = byName.get(plain(name));
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /** Where each field of a profile stands: the first of its names that the file has. */
    Map<String, Integer> columns(Map<String, List<String>> namesByField) {
        var columns = new LinkedHashMap<String, Integer>();
        namesByField.forEach((field, names) -> names.stream()
                .map(this::find)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .ifPresent(column -> columns.put(field, column.getAsInt())));
        return columns;
    }

    /** The titles of the columns that nobody asked for. */
    List<String> titlesBut(Set<Integer> known) {
        var others = new ArrayList<String>();
        for (int i = 0; i < titles.size(); i++) {
            if (!known.contains(i) && !titles.get(i).isBlank()) {
                others.add(titles.get(i));
            }
        }
        return others;
    }

    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
