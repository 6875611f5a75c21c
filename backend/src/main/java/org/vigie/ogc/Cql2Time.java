package org.vigie.ogc;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.ogc.Cql2Scalar.Scalar;

/**
 * The temporal functions of CQL2 (OGC 21-065r2, 7.8, after Allen 1983) as comparisons of beginnings and ends, which ECQL
 * knows for days too.
 */
final class Cql2Time {

    /** Before all days, and behind them. */
    private static final String OPEN_START = "'0000'";

    private static final String OPEN_END = "'9999-99'";

    // a and b begin and end the first, c and d the second.
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("T_AFTER", "%1$s > %4$s"),
            Map.entry("T_BEFORE", "%2$s < %3$s"),
            Map.entry("T_CONTAINS", "%1$s < %3$s AND %2$s > %4$s"),
            Map.entry("T_DISJOINT", "%1$s > %4$s OR %2$s < %3$s"),
            Map.entry("T_DURING", "%1$s > %3$s AND %2$s < %4$s"),
            Map.entry("T_EQUALS", "%1$s = %3$s AND %2$s = %4$s"),
            Map.entry("T_FINISHEDBY", "%1$s < %3$s AND %2$s = %4$s"),
            Map.entry("T_FINISHES", "%1$s > %3$s AND %2$s = %4$s"),
            Map.entry("T_INTERSECTS", "%1$s <= %4$s AND %2$s >= %3$s"),
            Map.entry("T_MEETS", "%2$s = %3$s"),
            Map.entry("T_METBY", "%1$s = %4$s"),
            Map.entry("T_OVERLAPPEDBY", "%1$s > %3$s AND %1$s < %4$s AND %2$s > %4$s"),
            Map.entry("T_OVERLAPS", "%1$s < %3$s AND %2$s > %3$s AND %2$s < %4$s"),
            Map.entry("T_STARTEDBY", "%1$s = %3$s AND %2$s > %4$s"),
            Map.entry("T_STARTS", "%1$s = %3$s AND %2$s < %4$s"));

    private Cql2Time() {}

    private record Span(String begin, String end, Set<String> properties) {}

    static String predicate(Cql2Tokens tokens, Cql2Scalar scalars, String function, boolean negated) {
        String comparison = FUNCTIONS.get(function);
        if (comparison == null) {
            throw new Cql2Exception("UNKNOWN_FUNCTION", function);
        }
        tokens.next();
        tokens.expect("(");
        Span one = span(tokens, scalars);
        tokens.expect(",");
        Span other = span(tokens, scalars);
        tokens.expect(")");
        String said = comparison.formatted(one.begin, one.end, other.begin, other.end);
        var known = new StringBuilder();
        var properties = new TreeSet<>(one.properties);
        properties.addAll(other.properties);
        properties.forEach(property -> known.append("NOT (\"").append(property).append("\" IS NULL) AND "));
        return "(" + known + (negated ? "NOT (" : "(") + said + "))";
    }

    private static Span span(Cql2Tokens tokens, Cql2Scalar scalars) {
        if (!tokens.isCall() || !tokens.peek().is("INTERVAL")) {
            Scalar scalar = scalars.read();
            String instant = instant(scalar);
            return new Span(instant, instant, scalar.properties());
        }
        tokens.next();
        tokens.expect("(");
        Scalar first = scalars.read();
        tokens.expect(",");
        Scalar last = scalars.read();
        tokens.expect(")");
        String begin = instant(first);
        String end = instant(last);
        var properties = new TreeSet<>(first.properties());
        properties.addAll(last.properties());
        return new Span(begin.equals("'..'") ? OPEN_START : begin, end.equals("'..'") ? OPEN_END : end, properties);
    }

    private static String instant(Scalar scalar) {
        boolean open = scalar.ecql().equals("'..'");
        boolean literal = scalar.properties().isEmpty();
        if (open || scalar.kind() == Queryable.Kind.DAY) {
            return scalar.ecql();
        }
        if (!literal || scalar.kind() != Queryable.Kind.TEXT) {
            throw new Cql2Exception("NOT_A_TIME", scalar.ecql());
        }
        String text = scalar.ecql();
        return Cql2Scalar.quoted(Cql2Scalar.time(text.substring(1, text.length() - 1)));
    }
}
