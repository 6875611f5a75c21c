package org.vigie.geocode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.vigie.toponyms.Toponym;

/**
 * The names of one country's places, found by compact form, by sound, by one of their words and by the trigrams of their
 * sound. Names are numbered from 0; each stands for one or more places. Immutable once built and thread safe.
 */
final class NameIndex {

    private static final int[] NO_NAMES = {};
    private static final int SHORTEST_WORD = 4;

    private final Toponym[] names;
    private final String[] written;
    private final int[][] places;
    private final Map<String, int[]> byCompact;
    private final Map<String, int[]> bySound;
    private final Map<String, int[]> byWord;
    private final Map<Integer, int[]> byTrigram;
    private final int[] trigramCounts;
    private final ThreadLocal<Scratch> scratch;

    private NameIndex(Builder builder) {
        int n = builder.names.size();
        names = builder.names.toArray(new Toponym[0]);
        written = builder.written.toArray(new String[0]);
        places = builder.places.stream().map(Ints::toArray).toArray(int[][]::new);
        byCompact = grouped(Toponym::compact);
        bySound = grouped(Toponym::sound);
        var words = new HashMap<String, Ints>();
        var trigrams = new HashMap<Integer, Ints>();
        trigramCounts = new int[n];
        for (int name = 0; name < n; name++) {
            for (String word : longWords(names[name])) {
                words.computeIfAbsent(word, key -> new Ints()).add(name);
            }
            int[] own = trigrams(names[name].sound());
            trigramCounts[name] = own.length;
            for (int trigram : own) {
                trigrams.computeIfAbsent(trigram, key -> new Ints()).add(name);
            }
        }
        byWord = arrays(words);
        byTrigram = arrays(trigrams);
        scratch = ThreadLocal.withInitial(() -> new Scratch(n));
    }

    /** How many names there are. */
    int size() {
        return names.length;
    }

    Toponym name(int name) {
        return names[name];
    }

    /** The spelling in which the gazetteer first gave a name. */
    String written(int name) {
        return written[name];
    }

    int[] places(int name) {
        return places[name];
    }

    /** Names of the same compact form: none or one. */
    int[] exact(Toponym query) {
        return byCompact.getOrDefault(query.compact(), NO_NAMES);
    }

    /** Names of the same sound, those of the same compact form included. */
    int[] sounding(Toponym query) {
        return bySound.getOrDefault(query.sound(), NO_NAMES);
    }

    /** Names of several words that share a word of at least four letters, and names that are such a word. */
    int[] sharing(String word) {
        return byWord.getOrDefault(word, NO_NAMES);
    }

    static List<String> longWords(Toponym name) {
        return Arrays.stream(name.words().split(" "))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
    }

    /**
     * The names most alike in their trigrams (Dice's coefficient), unordered.
     *
     * @param most how many names at most
     * @param least the least coefficient, 0..1
     * @param wanted which names count
     */
    int[] alike(Toponym query, int most, double least, IntPredicate wanted) {
        int[] trigrams = trigrams(query.sound());
        Scratch counting = scratch.get();
        for (int trigram : trigrams) {
            counting.add(byTrigram.getOrDefault(trigram, NO_NAMES));
        }
        return counting.best(trigrams.length, trigramCounts, most, least, wanted);
    }

    private Map<String, int[]> grouped(java.util.function.Function<Toponym, String> key) {
        var groups = new HashMap<String, Ints>();
        for (int name = 0; name < names.length; name++) {
            groups.computeIfAbsent(key.apply(names[name]), unused -> new Ints()).add(name);
        }
        return arrays(groups);
    }

    private static <K> Map<K, int[]> arrays(Map<K, Ints> lists) {
        var arrays = new HashMap<K, int[]>(lists.size() * 2);
        lists.forEach((key, list) -> arrays.put(key, list.toArray()));
        return arrays;
    }

    /** Distinct trigrams of "^sound$", packed into integers. */
    private static int[] trigrams(String sound) {
        String text = "^" + sound + "$";
        int[] found = new int[Math.max(1, text.length() - 2)];
        if (text.length() == 2) {
            return NO_NAMES;
        }
        for (int i = 0; i + 2 < text.length(); i++) {
            found[i] = text.charAt(i) << 16 | text.charAt(i + 1) << 8 | text.charAt(i + 2);
        }
        return Arrays.stream(found).distinct().toArray();
    }

    /** Counts shared trigrams per name, without clearing the whole array between two look-ups. */
    private static final class Scratch {

        private final byte[] shared;
        private final int[] touched;
        private int count;

        Scratch(int names) {
            shared = new byte[names];
            touched = new int[names];
        }

        void add(int[] names) {
            for (int name : names) {
                if (shared[name]++ == 0) {
                    touched[count++] = name;
                }
            }
        }

        /** The best by counting sort over the coefficient in hundredths; leaves the scratch clean. */
        int[] best(int own, int[] counts, int most, double least, IntPredicate wanted) {
            int[] scores = new int[count];
            int[] histogram = new int[101];
            for (int i = 0; i < count; i++) {
                int name = touched[i];
                int score = 200 * shared[name] / (own + counts[name]);
                shared[name] = 0;
                boolean kept = score >= least * 100 && wanted.test(name);
                scores[i] = kept ? score : -1;
                if (kept) {
                    histogram[score]++;
                }
            }
            int cut = 101;
            for (int taken = 0; cut > 0 && taken < most; ) {
                taken += histogram[--cut];
            }
            var best = new Ints();
            for (int i = 0; i < count && best.size() < 2 * most; i++) {
                if (scores[i] >= cut) {
                    best.add(touched[i]);
                }
            }
            count = 0;
            return best.toArray();
        }
    }

    /** Collects names and their places. */
    static final class Builder {

        private final List<Toponym> names = new ArrayList<>();
        private final List<String> written = new ArrayList<>();
        private final List<Ints> places = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final HashSet<Long> pairs = new HashSet<>();

        /** Notes that a place has a name; names without a Latin letter are left out. */
        void add(Toponym name, String spelling, int place) {
            if (name.isEmpty()) {
                return;
            }
            int number = numbers.computeIfAbsent(name.compact(), key -> {
                names.add(name);
                written.add(spelling);
                places.add(new Ints());
                return names.size() - 1;
            });
            if (pairs.add((long) number << 32 | place)) {
                places.get(number).add(place);
            }
        }

        NameIndex build() {
            return new NameIndex(this);
        }
    }
}
