package org.vigie.toponyms;

/**
 * How a name of the region sounds, as a key: names that are spelt apart by French, English and local habit get the same
 * one. Folded are ou/oo/u/w, dj/j/di or dy before a vowel, tch/ch/sh/ty, k/c/q/qu/ck/kh, g/gu/gh, y/i, é/e/è/ai/ei, th/t,
 * ph/f, au/eau/o, ny/gn, n before b or p, silent h (Banh, Bahn), z/s, doubled letters, and a mute e at the end of a long
 * name. The key is for look-up only; it is no pronunciation.
 */
final class Sound {

    private static final int MUTE_E_FROM = 5;

    private final String text;
    private final StringBuilder key;
    private int at;

    private Sound(String compact) {
        text = compact;
        key = new StringBuilder(compact.length());
    }

    /** The key of a compact normal form (lower-case ASCII letters and digits). */
    static String of(String compact) {
        var sound = new Sound(compact);
        while (sound.at < compact.length()) {
            sound.at += isVowel(compact.charAt(sound.at)) ? sound.vowel() : sound.consonant();
        }
        return sound.finished();
    }

    private int vowel() {
        if (starts("eau")) {
            return add('o', 3);
        }
        if (starts("au")) {
            return add('o', 2);
        }
        if (starts("ou") || starts("oo")) {
            return add('u', 2);
        }
        boolean diphthong = starts("ai") || starts("ei") || starts("ay") || starts("ey");
        if (diphthong && !isVowel(peek(2))) {
            return add('e', 2);
        }
        char c = text.charAt(at);
        return add(c == 'y' ? 'i' : c == 'w' ? 'u' : c, 1);
    }

    private int consonant() {
        if (starts("tch") || starts("tsh")) {
            return add('C', 3);
        }
        int pair = pair();
        return pair > 0 ? pair : single();
    }

    /** Consonants written with two letters; 0 where there is none here. */
    private int pair() {
        if (starts("ch") || starts("sh") || starts("ty") && isVowel(peek(2))) {
            return add('C', 2);
        }
        if (starts("dj") || glides('d')) {
            return add('j', starts("dji") && isVowel(peek(3)) ? 3 : 2);
        }
        if (starts("ph")) {
            return add('f', 2);
        }
        if (starts("gn") || glides('n')) {
            return add('N', 2);
        }
        if (starts("qu") || starts("ck")) {
            return add('k', 2);
        }
        if (starts("gu") && (peek(2) == 'e' || peek(2) == 'i')) {
            return add('g', 2);
        }
        return 0;
    }

    private boolean glides(char consonant) {
        return text.charAt(at) == consonant && (peek(1) == 'i' || peek(1) == 'y') && isVowel(peek(2));
    }

    private int single() {
        char c = text.charAt(at);
        char next = peek(1);
        return switch (c) {
            case 'h' -> 1;
            case 'q' -> add('k', 1);
            case 'c' -> add(next == 'e' || next == 'i' || next == 'y' ? 's' : 'k', 1);
            case 'z' -> add('s', 1);
            case 'x' -> add('k', 0) + add('s', 1);
            case 'm' -> add(next == 'b' || next == 'p' ? 'n' : 'm', 1);
            default -> add(c, 1);
        };
    }

    private int add(char letter, int consumed) {
        if (key.length() == 0 || key.charAt(key.length() - 1) != letter) {
            key.append(letter);
        }
        return consumed;
    }

    private String finished() {
        int last = key.length() - 1;
        if (last >= MUTE_E_FROM && key.charAt(last) == 'e' && !isVowel(key.charAt(last - 1))) {
            key.setLength(last);
        }
        return key.toString();
    }

    private boolean starts(String prefix) {
        return text.startsWith(prefix, at);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
    }

    static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w';
    }
}
