package org.vigie.styles;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a layer looks in other programs: one colour for each value of a column. Made from the map's own classes, so that a
 * layer taken home looks like the map it was taken from.
 *
 * @param attribute the column whose value decides
 * @param points whether the layer has points; else polygons
 * @param rules in the order of the legend
 */
public record LayerStyle(String attribute, boolean points, List<Rule> rules) {

    /** Where no counted source covers an area: no data, which is not zero. */
    public static final String NOT_COVERED_COLOUR = "#e4e4e0";

    /**
     * One line of the legend.
     *
     * @param value of the column, as text; null where the column is empty
     * @param colour {@code #rrggbb}
     */
    public record Rule(@Nullable String value, String label, String colour) {}

    public LayerStyle {
        rules = List.copyOf(rules);
    }

    /** Polygons by the class of a legend; areas without a class are those that nobody covers. */
    public static LayerStyle ofLegend(Legend.View legend, String attribute) {
        Stream<Rule> classes = legend.classes().stream()
                .map(view -> new Rule(
                        String.valueOf(view.number()),
                        view.number() == 0 || view.code() != null
                                ? view.label()
                                : view.label() + " (" + legend.unit() + ")",
                        view.colour()));
        var notCovered = new Rule(null, legend.notCovered(), NOT_COVERED_COLOUR);
        return new LayerStyle(
                attribute, false, Stream.concat(classes, Stream.of(notCovered)).toList());
    }

    /** The same look for a layer whose column has another name, as in a shapefile. */
    public LayerStyle withAttribute(String name) {
        return new LayerStyle(name, points, rules);
    }

    /** The style as QGIS keeps it (.qml, QGIS 3). */
    public String qml() {
        String categories =
                index((i, rule) -> "<category symbol=\"%d\" value=\"%s\" label=\"%s\" render=\"true\" type=\"%s\"/>%n"
                        .formatted(
                                i,
                                escape(rule.value()),
                                escape(rule.label()),
                                rule.value() == null ? "NULL" : "string"));
        String symbols = index((i, rule) -> points ? pointSymbol(i, rule) : polygonSymbol(i, rule));
        return """
                <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
                <qgis version="3.22" styleCategories="Symbology">
                <renderer-v2 type="categorizedSymbol" attr="%s" forceraster="0" symbollevels="0" enableorderby="0">
                <categories>
                %s</categories>
                <symbols>
                %s</symbols>
                </renderer-v2>
                <layerGeometryType>%d</layerGeometryType>
                </qgis>
                """.formatted(escape(attribute), categories, symbols, points ? 0 : 2);
    }

    /**
     * The style as Styled Layer Descriptor 1.0.0 (OGC 02-070).
     *
     * @param layer the layer's name
     */
    public String sld(String layer) {
        String body = rules.stream().map(this::sldRule).collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
                <NamedLayer><Name>%1$s</Name><UserStyle><Name>%1$s</Name><FeatureTypeStyle>
                %2$s</FeatureTypeStyle></UserStyle></NamedLayer>
                </StyledLayerDescriptor>
                """.formatted(escape(layer), body);
    }

    private String sldRule(Rule rule) {
        String property = "<ogc:PropertyName>" + escape(attribute) + "</ogc:PropertyName>";
        String filter = rule.value() == null
                ? "<ogc:PropertyIsNull>" + property + "</ogc:PropertyIsNull>"
                : "<ogc:PropertyIsEqualTo>" + property + "<ogc:Literal>" + escape(rule.value())
                        + "</ogc:Literal></ogc:PropertyIsEqualTo>";
        String fill = "<Fill><CssParameter name=\"fill\">" + rule.colour() + "</CssParameter></Fill>";
        String stroke = "<Stroke><CssParameter name=\"stroke\">#595959</CssParameter>"
                + "<CssParameter name=\"stroke-width\">0.4</CssParameter></Stroke>";
        String symbol = points
                ? "<PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName>" + fill + stroke
                        + "</Mark><Size>7</Size></Graphic></PointSymbolizer>"
                : "<PolygonSymbolizer>" + fill + stroke + "</PolygonSymbolizer>";
        return "<Rule><Name>%s</Name><Title>%s</Title><ogc:Filter>%s</ogc:Filter>%s</Rule>%n"
                .formatted(escape(rule.value()), escape(rule.label()), filter, symbol);
    }

    private static String polygonSymbol(int i, Rule rule) {
        return symbol(
                i,
                "fill",
                "SimpleFill",
                option("color", rgba(rule.colour()))
                        + option("style", "solid")
                        + option("outline_color", "89,89,89,255")
                        + option("outline_style", "solid")
                        + option("outline_width", "0.1")
                        + option("outline_width_unit", "MM"));
    }

    private static String pointSymbol(int i, Rule rule) {
        return symbol(
                i,
                "marker",
                "SimpleMarker",
                option("name", "circle")
                        + option("color", rgba(rule.colour()))
                        + option("size", "2")
                        + option("size_unit", "MM")
                        + option("outline_color", "89,89,89,255")
                        + option("outline_width", "0.1"));
    }

    /** Options twice: as QGIS from 3.22 on reads them, and as earlier ones did. */
    private static String symbol(int i, String type, String layerClass, String options) {
        String older =
                options.replace("<Option type=\"QString\" name=", "<prop k=").replace(" value=", " v=");
        return """
                <symbol type="%s" name="%d" alpha="1" clip_to_extent="1" force_rhr="0">\
                <layer class="%s" enabled="1" locked="0" pass="0"><Option type="Map">%s</Option>%s</layer></symbol>
                """.formatted(type, i, layerClass, options, older);
    }

    private static String option(String name, String value) {
        return "<Option type=\"QString\" name=\"" + name + "\" value=\"" + value + "\"/>";
    }

    private static String rgba(String colour) {
        return "%d,%d,%d,255"
                .formatted(
                        Integer.parseInt(colour, 1, 3, 16),
                        Integer.parseInt(colour, 3, 5, 16),
                        Integer.parseInt(colour, 5, 7, 16));
    }

    private interface Line {
        String of(int number, Rule rule);
    }

    private String index(Line line) {
        var text = new StringBuilder();
        for (int i = 0; i < rules.size(); i++) {
            text.append(line.of(i, rules.get(i)));
        }
        return text.toString();
    }

    private static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
