package org.vigie.geocode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.geocode.Stated.Ring;
import org.vigie.toponyms.PhraseParser;
import org.vigie.toponyms.PlacePhrase;
import org.vigie.toponyms.PlacePhrase.Context;
import org.vigie.toponyms.PlaceType;
import org.vigie.toponyms.Toponym;

/**
 * Turns the names of country, region, province and commune in a report, and the areas named in its place phrase, into
 * {@link Stated} areas. The same words come again and again: answers are kept. Thread safe.
 */
final class StatedAreas {

    private static final int KEPT = 20_000;
    private static final double NEIGHBOURHOOD_KM = 12;

    private final GeocodeIndex index;
    private final AreaTree tree;
    private final Map<String, Stated> known = new ConcurrentHashMap<>();

    StatedAreas(GeocodeIndex index) {
        this.index = index;
        this.tree = index.tree();
    }

    /** What a report says, with the areas that its phrase names. */
    Stated of(PlaceQuery query, List<Context> contexts) {
        String key = query.country() + "|" + query.region() + "|" + query.province() + "|" + query.commune() + contexts;
        Stated stated = known.get(key);
        if (stated == null) {
            if (known.size() >= KEPT) {
                known.clear();
            }
            stated = new Reading(query, contexts).stated();
            known.put(key, stated);
        }
        return stated;
    }

    /** One reading of the words. */
    private final class Reading {

        private @Nullable String country;
        private final List<List<Integer>> byLevel =
                new ArrayList<>(List.of(List.of(), List.of(), List.of(), List.of()));
        private @Nullable String countryText;
        private final List<String> unknown = new ArrayList<>();
        private boolean loose;
        private boolean contradictory;

        Reading(PlaceQuery query, List<Context> contexts) {
            country = query.country() == null ? null : readCountry(query.country());
            List<Context> rest = contexts.stream().filter(this::isNoCountry).toList();
            read(query.region(), 1, 1, 2);
            read(query.province(), 2, 1, 3);
            read(query.commune(), 3, 2, 3);
            rest.stream().sorted((one, two) -> two.type().compareTo(one.type())).forEach(this::read);
        }

        private @Nullable String readCountry(String text) {
            Optional<String> found = Countries.find(text);
            if (found.isEmpty()) {
                found = tree.named(text, null, 0, 0, area -> true).stream()
                        .map(area -> tree.area(area).country())
                        .findFirst();
            }
            found.ifPresentOrElse(code -> countryText = text, () -> unknown.add(text));
            return found.orElse(null);
        }

        private boolean isNoCountry(Context context) {
            Optional<String> named = Countries.find(context.text());
            boolean country =
                    named.isPresent() && (context.type() == PlaceType.ANY || context.type() == PlaceType.COUNTRY);
            if (country && (this.country == null || index.covers(named.get()))) {
                this.country = named.get();
            }
            return !country;
        }

        /** A column: its own level first, then the levels beside it, since files mix them up. */
        private void read(@Nullable String text, int level, int leastLevel, int mostLevel) {
            if (text == null) {
                return;
            }
            List<Integer> found = coded(text);
            String name = found.isEmpty() ? bareName(text) : text;
            found = found.isEmpty() ? find(name, level, level) : found;
            found = found.isEmpty() ? find(name, leastLevel, mostLevel) : found;
            note(text, found);
        }

        private void read(Context context) {
            List<Integer> found =
                    switch (context.type()) {
                        case REGION -> find(context.text(), 1, 1);
                        case PROVINCE -> find(context.text(), 2, 2);
                        case DEPARTMENT -> find(context.text(), 2, 3);
                        case COMMUNE -> find(context.text(), 3, 3);
                        default -> ofAnyLevel(context.text());
                    };
            loose |= context.type() == PlaceType.ANY || context.type() == PlaceType.SETTLEMENT;
            note(context.text(), found);
        }

        /** The coarsest area of exactly this name: it holds the others. Else the nearest spelling of any level. */
        private List<Integer> ofAnyLevel(String text) {
            Toponym name = Toponym.of(text);
            return Stream.of(1, 2, 3)
                    .map(level -> tree.exact(name, country, level, level, area -> true))
                    .filter(areas -> !areas.isEmpty())
                    .findFirst()
                    .orElseGet(() -> find(text, 1, Area.COMMUNE));
        }

        private List<Integer> coded(String text) {
            int area = tree.find(text);
            return area == AreaTree.NONE ? List.of() : List.of(area);
        }

        /** "Mopti region", "TIBIRI (DOUTCHI)": the name alone. */
        private static String bareName(String text) {
            return PhraseParser.parse(text) instanceof PlacePhrase.Name name
                            && !name.text().isEmpty()
                    ? name.text()
                    : text;
        }

        /** Areas of a name: inside those already said if there are any, else anywhere in the country. */
        private List<Integer> find(String name, int least, int most) {
            for (int level = Area.COMMUNE; level > 0; level--) {
                List<Integer> outer = byLevel.get(level);
                if (!outer.isEmpty()) {
                    List<Integer> inside = tree.named(name, country, least, most, within(outer));
                    if (!inside.isEmpty()) {
                        return inside;
                    }
                }
            }
            return tree.named(name, country, least, most, area -> true);
        }

        private IntPredicate within(List<Integer> outer) {
            return area -> outer.stream().anyMatch(one -> tree.isWithin(area, one) || tree.isWithin(one, area));
        }

        private void note(String text, List<Integer> found) {
            if (found.isEmpty()) {
                unknown.add(text);
                return;
            }
            for (Integer area : found) {
                int level = tree.area(area).level();
                if (level == 0) {
                    country = tree.area(area).country();
                    continue;
                }
                contradictory |= !agrees(area);
                List<Integer> same = new ArrayList<>(byLevel.get(level));
                same.add(area);
                byLevel.set(level, same);
            }
        }

        private boolean agrees(int area) {
            for (int level = 1; level <= Area.COMMUNE; level++) {
                List<Integer> said = byLevel.get(level);
                if (!said.isEmpty()
                        && level != tree.area(area).level()
                        && !within(said).test(area)) {
                    return false;
                }
            }
            return true;
        }

        Stated stated() {
            int finest = Area.COMMUNE;
            while (finest > 0 && byLevel.get(finest).isEmpty()) {
                finest--;
            }
            if (finest == 0) {
                return new Stated(
                        country, List.of(everything(1)), List.of(), countryText, List.copyOf(unknown), contradictory);
            }
            List<Integer> areas = byLevel.get(finest);
            if (country == null) {
                country = onlyCountry(areas);
            }
            return new Stated(
                    country,
                    rings(areas, finest),
                    List.copyOf(areas),
                    tree.area(areas.get(0)).displayName(),
                    List.copyOf(unknown),
                    contradictory);
        }

        private @Nullable String onlyCountry(List<Integer> areas) {
            List<String> countries = areas.stream()
                    .map(area -> tree.area(area).country())
                    .distinct()
                    .toList();
            return countries.size() == 1 ? countries.get(0) : null;
        }

        /** The shares: how often a place lies where the report says, and how far off where it does not. */
        private List<Ring> rings(List<Integer> areas, int finest) {
            var rings = new ArrayList<Ring>();
            double rest = 1;
            double[] shares = loose ? new double[] {0.5, 0.5} : new double[] {0.85, 0.8};
            double own = finest == Area.COMMUNE ? shares[0] : 0.9;
            rings.add(new Ring(List.copyOf(areas), 0, own));
            rest -= own;
            double near = rest * shares[1];
            rings.add(new Ring(List.copyOf(areas), NEIGHBOURHOOD_KM, near));
            rest -= near;
            for (int level = finest - 1; level > 0; level--) {
                List<Integer> outer = outer(areas, level);
                if (!outer.isEmpty()) {
                    double share = rest * 0.7;
                    rings.add(new Ring(outer, 0, share));
                    rest -= share;
                }
            }
            rings.add(everything(rest));
            return List.copyOf(rings);
        }

        /** The areas of a level as said, or else those that hold the finer ones. */
        private List<Integer> outer(List<Integer> areas, int level) {
            List<Integer> said = byLevel.get(level);
            return said.isEmpty()
                    ? areas.stream()
                            .map(area -> tree.ancestor(area, level))
                            .filter(area -> area != AreaTree.NONE)
                            .distinct()
                            .toList()
                    : List.copyOf(said);
        }

        private static Ring everything(double share) {
            return new Ring(List.of(), 0, share);
        }
    }
}
