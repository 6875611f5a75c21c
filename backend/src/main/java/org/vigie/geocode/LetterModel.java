package org.vigie.geocode;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.toponyms.Toponym;

/**
 * How likely a word is as the name of a place in the gazetteer's region, by its letters: a trigram model of letters, mixed
 * with the bigram and single-letter ones (Jelinek & Mercer 1980), or by how often the gazetteer uses the word. It says how easily a name that is not in the gazetteer
 * would look like this.
 */
final class LetterModel {

    private static final int SYMBOLS = 28; // a..z, anything else, end
    private static final int OTHER = 26;
    private static final int END = 27;
    private static final int START = END;
    /** Names look more alike than their letters by themselves would make them; fitted. */
    private static final double FAMILIARITY = 0.8;

    /** The share of unknown places that bear a known name or word; fitted. */
    private static final double REUSED = 0.4;

    private final double[][][] trigrams = new double[SYMBOLS][SYMBOLS][SYMBOLS + 1];
    private final double[][] bigrams = new double[SYMBOLS][SYMBOLS + 1];
    private final double[] letters = new double[SYMBOLS + 1];
    private final Map<String, Double> words = new HashMap<>();
    private final Map<String, Double> names = new HashMap<>();
    private double wordWeight;
    private double nameWeight;

    /** Learns from the name of a place that reports name as often as {@code weight} villages. */
    void learn(Toponym name, double weight) {
        for (String word : name.words().split(" ")) {
            words.merge(word, weight, Double::sum);
            wordWeight += weight;
        }
        nameWeight += weight;
        learnOther(name, weight);
        int before = START;
        int last = START;
        String text = name.compact();
        for (int i = 0; i <= text.length(); i++) {
            int symbol = i < text.length() ? symbol(text.charAt(i)) : END;
            count(trigrams[before][last], symbol);
            count(bigrams[last], symbol);
            count(letters, symbol);
            before = last;
            last = symbol;
        }
    }

    /** Notes another name of a place. */
    void learnOther(Toponym name, double weight) {
        names.merge(name.compact(), weight, Double::sum);
    }

    /** Natural logarithm of the probability of a name, below 0. */
    double logProbability(Toponym name) {
        double sum = 0;
        for (String word : name.words().split(" ")) {
            sum += logProbability(word);
        }
        double known = reused(names.get(name.compact()), nameWeight);
        return Math.max(known, Math.max(sum, spelt(name.compact())));
    }

    /** Natural logarithm of the probability of a word: as one that names share, or spelt from letters. */
    double logProbability(String word) {
        return Math.max(reused(words.get(word), wordWeight), spelt(word));
    }

    private static double reused(@Nullable Double weight, double total) {
        return weight == null ? Double.NEGATIVE_INFINITY : Math.log(REUSED * weight / total);
    }

    private double spelt(String compact) {
        double sum = 0;
        int before = START;
        int last = START;
        for (int i = 0; i <= compact.length(); i++) {
            int symbol = i < compact.length() ? symbol(compact.charAt(i)) : END;
            sum += Math.log(0.6 * share(trigrams[before][last], symbol)
                    + 0.3 * share(bigrams[last], symbol)
                    + 0.09 * share(letters, symbol)
                    + 0.01 / SYMBOLS);
            before = last;
            last = symbol;
        }
        return FAMILIARITY * sum;
    }

    private static void count(double[] counts, int symbol) {
        counts[symbol]++;
        counts[SYMBOLS]++;
    }

    private static double share(double[] counts, int symbol) {
        return counts[SYMBOLS] == 0 ? 0 : counts[symbol] / counts[SYMBOLS];
    }

    private static int symbol(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : OTHER;
    }
}
