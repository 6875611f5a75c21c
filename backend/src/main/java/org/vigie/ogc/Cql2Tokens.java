package org.vigie.ogc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CQL2 text cut into its words (OGC 21-065r2, annex B), read from left to right. For one thread. */
final class Cql2Tokens {

    private static final int LONGEST_TEXT = 8_000;
    private static final int MOST_TOKENS = 2_000;

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
                    + "|'(?<text>(?:[^'\\\\]|''|\\\\'|\\\\)*)'|\"(?<quoted>[^\"]+)\""
                    + "|(?<word>[\\p{L}_:][\\p{L}\\p{N}_.:]*)|(?<sign><>|<=|>=|[=<>()+\\-*/,]))");

    /** What a word is. */
    enum Kind {
        NUMBER,
        TEXT,
        QUOTED,
        WORD,
        SIGN,
        END
    }

    /** @param at its place in the text, from 1 */
    record Token(Kind kind, String text, int at) {

        boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private int position;

    /** @throws Cql2Exception where there is a sign that CQL2 does not know, or too much of all */
    Cql2Tokens(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new Cql2Exception("FILTER_TOO_LONG", LONGEST_TEXT);
        }
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt() || tokens.size() >= MOST_TOKENS) {
                throw new Cql2Exception(
                        "FILTER_NOT_READ", at + 1, text.substring(at).strip());
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", text.length() + 1));
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(java.util.Locale.ROOT);
            if (kind != Kind.END && matcher.group(name) != null) {
                return new Token(kind, plain(kind, matcher.group(name)), matcher.start(name) + 1);
            }
        }
        throw new IllegalStateException("A token of no kind");
    }

    private static String plain(Kind kind, String text) {
        return kind == Kind.TEXT ? text.replace("''", "'").replace("\\'", "'") : text;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token next() {
        Token token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next word if it is this one. */
    boolean take(String word) {
        boolean is = peek().is(word);
        if (is) {
            next();
        }
        return is;
    }

    /** @throws Cql2Exception where the next word is another */
    void expect(String word) {
        if (!take(word)) {
            throw unexpected();
        }
    }

    /** Whether the word behind the next one is an opening bracket: then the next one is a function. */
    boolean isCall() {
        return peek().kind() == Kind.WORD
                && tokens.get(Math.min(position + 1, tokens.size() - 1)).is("(");
    }

    /** The word behind the bracket that closes the one that opens here. */
    Token behindBracket() {
        int depth = 0;
        for (int i = position; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return tokens.get(Math.min(i + 1, tokens.size() - 1));
            }
        }
        throw unexpected();
    }

    Cql2Exception unexpected() {
        Token token = peek();
        return new Cql2Exception("FILTER_NOT_READ", token.at(), token.kind() == Kind.END ? "…" : token.text());
    }
}
