package org.vigie.geocode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.toponyms.Likeness;
import org.vigie.toponyms.Toponym;

/** The active areas as numbers with parents, and which of them a name or code means. Immutable and thread safe. */
final class AreaTree {

    static final int NONE = -1;

    /** A name of areas; one of a reform may stand for several. */
    private record Named(Toponym name, int level, String country, List<Integer> areas) {}

    /** Another name, of the level it names, and the one area that holds all it stands for. */
    record Alias(String name, int level, int area) {}

    private final AreaIndex index;
    private final List<Area> areas = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] parents;
    private final List<Named> names = new ArrayList<>();
    private final Map<String, List<Named>> byCompact = new HashMap<>();
    private final List<Alias> aliases = new ArrayList<>();

    /** The areas of an index, with the spellings of a table added. */
    AreaTree(AreaIndex index, List<AreaAlias> table) {
        this.index = index;
        for (int level = 0; level <= Area.COMMUNE; level++) {
            areas.addAll(index.list(level));
        }
        for (int i = 0; i < areas.size(); i++) {
            numbers.put(areas.get(i).pcode(), i);
        }
        parents = areas.stream()
                .mapToInt(area -> numbers.getOrDefault(area.parent() == null ? "" : area.parent(), NONE))
                .toArray();
        for (int i = 0; i < areas.size(); i++) {
            addNames(i);
        }
        table.forEach(this::addAlias);
    }

    AreaIndex index() {
        return index;
    }

    int size() {
        return areas.size();
    }

    Area area(int area) {
        return areas.get(area);
    }

    int parent(int area) {
        return parents[area];
    }

    /** The number of a P-code, or NONE. The older codes of Niger (NER… for NE…) are understood. */
    int find(String pcode) {
        String code = pcode.strip().toUpperCase(Locale.ROOT);
        Integer number = numbers.get(code);
        if (number == null && code.matches("[A-Z]{3}\\d+")) {
            Integer shorter = numbers.get(code.substring(0, 2) + code.substring(3));
            number = shorter != null && code.startsWith(areas.get(shorter).country()) ? shorter : null;
        }
        return number == null ? NONE : number;
    }

    /** Whether an area is another one or lies in it. */
    boolean isWithin(int area, int outer) {
        for (int at = area; at != NONE; at = parents[at]) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    /** The area of a level that holds an area, or NONE. */
    int ancestor(int area, int level) {
        int at = area;
        while (at != NONE && areas.get(at).level() > level) {
            at = parents[at];
        }
        return at != NONE && areas.get(at).level() == level ? at : NONE;
    }

    /** The finest area that holds both, or NONE where they are of two countries. */
    int common(int one, int other) {
        int at = one;
        while (at != NONE && !isWithin(other, at)) {
            at = parents[at];
        }
        return at;
    }

    /**
     * The areas that a name or code means among those of some levels: those of exactly this name, else of this sound, else
     * the nearest spelling if it is near enough for its length. Empty where there is none.
     *
     * @param wanted which areas count
     */
    List<Integer> named(String text, @Nullable String country, int leastLevel, int mostLevel, IntPredicate wanted) {
        int coded = find(text);
        if (coded != NONE) {
            return wanted.test(coded) ? List.of(coded) : List.of();
        }
        Toponym name = Toponym.of(text);
        List<Integer> exact = exact(name, country, leastLevel, mostLevel, wanted);
        return exact.isEmpty() ? nearest(name, country, leastLevel, mostLevel, wanted) : exact;
    }

    /** The areas of exactly a name among those of some levels. */
    List<Integer> exact(Toponym name, @Nullable String country, int leastLevel, int mostLevel, IntPredicate wanted) {
        var exact = new TreeSet<Integer>();
        for (Named named : byCompact.getOrDefault(name.compact(), List.of())) {
            if (fits(named, country, leastLevel, mostLevel)) {
                named.areas().stream().filter(wanted::test).forEach(exact::add);
            }
        }
        return List.copyOf(exact);
    }

    private List<Integer> nearest(Toponym name, @Nullable String country, int least, int most, IntPredicate wanted) {
        double limit = Math.min(2, 0.22 * name.compact().length());
        var found = new TreeSet<Integer>();
        for (Named named : names) {
            if (fits(named, country, least, most) && named.areas().stream().anyMatch(wanted::test)) {
                double distance = Likeness.distance(name, named.name(), limit);
                if (distance < limit - 1e-9) {
                    found.clear();
                }
                if (distance <= limit) {
                    limit = distance;
                    named.areas().stream().filter(wanted::test).forEach(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    /** All spellings of an area, its own first. */
    List<String> spellings(int area) {
        var spellings = new ArrayList<String>();
        Area found = areas.get(area);
        spellings.add(found.displayName());
        spellings.add(found.name());
        spellings.addAll(found.aliases());
        return spellings;
    }

    /** Names of reforms and usual spellings with the area that each is or lies in. */
    List<Alias> aliases() {
        return aliases;
    }

    private static boolean fits(Named named, @Nullable String country, int least, int most) {
        return named.level() >= least && named.level() <= most && (country == null || country.equals(named.country()));
    }

    private void addNames(int area) {
        Area found = areas.get(area);
        for (String spelling : spellings(area)) {
            add(new Named(Toponym.of(spelling), found.level(), found.country(), List.of(area)));
            String bare = spelling.replaceFirst("(?iu)^(?:ville|commune|district|région|region) (?:de |d'|d’|du )", "");
            if (!bare.equals(spelling)) {
                add(new Named(Toponym.of(bare), found.level(), found.country(), List.of(area)));
            }
        }
    }

    private void addAlias(AreaAlias alias) {
        List<Integer> members = alias.members().stream()
                .flatMap(member -> byCompact
                        .getOrDefault(Toponym.of(member.name()).compact(), List.of())
                        .stream()
                        .filter(named -> named.level() == member.level()
                                && named.country().equals(alias.country()))
                        .flatMap(named -> named.areas().stream()))
                .distinct()
                .toList();
        if (members.isEmpty()) {
            return;
        }
        add(new Named(Toponym.of(alias.name()), alias.level(), alias.country(), members));
        int common = members.stream().reduce(this::common).orElse(NONE);
        if (common != NONE) {
            aliases.add(new Alias(alias.name(), alias.level(), common));
        }
    }

    private void add(Named named) {
        List<Named> same = byCompact.computeIfAbsent(named.name().compact(), key -> new ArrayList<>());
        boolean known = same.stream()
                .anyMatch(other -> other.level() == named.level()
                        && other.country().equals(named.country())
                        && other.areas().equals(named.areas()));
        if (!known && !named.name().isEmpty()) {
            same.add(named);
            names.add(named);
        }
    }
}
