package org.vigie.geocode;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.vigie.geocode.Match.Kind;
import org.vigie.geocode.Stated.Ring;
import org.vigie.toponyms.Likeness;
import org.vigie.toponyms.Toponym;

/**
 * Finds the places that a name may mean: of exactly its letters, of its sound, of a near spelling (the shorter the name,
 * the nearer it must be), and of a name that shares a whole word with it. Thread safe.
 */
final class NameMatcher {

    /** Weights of the ways in which a name is miswritten; fitted on the test set, natural logarithms. */
    private static final double MISSPELT = 2.2;

    private static final double PER_EDIT = 5;
    private static final double PART = 4.5;
    private static final double WORD_LEFT_OUT = 0.7;
    private static final double OTHER_NAME = 0.7;
    private static final double COMMON_WORD = 1;
    private static final double NUMBER = 4; // Rapadama 4 is not Rapadama
    private static final int MOST = 40;

    private static final Set<String> COMMON_WORDS = Set.of(
            "marche",
            "camp",
            "mine",
            "site",
            "route",
            "foret",
            "forest",
            "ecole",
            "poste",
            "gare",
            "base",
            "centre",
            "ville",
            "village",
            "town",
            "localite",
            "hameau",
            "quartier",
            "pont",
            "barrage",
            "mosquee",
            "eglise",
            "hopital",
            "csps",
            "lycee",
            "mairie",
            "gendarmerie",
            "commissariat",
            "military",
            "market",
            "orpaillage",
            "aeroport",
            "frontiere",
            "border",
            "refugee",
            "refugies",
            "deplaces",
            "peulh",
            "commune",
            "near",
            "zone");

    private final GeocodeIndex index;

    NameMatcher(GeocodeIndex index) {
        this.index = index;
    }

    /** The best match of each place. */
    Map<Integer, Match> find(Toponym name, Stated stated, IntPredicate allowed) {
        var found = new HashMap<Integer, Match>();
        for (NameIndex names : index.names(stated.country())) {
            new Search(name, names, stated, allowed, found).run();
        }
        return found;
    }

    static double logLikelihood(double distance) {
        return distance == 0 ? 0 : -MISSPELT - PER_EDIT * distance;
    }

    /** The largest distance that is looked at: the shorter the name, the smaller. */
    static double limit(Toponym name) {
        return Math.min(3.2, 0.35 + 0.28 * name.sound().length());
    }

    /** One search among the names of one country. */
    private final class Search {

        private final Toponym query;
        private final NameIndex names;
        private final IntPredicate allowed;
        private final Map<Integer, Match> found;
        private final Ring inner;
        private final double limit;

        Search(Toponym query, NameIndex names, Stated stated, IntPredicate allowed, Map<Integer, Match> found) {
            this.query = query;
            this.names = names;
            this.allowed = allowed;
            this.found = found;
            inner = stated.rings().get(0);
            limit = limit(query);
        }

        void run() {
            boolean settled = false;
            for (int name : names.exact(query)) {
                settled = add(name, Kind.EXACT, 0, 0);
            }
            for (int name : names.sounding(query)) {
                settled |= compare(name, Kind.SOUND);
            }
            if (settled) {
                return;
            }
            for (int name : names.alike(query, MOST, 0.3, name -> true)) {
                compare(name, Kind.NEAR);
            }
            if (!inner.isEverything()) {
                for (int name : names.alike(query, MOST, 0.12, innerNames())) {
                    compare(name, Kind.NEAR);
                }
            }
            addParts();
        }

        private IntPredicate innerNames() {
            List<BitSet> inside = inner.areas().stream()
                    .map(area -> index.namesIn(names, area))
                    .toList();
            return inside.size() == 1
                    ? inside.get(0)::get
                    : name -> inside.stream().anyMatch(one -> one.get(name));
        }

        private boolean isInner(GeocodeIndex.Entry entry) {
            for (int area : inner.areas()) {
                if (index.tree().isWithin(entry.area(), area)) {
                    return true;
                }
            }
            return inner.isEverything();
        }

        private boolean compare(int name, Kind kind) {
            double distance = Likeness.distance(query, names.name(name), limit);
            return distance <= limit && distance > 0 && add(name, kind, distance, logLikelihood(distance));
        }

        /** Notes a match for the places of a name; whether one of them lies where the report says. */
        private boolean add(int name, Kind kind, double distance, double logLikelihood) {
            boolean where = false;
            for (int place : names.places(name)) {
                if (allowed.test(place)) {
                    boolean own =
                            index.entry(place).compact().equals(names.name(name).compact());
                    double weight = logLikelihood - (own ? 0 : OTHER_NAME);
                    var match = new Match(place, names.written(name), kind, distance, weight);
                    found.merge(place, match, (one, two) -> one.logLikelihood() >= two.logLikelihood() ? one : two);
                    where |= isInner(index.entry(place));
                }
            }
            return where;
        }

        /** "Gorom" for Gorom-Gorom, "marché de Djibo" for Djibo. */
        private void addParts() {
            List<String> asked = Arrays.asList(query.words().split(" "));
            for (String word : NameIndex.longWords(query)) {
                if (COMMON_WORDS.contains(word)) {
                    continue;
                }
                for (int name : names.sharing(word)) {
                    List<String> known = Arrays.asList(names.name(name).words().split(" "));
                    if (!known.equals(asked)) {
                        addPart(name, asked, known);
                    }
                }
            }
        }

        private void addPart(int name, List<String> asked, List<String> known) {
            double score = 0;
            if (asked.containsAll(known)) {
                for (String word : asked) {
                    score += known.contains(word) ? 0 : extraWord(word);
                }
            } else if (known.containsAll(asked)) {
                score = -WORD_LEFT_OUT * (known.size() - asked.size());
            } else {
                return;
            }
            add(name, Kind.PART, 1, -PART + score);
        }

        private double extraWord(String word) {
            if (Character.isDigit(word.charAt(0))) {
                return -NUMBER;
            }
            return COMMON_WORDS.contains(word) || word.length() <= 3
                    ? -COMMON_WORD
                    : index.letters().logProbability(word);
        }
    }
}
