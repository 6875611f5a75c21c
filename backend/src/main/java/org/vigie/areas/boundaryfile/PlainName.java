package org.vigie.areas.boundaryfile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names without what people write differently: letters and digits only, no case, no accents. */
public final class PlainName {

    private PlainName() {}

    /** {@code Fada N'Gourma} and {@code FADA-N’GOURMA} give {@code fadangourma}. */
    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** Whether two names, made plain, are equal but for one letter in five: Malawa and Mallawa. */
    static boolean alike(String one, String other) {
        String mine = of(one);
        String theirs = of(other);
        int allowed = Math.min(mine.length(), theirs.length()) / 5;
        return mine.equals(theirs) || (allowed > 0 && distance(mine, theirs) <= allowed);
    }

    /** Levenshtein (1966): the fewest letters to add, drop or change. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[other.length()];
    }
}
