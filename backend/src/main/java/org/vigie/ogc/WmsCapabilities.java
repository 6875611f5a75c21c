package org.vigie.ogc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.hotspots.HotspotService;
import org.vigie.maps.LayerDrawing;
import org.vigie.maps.MapProjection;

/** The document that says what the WMS has (06-042, annex A; 01-068r3, annex A). */
@Component
class WmsCapabilities {

    /** The names of reference systems, and whether their first axis points north. */
    private static final List<String> CRS = List.of("EPSG:4326", "CRS:84", "EPSG:3857", "EPSG:32630");

    private static final List<String> OLD_CRS = List.of("EPSG:4326", "EPSG:3857", "EPSG:32630");
    private static final String FIRST_DAY = "1990-01-01";

    private final WmsLayers layers;
    private final WmsHotspots source;
    private final HotspotService hotspots;
    private final LayerDrawing drawing;
    private final Areas areas;
    private final String publicUrl;

    WmsCapabilities(
            WmsLayers layers,
            WmsHotspots source,
            HotspotService hotspots,
            LayerDrawing drawing,
            Areas areas,
            @Value("${vigie.public-url:}") String publicUrl) {
        this.layers = layers;
        this.source = source;
        this.hotspots = hotspots;
        this.drawing = drawing;
        this.areas = areas;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    /** The document in a language. */
    String document(boolean old, Locale language) {
        String address = escape(address() + "?");
        return (old ? OLD : NEW)
                .formatted(
                        text("title", language),
                        text("abstract", language),
                        resource(address),
                        old ? "" : limits(),
                        operations(old, address),
                        text("title", language),
                        references(old),
                        boxes(old),
                        attribution(),
                        WmsLayer.list().stream()
                                .map(layer -> layer(layer, old, address, language))
                                .collect(Collectors.joining()));
    }

    private static final String NEW = """
            <?xml version="1.0" encoding="UTF-8"?>
            <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" \
            xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.opengis.net/wms http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd">
            <Service><Name>WMS</Name><Title>%s</Title><Abstract>%s</Abstract>%s<Fees>none</Fees>\
            <AccessConstraints>TLP 2.0</AccessConstraints>%4$s</Service>
            <Capability>
            <Request>
            %5$s</Request>
            <Exception><Format>XML</Format><Format>BLANK</Format></Exception>
            <Layer><Title>%6$s</Title>
            %7$s%8$s%9$s
            %10$s</Layer>
            </Capability>
            </WMS_Capabilities>
            """;

    private static final String OLD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE WMT_MS_Capabilities SYSTEM "http://schemas.opengis.net/wms/1.1.1/capabilities_1_1_1.dtd">
            <WMT_MS_Capabilities version="1.1.1">
            <Service><Name>OGC:WMS</Name><Title>%s</Title><Abstract>%s</Abstract>%s%4$s<Fees>none</Fees>\
            <AccessConstraints>TLP 2.0</AccessConstraints></Service>
            <Capability>
            <Request>
            %5$s</Request>
            <Exception><Format>application/vnd.ogc.se_xml</Format><Format>application/vnd.ogc.se_blank</Format></Exception>
            <Layer><Title>%6$s</Title>
            %7$s%8$s%9$s
            %10$s</Layer>
            </Capability>
            </WMT_MS_Capabilities>
            """;

    private String address() {
        String base = publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl;
        return base + WmsController.PATH;
    }

    private static String resource(String address) {
        return "<OnlineResource xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:type=\"simple\" xlink:href=\""
                + address + "\"/>";
    }

    private static String get(String address) {
        return "<DCPType><HTTP><Get>" + resource(address) + "</Get></HTTP></DCPType>";
    }

    private static String limits() {
        return "<LayerLimit>8</LayerLimit><MaxWidth>" + WmsView.MOST_SIDE + "</MaxWidth><MaxHeight>" + WmsView.MOST_SIDE
                + "</MaxHeight>";
    }

    private static String operations(boolean old, String address) {
        String information =
                WmsFeatureInfo.FORMATS.stream().map(WmsCapabilities::format).collect(Collectors.joining());
        String capabilities = old ? "application/vnd.ogc.wms_xml" : "text/xml";
        return operation("GetCapabilities", format(capabilities), address)
                + operation("GetMap", format("image/png"), address)
                + operation("GetFeatureInfo", information, address);
    }

    private static String operation(String name, String formats, String address) {
        return "<" + name + ">" + formats + get(address) + "</" + name + ">\n";
    }

    private static String format(String type) {
        return "<Format>" + type + "</Format>";
    }

    private static String references(boolean old) {
        String name = old ? "SRS" : "CRS";
        return (old ? OLD_CRS : CRS)
                        .stream()
                                .map(code -> "<" + name + ">" + code + "</" + name + ">")
                                .collect(Collectors.joining())
                + "\n";
    }

    private String boxes(boolean old) {
        Envelope degrees = layers.extent();
        String geographic = old
                ? String.format(
                        Locale.ROOT,
                        "<LatLonBoundingBox minx=\"%.6f\" miny=\"%.6f\" maxx=\"%.6f\" maxy=\"%.6f\"/>%n",
                        degrees.getMinX(),
                        degrees.getMinY(),
                        degrees.getMaxX(),
                        degrees.getMaxY())
                : String.format(
                        Locale.ROOT,
                        "<EX_GeographicBoundingBox><westBoundLongitude>%.6f</westBoundLongitude><eastBoundLongitude>%.6f"
                                + "</eastBoundLongitude><southBoundLatitude>%.6f</southBoundLatitude><northBoundLatitude>%.6f"
                                + "</northBoundLatitude></EX_GeographicBoundingBox>%n",
                        degrees.getMinX(),
                        degrees.getMaxX(),
                        degrees.getMinY(),
                        degrees.getMaxY());
        return geographic
                + (old ? OLD_CRS : CRS)
                        .stream().map(code -> box(code, degrees, old)).collect(Collectors.joining());
    }

    private String box(String code, Envelope degrees, boolean old) {
        Envelope box = drawing.extent(MapProjection.find(code).orElseThrow(), degrees);
        boolean northFirst = !old && code.equals("EPSG:4326");
        return String.format(
                Locale.ROOT,
                "<BoundingBox %s=\"%s\" minx=\"%.6f\" miny=\"%.6f\" maxx=\"%.6f\" maxy=\"%.6f\"/>%n",
                old ? "SRS" : "CRS",
                code,
                northFirst ? box.getMinY() : box.getMinX(),
                northFirst ? box.getMinX() : box.getMinY(),
                northFirst ? box.getMaxY() : box.getMaxX(),
                northFirst ? box.getMaxX() : box.getMaxY());
    }

    /** Whom to credit, boundaries with their vintage. */
    private String attribution() {
        String sources =
                areas.current().sets().stream().map(WmsCapabilities::source).collect(Collectors.joining("; "));
        return sources.isEmpty() ? "" : "<Attribution><Title>" + escape(sources) + "</Title></Attribution>";
    }

    private static String source(BoundarySet set) {
        return set.source() + " (" + set.licence() + "), " + set.country() + " " + set.vintage();
    }

    private String layer(WmsLayer layer, boolean old, String address, Locale language) {
        return "<Layer queryable=\"1\" opaque=\"0\"><Name>" + layer.name() + "</Name><Title>"
                + escape(layers.title(layer, language)) + "</Title>\n"
                + (layer.hasTime() ? dimension(old) : "")
                + layer.styles().stream()
                        .map(style -> style(layer, style, address, language))
                        .collect(Collectors.joining())
                + "</Layer>\n";
    }

    private String dimension(boolean old) {
        String extent = FIRST_DAY + "/" + hotspots.today() + "/P1D";
        String standard = source.standardTime().text();
        return old
                ? "<Dimension name=\"time\" units=\"ISO8601\"/><Extent name=\"time\" default=\"" + standard + "\">"
                        + extent + "</Extent>\n"
                : "<Dimension name=\"time\" units=\"ISO8601\" default=\"" + standard
                        + "\" multipleValues=\"0\" nearestValue=\"0\">" + extent + "</Dimension>\n";
    }

    private String style(WmsLayer layer, String style, String address, Locale language) {
        String legend = address
                + escape("SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=" + layer.name()
                        + "&STYLE=" + style + "&LANGUAGE=" + language.getLanguage());
        return "<Style><Name>" + style + "</Name><Title>" + text("style." + style, language)
                + "</Title><LegendURL width=\"272\" height=\"300\"><Format>image/png</Format>" + resource(legend)
                + "</LegendURL></Style>\n";
    }

    private String text(String key, Locale language) {
        return escape(layers.text(key, language));
    }

    private static String escape(String text) {
        return WmsReports.escape(text);
    }
}
