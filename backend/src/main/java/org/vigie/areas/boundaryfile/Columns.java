package org.vigie.areas.boundaryfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a boundary file hold what. Found by themselves:
 *
 * <ul>
 *   <li>OCHA COD-AB: {@code ADM3_PCODE, ADM3_FR} (or {@code _EN}, {@code _NAME}; older {@code admin3Pcod, admin3Name};
 *       newer {@code adm3_pcode, adm3_name}), and the same for the levels above. The deepest level of 0..3 that has a code
 *       is the commune. {@code ADM3_REF}, {@code ADM3_ALT…} and names in a further language become aliases.
 *   <li>geoBoundaries: {@code shapeID, shapeName, shapeGroup}; it names no areas above.
 * </ul>
 *
 * Anything else is said by hand, see {@link ColumnsByHand}.
 *
 * @param commune the columns of the features themselves
 * @param parents the columns of the areas above, by level 0..2
 * @param countryCode a column with the country's ISO code that is nobody's P-code, if there is one
 */
record Columns(
        Level commune,
        SortedMap<Integer, Level> parents,
        @Nullable String countryCode) {

    /** The columns of one level. */
    record Level(String pcode, @Nullable String name, List<String> aliases) {}

    private static final Pattern COD = Pattern.compile("ADM(?:IN)?([0-3])(.+)");
    private static final List<String> CODES = List.of("PCODE", "PCOD", "PCO", "CODE", "COD");
    private static final List<String> NAMES =
            List.of("FR", "NAMEFR", "NOMFR", "NOM", "NAME", "NAM", "NA", "EN", "NAMEEN", "PT", "NAMEPT");
    private static final Pattern ALIAS = Pattern.compile("REF.*|ALT.*|NAMEALT.*|NAME\\d+|NA\\d+|NAM\\d+");

    /** The columns among the names of a file's attributes; empty where they cannot be told. */
    static Optional<Columns> find(Collection<String> names) {
        return cod(names).or(() -> geoBoundaries(names));
    }

    private static Optional<Columns> cod(Collection<String> names) {
        var levels = new TreeMap<Integer, Level>();
        for (int level = 0; level <= 3; level++) {
            int wanted = level;
            codLevel(names, level).ifPresent(found -> levels.put(wanted, found));
        }
        if (levels.isEmpty() || levels.lastKey() == 0) {
            return Optional.empty();
        }
        Level commune = levels.remove(levels.lastKey());
        return commune.name() == null ? Optional.empty() : Optional.of(new Columns(commune, levels, null));
    }

    private static Optional<Level> codLevel(Collection<String> names, int level) {
        var bySuffix = new TreeMap<String, String>();
        for (String name : names) {
            Matcher matcher = COD.matcher(plain(name));
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) == level) {
                bySuffix.putIfAbsent(matcher.group(2), name);
            }
        }
        String pcode = first(CODES, bySuffix);
        if (pcode == null) {
            return Optional.empty();
        }
        String name = first(NAMES, bySuffix);
        var aliases = new ArrayList<String>();
        bySuffix.forEach((suffix, column) -> {
            boolean otherName = NAMES.contains(suffix) && !column.equals(name);
            if (otherName || ALIAS.matcher(suffix).matches()) {
                aliases.add(column);
            }
        });
        return Optional.of(new Level(pcode, name, aliases));
    }

    private static Optional<Columns> geoBoundaries(Collection<String> names) {
        var byPlain = new TreeMap<String, String>();
        names.forEach(name -> byPlain.putIfAbsent(plain(name), name));
        String pcode = byPlain.get("SHAPEID");
        String name = byPlain.get("SHAPENAME");
        return pcode == null || name == null
                ? Optional.empty()
                : Optional.of(
                        new Columns(new Level(pcode, name, List.of()), new TreeMap<>(), byPlain.get("SHAPEGROUP")));
    }

    private static @Nullable String first(List<String> suffixes, TreeMap<String, String> bySuffix) {
        return suffixes.stream()
                .filter(bySuffix::containsKey)
                .map(bySuffix::get)
                .findFirst()
                .orElse(null);
    }

    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
