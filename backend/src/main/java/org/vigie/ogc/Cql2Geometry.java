package org.vigie.ogc;

import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;
import org.vigie.ogc.Cql2Tokens.Kind;
import org.vigie.ogc.Cql2Tokens.Token;

/** Reads the geometries of a CQL2 text: the features' own, WKT, and {@code BBOX}, which is a rectangle. */
final class Cql2Geometry {

    private static final Set<String> TYPES = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private final Cql2Tokens tokens;
    private final Map<String, Queryable> queryables;
    private final Crs crs;

    Cql2Geometry(Cql2Tokens tokens, Map<String, Queryable> queryables, Crs crs) {
        this.tokens = tokens;
        this.queryables = queryables;
        this.crs = crs;
    }

    /** The geometry as ECQL says it: a name, or WKT in WGS 84 longitude/latitude. */
    String read() {
        if (tokens.isCall()) {
            return tokens.peek().is("BBOX") ? box() : wellKnownText();
        }
        Token name = tokens.next();
        Queryable queryable = queryables.get(name.text());
        if (queryable == null || queryable.kind() != Queryable.Kind.GEOMETRY) {
            throw new Cql2Exception("UNKNOWN_PROPERTY", name.text(), Queryable.GEOMETRY);
        }
        return "\"" + name.text() + "\"";
    }

    private String box() {
        tokens.next();
        tokens.expect("(");
        double[] corners = new double[4];
        for (int i = 0; i < corners.length; i++) {
            if (i > 0) {
                tokens.expect(",");
            }
            corners[i] = number();
        }
        tokens.expect(")");
        return written(new GeometryFactory().toGeometry(new Envelope(corners[0], corners[2], corners[1], corners[3])));
    }

    private double number() {
        boolean minus = tokens.take("-");
        Token token = tokens.next();
        if (token.kind() != Kind.NUMBER) {
            throw new Cql2Exception("FILTER_NOT_READ", token.at(), token.text());
        }
        return minus ? -Double.parseDouble(token.text()) : Double.parseDouble(token.text());
    }

    private String wellKnownText() {
        Token type = tokens.peek();
        if (!TYPES.contains(type.text().toUpperCase(java.util.Locale.ROOT))) {
            throw new Cql2Exception("UNKNOWN_FUNCTION", type.text());
        }
        var text = new StringBuilder(tokens.next().text());
        int depth = 0;
        do {
            Token token = tokens.next();
            if (token.kind() == Kind.END) {
                throw tokens.unexpected();
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            text.append(
                    token.is("-")
                            ? " -"
                            : token.kind() == Kind.NUMBER && endsWithMinus(text) ? token.text() : " " + token.text());
        } while (depth > 0);
        try {
            return written(new WKTReader().read(text.toString()));
        } catch (ParseException | IllegalArgumentException e) {
            throw new Cql2Exception("FILTER_NOT_READ", type.at(), text);
        }
    }

    private static boolean endsWithMinus(StringBuilder text) {
        return text.charAt(text.length() - 1) == '-';
    }

    private String written(Geometry geometry) {
        try {
            Geometry lonLat = crs.toLonLat(geometry);
            if (!lonLat.isValid()) {
                throw new Cql2Exception("NOT_VALID", geometry);
            }
            return new WKTWriter().write(lonLat);
        } catch (IllegalArgumentException e) {
            throw new Cql2Exception("NOT_VALID", geometry);
        }
    }
}
