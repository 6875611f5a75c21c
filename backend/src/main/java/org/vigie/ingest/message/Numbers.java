package org.vigie.ingest.message;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Whole numbers as messages write them, in digits and in French and English words up to a hundred. */
final class Numbers {

    private static final Map<String, Integer> WORDS = words();

    /** A regular expression of one number in folded text; it captures nothing. */
    static final String NUMBER = "(?:\\d{1,3}(?:[ .]\\d{3})+(?!\\d)|\\d{1,7}|(?:"
            + WORDS.keySet().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .collect(Collectors.joining("|"))
            + "))(?![\\w])";

    private Numbers() {}

    /** The value of a text that {@link #NUMBER} matches. */
    static int value(String text) {
        Integer word = WORDS.get(text);
        return word != null ? word : Integer.parseInt(text.replaceAll("[ .]", ""));
    }

    private static Map<String, Integer> words() {
        var words = new LinkedHashMap<String, Integer>();
        String[] french = {
            "zero",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
            "dix-sept",
            "dix-huit",
            "dix-neuf"
        };
        String[] english = {
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen"
        };
        for (int i = 0; i < 20; i++) {
            words.put(french[i], i);
            words.put(english[i], i);
        }
        words.put("une", 1);
        addTens(words, new String[] {"vingt", "trente", "quarante", "cinquante"}, "-", french);
        addTens(
                words,
                new String[] {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"},
                "-",
                english);
        for (int i = 0; i < 20; i++) {
            words.put(
                    i == 0
                            ? "soixante"
                            : i == 1 ? "soixante et un" : i == 11 ? "soixante et onze" : "soixante-" + french[i],
                    60 + i);
            words.put(i == 0 ? "quatre-vingts" : "quatre-vingt-" + french[i], 80 + i);
        }
        words.put("quatre-vingt", 80);
        words.put("cent", 100);
        words.put("one hundred", 100);
        words.put("a hundred", 100);
        words.put("a dozen", 12);
        words.put("dozen", 12);
        words.putAll(Map.of(
                "dizaine",
                10,
                "douzaine",
                12,
                "quinzaine",
                15,
                "vingtaine",
                20,
                "trentaine",
                30,
                "quarantaine",
                40,
                "cinquantaine",
                50,
                "soixantaine",
                60,
                "centaine",
                100));
        return words;
    }

    private static void addTens(Map<String, Integer> words, String[] tens, String mark, String[] units) {
        for (int ten = 0; ten < tens.length; ten++) {
            int value = 20 + 10 * ten;
            words.put(tens[ten], value);
            for (int unit = 1; unit < 10; unit++) {
                words.put(tens[ten] + mark + units[unit], value + unit);
                words.put(tens[ten] + " " + units[unit], value + unit);
            }
            words.put(tens[ten] + " et un", value + 1);
        }
    }
}
