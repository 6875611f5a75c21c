package org.vigie.geocode;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes names as hurried people of the region do: accents lost, usual swaps, letters missing, doubled or exchanged. */
final class Misspelling {

    private static final List<String[]> SWAPS = List.of(
            new String[] {"ou", "u"},
            new String[] {"ou", "w"},
            new String[] {"u", "ou"},
            new String[] {"dj", "j"},
            new String[] {"dj", "di"},
            new String[] {"k", "c"},
            new String[] {"c", "k"},
            new String[] {"k", "q"},
            new String[] {"y", "i"},
            new String[] {"i", "y"},
            new String[] {"gu", "g"},
            new String[] {"g", "gu"},
            new String[] {"e", "ai"},
            new String[] {"t", "th"},
            new String[] {"th", "t"},
            new String[] {"s", "ss"},
            new String[] {"ss", "s"},
            new String[] {"l", "ll"},
            new String[] {"nn", "n"},
            new String[] {"n", "nn"},
            new String[] {"z", "s"},
            new String[] {"oua", "wa"},
            new String[] {"m", "n"},
            new String[] {"r", "l"},
            new String[] {"e", "i"},
            new String[] {"o", "u"},
            new String[] {"tch", "ch"},
            new String[] {"h", ""},
            new String[] {"-", " "},
            new String[] {" ", ""},
            new String[] {"'", ""});

    private final Random random;

    Misspelling(Random random) {
        this.random = random;
    }

    /** The name without accents, in capitals or small letters or as it is. */
    String plain(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        return switch (random.nextInt(4)) {
            case 0 -> ascii.toUpperCase(Locale.ROOT);
            case 1 -> ascii.toLowerCase(Locale.ROOT);
            case 2 -> name;
            default -> ascii;
        };
    }

    /** The name with some mistakes. */
    String misspelt(String name, int mistakes) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}+", "")
                .toLowerCase(Locale.ROOT);
        for (int i = 0; i < mistakes; i++) {
            text = random.nextInt(3) == 0 ? typo(text) : swapped(text);
        }
        return text;
    }

    private String swapped(String text) {
        for (int attempt = 0; attempt < 30; attempt++) {
            String[] swap = SWAPS.get(random.nextInt(SWAPS.size()));
            int at = text.indexOf(swap[0], random.nextInt(Math.max(1, text.length())));
            if (at >= 0) {
                return text.substring(0, at) + swap[1] + text.substring(at + swap[0].length());
            }
        }
        return typo(text);
    }

    private String typo(String text) {
        if (text.length() < 4) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter + text.substring(at);
            case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }
}
