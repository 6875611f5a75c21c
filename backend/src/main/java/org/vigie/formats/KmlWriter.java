package org.vigie.formats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes KML 2.2 (OGC 07-147r2), placemark by placemark, with typed columns and a style for each class. Only {@link #finish}
 * closes it. Points and polygons are written; other geometries have no place here. A column called {@code description} becomes
 * the placemark's own, one called {@code name} is left out: the placemark has its name.
 */
public final class KmlWriter implements FeatureWriter {

    private static final int BUFFER = 1 << 15;

    /** Elements of a placemark of their own: a data field of such a name would hide behind them. */
    private static final Set<String> OWN_ELEMENTS = Set.of("name", "description");

    /**
     * How placemarks of a class look.
     *
     * @param id without spaces
     * @param colour {@code #rrggbb}
     * @param opacity of the surface, 0..1
     */
    public record Style(String id, String colour, double opacity) {}

    private final List<Column> columns;
    private final int nameColumn;
    private final Function<@Nullable Object[], @Nullable String> styleId;
    private final Writer out;

    /**
     * Begins a document; the stream stays the caller's.
     *
     * @param title of the document
     * @param description of the document, plain text
     * @param nameColumn the column that names a placemark
     * @param styleId the style of a row of values; null for none
     */
    public KmlWriter(
            OutputStream out,
            List<Column> columns,
            String title,
            String description,
            int nameColumn,
            List<Style> styles,
            Function<@Nullable Object[], @Nullable String> styleId)
            throws IOException {
        this.columns = List.copyOf(columns);
        this.nameColumn = nameColumn;
        this.styleId = styleId;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document id=\"vigie\">\n");
        element("name", title);
        element("description", description);
        for (Style style : styles) {
            style(style);
        }
        schema();
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        out.write("<Placemark>");
        element("name", values[nameColumn] == null ? "" : values[nameColumn].toString());
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals("description") && values[i] != null) {
                element("description", values[i].toString());
            }
        }
        String style = styleId.apply(values);
        if (style != null) {
            element("styleUrl", "#" + style);
        }
        out.write("<ExtendedData><SchemaData schemaUrl=\"#fields\">");
        for (int i = 0; i < columns.size(); i++) {
            Object value = values[i];
            if (value != null
                    && isData(columns.get(i))
                    && !(value instanceof Double number && !Double.isFinite(number))) {
                out.write("<SimpleData name=\"" + columns.get(i).name() + "\">");
                escape(value instanceof Boolean truth ? truth ? "1" : "0" : value.toString());
                out.write("</SimpleData>");
            }
        }
        out.write("</SchemaData></ExtendedData>");
        if (geometry != null && !geometry.isEmpty()) {
            geometry(geometry);
        }
        out.write("</Placemark>\n");
    }

    /** Closes the document. */
    public void finish() throws IOException {
        out.write("</Document></kml>\n");
        out.flush();
    }

    /** Hands on to the stream what is still held here. */
    public void flush() throws IOException {
        out.flush();
    }

    private void style(Style style) throws IOException {
        String bgr = style.colour().substring(5, 7)
                + style.colour().substring(3, 5)
                + style.colour().substring(1, 3);
        String alpha = "%02x".formatted(Math.round(255 * style.opacity()));
        out.write("<Style id=\"" + style.id() + "\"><IconStyle><color>ff" + bgr
                + "</color><scale>0.6</scale></IconStyle>"
                + "<LineStyle><color>ff595959</color><width>0.7</width></LineStyle><PolyStyle><color>" + alpha + bgr
                + "</color></PolyStyle></Style>\n");
    }

    private void schema() throws IOException {
        out.write("<Schema id=\"fields\" name=\"fields\">");
        for (Column column : columns.stream().filter(KmlWriter::isData).toList()) {
            String type =
                    switch (column.type()) {
                        case WHOLE -> "int";
                        case DECIMAL -> "double";
                        case TRUTH -> "bool";
                        case TEXT, DATE -> "string";
                    };
            out.write("<SimpleField type=\"" + type + "\" name=\"" + column.name() + "\">");
            element("displayName", column.title());
            out.write("</SimpleField>");
        }
        out.write("</Schema>\n");
    }

    private static boolean isData(Column column) {
        return !OWN_ELEMENTS.contains(column.name());
    }

    private void geometry(Geometry geometry) throws IOException {
        if (geometry instanceof Point point) {
            out.write("<Point>");
            coordinates(point.getCoordinateSequence(), false);
            out.write("</Point>");
        } else if (geometry instanceof Polygon polygon) {
            polygon(polygon);
        } else {
            boolean several = geometry.getNumGeometries() > 1;
            out.write(several ? "<MultiGeometry>" : "");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                geometry(geometry.getGeometryN(i));
            }
            out.write(several ? "</MultiGeometry>" : "");
        }
    }

    private void polygon(Polygon polygon) throws IOException {
        out.write("<Polygon><outerBoundaryIs>");
        ring(polygon.getExteriorRing(), true);
        out.write("</outerBoundaryIs>");
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            out.write("<innerBoundaryIs>");
            ring(polygon.getInteriorRingN(i), false);
            out.write("</innerBoundaryIs>");
        }
        out.write("</Polygon>");
    }

    private void ring(LinearRing ring, boolean counterClockwise) throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        out.write("<LinearRing>");
        coordinates(positions, Orientation.isCCW(positions) != counterClockwise);
        out.write("</LinearRing>");
    }

    private void coordinates(CoordinateSequence positions, boolean backwards) throws IOException {
        out.write("<coordinates>");
        for (int i = 0; i < positions.size(); i++) {
            int at = backwards ? positions.size() - 1 - i : i;
            out.append(i == 0 ? "" : " ")
                    .append(String.valueOf(positions.getX(at)))
                    .append(',')
                    .append(String.valueOf(positions.getY(at)));
        }
        out.write("</coordinates>");
    }

    private void element(String name, String text) throws IOException {
        out.write("<" + name + ">");
        escape(text);
        out.write("</" + name + ">");
    }

    /** XML 1.0 text; characters that it cannot hold at all are left out. */
    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '\uFFFE', '\uFFFF' -> {}
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.write(c);
                    }
                }
            }
        }
    }
}
