package org.vigie.toponyms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A place name in the forms by which names are compared. Two names that differ only in accents, case, hyphens, spaces,
 * apostrophes (N'Gourma, N’Gourma, NGourma, N Gourma), "I-n-" or "In " and common abbreviations have the same {@link
 * #compact() compact} form; two that sound alike to a reader of the region have the same {@link #sound() sound}.
 *
 * @param words lower-case ASCII words with single spaces: {@code "fada ngourma"}
 * @param compact the words without spaces: {@code "fadangourma"}; empty when the name has no Latin letter or digit
 * @param sound the key of {@link Sound}
 */
public record Toponym(String words, String compact, String sound) {

    /** Longer names are cut here: no place has one, and the cost of comparing grows with the square. */
    public static final int MAX_CHARS = 80;

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("st", "saint"),
            Map.entry("ste", "sainte"),
            Map.entry("dpt", "departement"),
            Map.entry("dept", "departement"),
            Map.entry("prov", "province"),
            Map.entry("reg", "region"),
            Map.entry("vge", "village"),
            Map.entry("ii", "2"),
            Map.entry("iii", "3"),
            Map.entry("iv", "4"));

    /** The forms of a name as it was written. */
    public static Toponym of(String written) {
        String words = words(written);
        String compact = words.replace(" ", "");
        return new Toponym(words, compact, Sound.of(compact));
    }

    /** Whether nothing comparable was written. */
    public boolean isEmpty() {
        return compact.isEmpty();
    }

    /** The normal form with spaces of a text of any length. */
    static String words(String written) {
        String text = written.length() > MAX_CHARS ? written.substring(0, MAX_CHARS) : written;
        String plain = isAscii(text) ? text.toLowerCase(Locale.ROOT) : withoutAccents(text);
        var words = new StringBuilder(plain.length());
        int start = -1;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (c == '\'') {
                continue;
            }
            if (isWordChar(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                append(words, plain.substring(start, i));
                start = -1;
            }
        }
        return words.toString();
    }

    /** Adds a word; "n" alone belongs to the next word (N Gourma), and "i n" is the "in" of Tamasheq names. */
    private static void append(StringBuilder words, String raw) {
        String word = raw.replace("'", "");
        if (word.isEmpty()) {
            return;
        }
        word = ABBREVIATIONS.getOrDefault(word, word);
        int length = words.length();
        if (word.equals("n") && length > 0 && words.charAt(length - 1) == 'i' && isWordStart(words, length - 1)) {
            words.append('n');
            return;
        }
        boolean joined = length > 0 && words.charAt(length - 1) == 'n' && isWordStart(words, length - 1);
        if (length > 0 && !joined) {
            words.append(' ');
        }
        words.append(word);
    }

    private static boolean isWordStart(StringBuilder words, int position) {
        return position == 0 || words.charAt(position - 1) == ' ';
    }

    private static boolean isWordChar(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String withoutAccents(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(letter(c));
            }
        }
        return plain.toString();
    }

    /** Letters of the region's languages that are no base letter with an accent, and every form of the apostrophe. */
    private static String letter(char c) {
        return switch (c) {
            case 'œ' -> "oe";
            case 'æ' -> "ae";
            case 'ß' -> "ss";
            case 'ɓ' -> "b";
            case 'ɗ', 'đ' -> "d";
            case 'ŋ' -> "n";
            case 'ɲ' -> "ny";
            case 'ɛ', 'ǝ', 'ə' -> "e";
            case 'ɔ', 'ø' -> "o";
            case 'ƙ' -> "k";
            case 'ƴ' -> "y";
            case 'ı', 'ɩ' -> "i";
            case 'ʋ' -> "u";
            case '’', '‘', '`', '´', 'ʼ', 'ʾ', 'ʿ', '′', '＇', 'ˈ' -> "'";
            default -> String.valueOf(c);
        };
    }
}
