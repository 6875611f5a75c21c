package org.vigie.ogc;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.ogc.Cql2Tokens.Token;

/**
 * Reads the values of a CQL2 text: properties, literals, arithmetic, CASEI and ACCENTI. Days are compared as ISO 8601 texts,
 * whose order is that of time; an instant at midnight UTC is its day.
 */
final class Cql2Scalar {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    /**
     * A value as ECQL says it.
     *
     * @param properties the names of those that it is made of
     * @param folding the ECQL functions that were laid over it, from the outside: lower case, without accents
     */
    record Scalar(String ecql, Queryable.Kind kind, Set<String> properties, Set<String> folding) {

        static Scalar literal(String ecql, Queryable.Kind kind) {
            return new Scalar(ecql, kind, Set.of(), Set.of());
        }
    }

    private final Cql2Tokens tokens;
    private final Map<String, Queryable> queryables;

    Cql2Scalar(Cql2Tokens tokens, Map<String, Queryable> queryables) {
        this.tokens = tokens;
        this.queryables = queryables;
    }

    /** @throws Cql2Exception where two values cannot be compared */
    static void verifySame(Scalar one, Scalar other) {
        if (group(one.kind()) != group(other.kind())) {
            throw new Cql2Exception("NOT_COMPARABLE", one.ecql(), other.ecql());
        }
    }

    private static int group(Queryable.Kind kind) {
        return switch (kind) {
            case TEXT, DAY -> 0;
            case INTEGER, NUMBER -> 1;
            case TRUTH -> 2;
            case GEOMETRY, TEXTS -> 3;
        };
    }

    /** Sums of products. */
    Scalar read() {
        Scalar sum = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            sum = arithmetic(sum, tokens.next().text(), product());
        }
        return sum;
    }

    private Scalar product() {
        Scalar product = primary();
        while (tokens.peek().is("*") || tokens.peek().is("/")) {
            product = arithmetic(product, tokens.next().text(), primary());
        }
        return product;
    }

    private Scalar arithmetic(Scalar one, String sign, Scalar other) {
        if (!one.kind().isNumber() || !other.kind().isNumber()) {
            throw new Cql2Exception("NOT_NUMBERS", one.ecql(), other.ecql());
        }
        var properties = new TreeSet<>(one.properties());
        properties.addAll(other.properties());
        return new Scalar(
                "(" + one.ecql() + " " + sign + " " + other.ecql() + ")", Queryable.Kind.NUMBER, properties, Set.of());
    }

    private Scalar primary() {
        if (tokens.isCall()) {
            return function();
        }
        Token token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> Scalar.literal(number(token.text()), Queryable.Kind.NUMBER);
            case TEXT -> Scalar.literal(quoted(token.text()), Queryable.Kind.TEXT);
            case QUOTED -> property(token.text());
            case WORD -> word(token);
            case SIGN -> sign(token);
            case END -> throw tokens.unexpected();
        };
    }

    private Scalar word(Token token) {
        return token.is("TRUE") || token.is("FALSE")
                ? Scalar.literal(token.text().toLowerCase(Locale.ROOT), Queryable.Kind.TRUTH)
                : property(token.text());
    }

    private Scalar sign(Token token) {
        if (token.is("(")) {
            Scalar inside = read();
            tokens.expect(")");
            return inside;
        }
        if (token.is("-")) {
            return arithmetic(Scalar.literal("0", Queryable.Kind.NUMBER), "-", primary());
        }
        throw new Cql2Exception("FILTER_NOT_READ", token.at(), token.text());
    }

    private static String number(String text) {
        return new BigDecimal(text.endsWith(".") ? text + "0" : text).toPlainString();
    }

    private Scalar property(String name) {
        Queryable queryable = queryables.get(name);
        if (queryable == null || queryable.kind() == Queryable.Kind.GEOMETRY) {
            throw new Cql2Exception("UNKNOWN_PROPERTY", name, String.join(", ", queryables.keySet()));
        }
        return new Scalar("\"" + name + "\"", queryable.kind(), Set.of(name), Set.of());
    }

    private Scalar function() {
        Token name = tokens.next();
        tokens.expect("(");
        Scalar inside = read();
        tokens.expect(")");
        return switch (name.text().toUpperCase(Locale.ROOT)) {
            case "CASEI" -> folded(inside, "strToLowerCase");
            case "ACCENTI" -> folded(inside, "strStripAccents");
            case "DATE", "TIMESTAMP" -> Scalar.literal(quoted(time(unquoted(inside))), Queryable.Kind.DAY);
            default -> throw new Cql2Exception("UNKNOWN_FUNCTION", name.text());
        };
    }

    private static Scalar folded(Scalar inside, String function) {
        if (inside.kind() != Queryable.Kind.TEXT) {
            throw new Cql2Exception("NOT_A_TEXT", inside.ecql());
        }
        var folding = new TreeSet<>(inside.folding());
        folding.add(function);
        String ecql = inside.properties().isEmpty()
                ? quoted(fold(unquoted(inside), Set.of(function)))
                : function + "(" + inside.ecql() + ")";
        return new Scalar(ecql, Queryable.Kind.TEXT, inside.properties(), folding);
    }

    private static String fold(String text, Set<String> functions) {
        String folded = functions.contains("strStripAccents")
                ? Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                : text;
        return functions.contains("strToLowerCase") ? folded.toLowerCase(Locale.ROOT) : folded;
    }

    /** The pattern of a LIKE: {@code %} for any letters, {@code _} for one, {@code \} before one that is meant itself. */
    String pattern(Scalar left) {
        Scalar pattern = read();
        if (left.kind() != Queryable.Kind.TEXT
                || pattern.kind() != Queryable.Kind.TEXT
                || !pattern.properties().isEmpty()) {
            throw new Cql2Exception("NOT_A_TEXT", pattern.ecql());
        }
        return pattern.ecql();
    }

    /** A day, or an instant in UTC. */
    static String time(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).toString();
            }
            var instant = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            boolean midnight = instant.toLocalTime().toNanoOfDay() == 0;
            return midnight ? instant.toLocalDate().toString() : INSTANT.format(instant);
        } catch (DateTimeException e) {
            throw new Cql2Exception("NOT_A_TIME", text);
        }
    }

    private static String unquoted(Scalar literal) {
        if (!literal.ecql().startsWith("'")) {
            throw new Cql2Exception("NOT_A_TEXT", literal.ecql());
        }
        return literal.ecql().substring(1, literal.ecql().length() - 1).replace("''", "'");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
