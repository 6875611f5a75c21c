package org.vigie.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the character between the fields from the beginning of a file: the candidate that, outside quotes, stands in
 * the header and in most of the first records as often as in the header. So {@code Date, heure;x} with decimal commas
 * below is a semicolon file. A first line {@code sep=;}, as Excel understands it, decides.
 */
final class CsvDelimiter {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int RECORDS = 50;

    private CsvDelimiter() {}

    /** The delimiter of the text; a comma when there is none, that is with a single column. */
    static char of(CharSequence beginning) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(counts(beginning, candidate));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The delimiter that a first line {@code sep=;} names, or 0. */
    static char declared(CharSequence beginning) {
        boolean declared = beginning.length() > 4
                && beginning.subSequence(0, 4).toString().equalsIgnoreCase("sep=")
                && (beginning.length() == 5 || beginning.charAt(5) == '\r' || beginning.charAt(5) == '\n');
        return declared ? beginning.charAt(4) : 0;
    }

    /** Share of records that agree with the header, and a little for every column, so that more columns win a tie. */
    private static double score(List<Integer> counts) {
        if (counts.isEmpty() || counts.get(0) == 0) {
            return 0;
        }
        int header = counts.get(0);
        long agreeing = counts.stream().filter(count -> count == header).count();
        return (double) agreeing / counts.size() + Math.min(header, 100) / 1000.0;
    }

    /** How often the candidate stands in each of the first records; the last, perhaps cut, record is left out. */
    private static List<Integer> counts(CharSequence text, char candidate) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        int count = 0;
        boolean blank = true;
        for (int i = 0; i < text.length() && counts.size() < RECORDS; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!blank) {
                    counts.add(count);
                }
                count = 0;
                blank = true;
                continue;
            } else if (!quoted && c == candidate) {
                count++;
            }
            blank = false;
        }
        if (counts.isEmpty()) {
            counts.add(count);
        }
        return counts;
    }
}
