package org.vigie.ogc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.vigie.ogc.Cql2Scalar.Scalar;
import org.vigie.ogc.Cql2Tokens.Kind;

/**
 * Reads CQL2 text (OGC 21-065r2) and says the same in GeoTools' ECQL, which evaluates it. Where they differ: spatial and
 * temporal functions have other names, {@code BBOX} is a geometry, dates are literals of their own, names are checked, a
 * comparison with nothing is never true, negated or not (so a NOT is carried down to the comparisons). Supported: comparisons
 * with arithmetic, property-property, LIKE, BETWEEN, IN, IS NULL, CASEI, ACCENTI, all spatial and temporal functions.
 */
final class Cql2 {

    private static final Set<String> SPATIAL =
            Set.of("INTERSECTS", "EQUALS", "DISJOINT", "TOUCHES", "WITHIN", "OVERLAPS", "CROSSES", "CONTAINS");
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> SCALAR_SIGNS = Set.of("+", "-", "*", "/", "NOT", "LIKE", "BETWEEN", "IN", "IS");
    private static final int DEEPEST = 64;

    private final Cql2Tokens tokens;
    private final Cql2Scalar scalars;
    private final Cql2Geometry geometries;
    private int depth;

    private Cql2(Cql2Tokens tokens, Map<String, Queryable> queryables, Crs crs) {
        this.tokens = tokens;
        this.scalars = new Cql2Scalar(tokens, queryables);
        this.geometries = new Cql2Geometry(tokens, queryables, crs);
    }

    /**
     * The filter that a text means.
     *
     * @param queryables what it may speak of
     * @param crs of the coordinates in it
     * @throws Cql2Exception where it is no CQL2, or speaks of something else
     */
    static Filter filter(String text, List<Queryable> queryables, Crs crs) {
        String ecql = ecql(text, queryables, crs);
        try {
            return ECQL.toFilter(ecql);
        } catch (CQLException e) {
            throw new Cql2Exception("FILTER_NOT_READ", 1, text);
        }
    }

    /** The same in ECQL. */
    static String ecql(String text, List<Queryable> queryables, Crs crs) {
        var byName = queryables.stream()
                .collect(Collectors.toMap(Queryable::name, Function.identity(), (one, other) -> one, TreeMap::new));
        var tokens = new Cql2Tokens(text);
        var parser = new Cql2(tokens, byName, crs);
        String ecql = parser.either(false);
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected();
        }
        return ecql;
    }

    private String either(boolean negated) {
        if (++depth > DEEPEST) {
            throw tokens.unexpected();
        }
        var parts = new ArrayList<>(List.of(both(negated)));
        while (tokens.take("OR")) {
            parts.add(both(negated));
        }
        depth--;
        return joined(parts, negated ? " AND " : " OR ");
    }

    private String both(boolean negated) {
        var parts = new ArrayList<>(List.of(factor(negated)));
        while (tokens.take("AND")) {
            parts.add(factor(negated));
        }
        return joined(parts, negated ? " OR " : " AND ");
    }

    private static String joined(List<String> parts, String by) {
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(by, parts) + ")";
    }

    private String factor(boolean negated) {
        boolean not = negated;
        while (tokens.take("NOT")) {
            not = !not;
        }
        if (tokens.peek().is("(") && !isScalarBehindBracket()) {
            tokens.next();
            String inside = either(not);
            tokens.expect(")");
            return inside;
        }
        return predicate(not);
    }

    private boolean isScalarBehindBracket() {
        var behind = tokens.behindBracket();
        return COMPARISONS.stream().anyMatch(behind::is)
                || SCALAR_SIGNS.stream().anyMatch(behind::is);
    }

    private String predicate(boolean negated) {
        if (tokens.isCall()) {
            String function = tokens.peek().text().toUpperCase(java.util.Locale.ROOT);
            if (function.startsWith("S_")) {
                return spatial(function, negated);
            }
            if (function.startsWith("T_")) {
                return Cql2Time.predicate(tokens, scalars, function, negated);
            }
        }
        return comparison(negated);
    }

    private String spatial(String function, boolean negated) {
        String name = function.substring(2);
        if (!SPATIAL.contains(name)) {
            throw new Cql2Exception("UNKNOWN_FUNCTION", function);
        }
        tokens.next();
        tokens.expect("(");
        String one = geometries.read();
        tokens.expect(",");
        String other = geometries.read();
        tokens.expect(")");
        String call = name + "(" + one + ", " + other + ")";
        String there = "NOT (\"" + Queryable.GEOMETRY + "\" IS NULL)";
        return negated ? "(" + there + " AND NOT (" + call + "))" : "(" + there + " AND " + call + ")";
    }

    private String comparison(boolean negated) {
        Scalar left = scalars.read();
        boolean not = tokens.take("NOT") != negated;
        if (tokens.take("LIKE")) {
            return known(not, left.ecql() + " LIKE " + scalars.pattern(left), left);
        }
        if (tokens.take("BETWEEN")) {
            Scalar low = scalars.read();
            tokens.expect("AND");
            Scalar high = scalars.read();
            Cql2Scalar.verifySame(left, low);
            Cql2Scalar.verifySame(left, high);
            String within = "(%1$s >= %2$s AND %1$s <= %3$s)".formatted(left.ecql(), low.ecql(), high.ecql());
            return known(not, within, left, low, high);
        }
        if (tokens.take("IN")) {
            return in(left, not);
        }
        if (not != negated) {
            throw tokens.unexpected();
        }
        if (tokens.take("IS")) {
            boolean isNot = tokens.take("NOT") != negated;
            tokens.expect("NULL");
            String nothing = "(" + left.ecql() + " IS NULL)";
            return isNot ? "NOT " + nothing : nothing;
        }
        return compared(left, negated);
    }

    private String in(Scalar left, boolean not) {
        tokens.expect("(");
        var choices = new ArrayList<String>();
        do {
            Scalar choice = scalars.read();
            Cql2Scalar.verifySame(left, choice);
            choices.add("(" + left.ecql() + " = " + choice.ecql() + ")");
        } while (tokens.take(","));
        tokens.expect(")");
        return known(not, joined(choices, " OR "), left);
    }

    private String compared(Scalar left, boolean negated) {
        String sign = tokens.peek().text();
        if (!COMPARISONS.contains(sign)) {
            if (left.kind() == Queryable.Kind.TRUTH) {
                return known(negated, left.ecql() + " = true", left);
            }
            throw tokens.unexpected();
        }
        tokens.next();
        Scalar right = scalars.read();
        Cql2Scalar.verifySame(left, right);
        return known(negated, left.ecql() + " " + sign + " " + right.ecql(), left, right);
    }

    /** What holds, or not, only where all that it speaks of is known. */
    private static String known(boolean negated, String condition, Scalar... operands) {
        var parts = new ArrayList<String>();
        for (Scalar operand : operands) {
            operand.properties().forEach(property -> parts.add("NOT (\"" + property + "\" IS NULL)"));
        }
        parts.add(negated ? "NOT (" + condition + ")" : "(" + condition + ")");
        return joined(parts, " AND ");
    }
}
