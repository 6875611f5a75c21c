package org.vigie.toponyms;

/**
 * How far two spellings are apart: the edit distance of Damerau (1964) with neighbouring letters exchanged, weighted so
 * that the swaps common in the region's names cost less than a letter that changes the name. 0 is the same compact form;
 * 1 about one wrong letter. Symmetric. Thread safe.
 */
public final class Likeness {

    private static final double EXCHANGE = 0.8;
    private static final double FIRST_LETTER = 1.5; // seldom wrong
    private static final double DOUBLED = 0.2;
    private static final double VOWEL_GAP = 0.7;
    private static final double SAME_SOUND = 0.35;
    private static final double[][] SUBSTITUTION = substitutions();

    private Likeness() {}

    /**
     * The distance of two names: that of their spellings, or that of their sounds and a little more, whichever is less.
     *
     * @return at least 0; {@code limit + 1} as soon as it is sure to be over {@code limit}
     */
    public static double distance(Toponym one, Toponym other, double limit) {
        if (one.compact().equals(other.compact())) {
            return 0;
        }
        double sound = one.sound().equals(other.sound())
                ? SAME_SOUND
                : SAME_SOUND + distance(one.sound(), other.sound(), limit - SAME_SOUND);
        double spelling = distance(one.compact(), other.compact(), Math.min(limit, sound));
        double distance = Math.min(sound, spelling);
        return distance > limit ? limit + 1 : distance;
    }

    /** The weighted edit distance of two words of lower-case ASCII letters and digits. */
    static double distance(String one, String other, double limit) {
        int n = one.length();
        int m = other.length();
        if (Math.abs(n - m) * DOUBLED > limit) {
            return limit + 1;
        }
        double[] before = new double[m + 1];
        double[] last = new double[m + 1];
        double[] row = new double[m + 1];
        for (int j = 1; j <= m; j++) {
            last[j] = last[j - 1] + gap(other, j - 1);
        }
        for (int i = 1; i <= n; i++) {
            row[0] = last[0] + gap(one, i - 1);
            double least = row[0];
            for (int j = 1; j <= m; j++) {
                double first = i == 1 && j == 1 ? FIRST_LETTER : 1;
                double cost = last[j - 1] + first * substitution(one.charAt(i - 1), other.charAt(j - 1));
                cost = Math.min(cost, last[j] + gap(one, i - 1));
                cost = Math.min(cost, row[j - 1] + gap(other, j - 1));
                if (i > 1 && j > 1 && exchanged(one, i, other, j)) {
                    cost = Math.min(cost, before[j - 2] + EXCHANGE);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > limit) {
                return limit + 1;
            }
            double[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[m];
    }

    private static boolean exchanged(String one, int i, String other, int j) {
        return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }

    /** What a letter too many costs: little when it doubles its neighbour or is a silent h. */
    private static double gap(String word, int position) {
        char c = word.charAt(position);
        if (position > 0 && word.charAt(position - 1) == c) {
            return DOUBLED;
        }
        if (c == 'h') {
            return 0.4;
        }
        return Sound.isVowel(c) ? VOWEL_GAP : 1;
    }

    private static double substitution(char one, char other) {
        if (one == other) {
            return 0;
        }
        return one < 128 && other < 128 ? SUBSTITUTION[one][other] : 1;
    }

    private static double[][] substitutions() {
        var costs = new double[128][128];
        for (double[] row : costs) {
            java.util.Arrays.fill(row, 1);
        }
        String vowels = "aeiouyw";
        for (char one : vowels.toCharArray()) {
            for (char other : vowels.toCharArray()) {
                costs[one][other] = 0.6;
            }
        }
        String[] near = {"ie", "ou", "ae", "ao", "dt", "bp", "gj", "sz", "cs", "mn", "lr", "gk", "vw", "fv", "jy", "ej"
        };
        set(costs, 0.5, near);
        set(costs, 0.2, "iy", "uw", "ck", "kq", "cq");
        return costs;
    }

    private static void set(double[][] costs, double cost, String... pairs) {
        for (String pair : pairs) {
            costs[pair.charAt(0)][pair.charAt(1)] = cost;
            costs[pair.charAt(1)][pair.charAt(0)] = cost;
        }
    }
}
