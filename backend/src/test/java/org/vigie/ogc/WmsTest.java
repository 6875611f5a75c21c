package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.maps.MapWorld.MIDDLES;
import static org.vigie.maps.MapWorld.PERIOD;
import static org.vigie.maps.MapWorld.colourAround;
import static org.vigie.maps.MapWorld.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.vigie.Client;
import org.vigie.TestAccess;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.formats.Gdal;
import org.vigie.maps.MapWorld;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** The WMS as its clients use it, GDAL among them. */
@VigieTest
class WmsTest {

    private static final String WMS = "/ogc/wms?SERVICE=WMS&";
    private static final String TIME = "&TIME=2025-01-01/2025-12-31&measure=count";
    private static final String MAP = WMS + "VERSION=1.3.0&REQUEST=GetMap&STYLES=&FORMAT=image/png";

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private Environment environment;

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() {
        MapWorld.fill(world, client);
    }

    private byte[] get(String path, String type) {
        var answer = client.call("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .startsWith(type);
        return answer.body();
    }

    private BufferedImage map(String parameters) {
        return picture(get(MAP + parameters, "image/png"));
    }

    private static Document xml(byte[] bytes) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<String> texts(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void capabilitiesNameLayersSystemsAndTime() throws Exception {
        Document document = xml(get(WMS + "REQUEST=GetCapabilities", "text/xml"));
        assertThat(document.getDocumentElement().getAttribute("version")).isEqualTo("1.3.0");
        assertThat(texts(document, "Name"))
                .contains("hotspots", "hotspots-density", "surface", "communes", "provinces", "regions");
        assertThat(texts(document, "CRS")).containsExactly("EPSG:4326", "CRS:84", "EPSG:3857", "EPSG:32630");
        assertThat(texts(document, "Format")).contains("image/png", "text/plain", "application/json", "text/html");
        var dimension = (Element) document.getElementsByTagName("Dimension").item(0);
        assertThat(dimension.getAttribute("default")).matches("\\d{4}-\\d\\d-01/\\d{4}-\\d\\d-\\d\\d");
        NodeList boxes = document.getElementsByTagName("BoundingBox");
        var degrees = (Element) boxes.item(0);
        assertThat(degrees.getAttribute("CRS")).isEqualTo("EPSG:4326");
        assertThat(Double.parseDouble(degrees.getAttribute("minx")))
                .as("latitude first")
                .isEqualTo(14);
        assertThat(Double.parseDouble(degrees.getAttribute("miny"))).isEqualTo(-1);
        assertThat(Double.parseDouble(((Element) boxes.item(1)).getAttribute("minx")))
                .isEqualTo(-1);
        Document old = xml(get(WMS + "REQUEST=GetCapabilities&VERSION=1.1.1", "application/vnd.ogc.wms_xml"));
        assertThat(old.getDocumentElement().getNodeName()).isEqualTo("WMT_MS_Capabilities");
        assertThat(texts(old, "SRS")).containsExactly("EPSG:4326", "EPSG:3857", "EPSG:32630");
    }

    /** Latitude first in EPSG:4326 since 1.3.0, longitude first in CRS:84 and before: the same picture each time. */
    @Test
    void axesAreInTheirOrder() {
        String size = "&LAYERS=hotspots&WIDTH=240&HEIGHT=195&TRANSPARENT=TRUE" + TIME;
        byte[] north = get(MAP + size + "&CRS=EPSG:4326&BBOX=13.98,-1.02,14.37,-0.78", "image/png");
        byte[] east = get(MAP + size + "&CRS=CRS:84&BBOX=-1.02,13.98,-0.78,14.37", "image/png");
        byte[] old = get(
                WMS + "VERSION=1.1.1&REQUEST=GetMap&STYLES=&FORMAT=image/png&SRS=EPSG:4326&BBOX=-1.02,13.98,-0.78,14.37"
                        + size,
                "image/png");
        assertThat(east).isEqualTo(north);
        assertThat(old).isEqualTo(north);
        BufferedImage map = picture(north);
        double[] a = MIDDLES.get(World.A);
        assertThat(colourAround(map, (a[0] + 1.02) * 1000, (14.37 - a[1]) * 500))
                .isEqualTo("#bd0026");
        assertThat(map.getRGB(2, 2) >>> 24).as("transparent outside").isZero();
    }

    @ParameterizedTest
    @CsvSource({"EPSG:3857, -113545.26, 1571000, -86826.93, 1603000", "EPSG:32630, 714000, 1546500, 740000, 1590000"})
    void metresAreUnderstood(String crs, double west, double south, double east, double north) {
        String bbox = String.format(Locale.ROOT, "%f,%f,%f,%f", west, south, east, north);
        BufferedImage map = map("&LAYERS=hotspots&WIDTH=300&HEIGHT=300&CRS=" + crs + "&BBOX=" + bbox + TIME);
        String information = new String(
                get(
                        WMS
                                + "VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=hotspots&QUERY_LAYERS=hotspots&STYLES=&WIDTH=300"
                                + "&HEIGHT=300&I=100&J=220&INFO_FORMAT=text/plain&CRS=" + crs + "&BBOX=" + bbox + TIME,
                        "text/plain"),
                StandardCharsets.UTF_8);
        assertThat(information)
                .contains("pcode = " + World.A)
                .contains("count = 30")
                .contains("legendClass = 5");
        assertThat(colourAround(map, 100, 220)).isEqualTo("#bd0026");
    }

    /** Four tiles laid together are the picture of their whole, pixel for pixel: lines, textures and outlines included. */
    @ParameterizedTest
    @ValueSource(strings = {"hotspots", "hotspots,communes,regions", "surface"})
    void tilesHaveNoSeams(String layers) {
        double west = -110000;
        double south = 1571000;
        double side = 12000;
        String query = "&CRS=EPSG:3857&TRANSPARENT=TRUE&LAYERS=" + layers + TIME + "&bandwidthKm=15&cellKm=1";
        query = query.replace("STYLES=", "");
        BufferedImage whole =
                map(query + "&WIDTH=512&HEIGHT=512&BBOX=" + box(west, south, west + 2 * side, south + 2 * side));
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < 2; row++) {
                double x = west + column * side;
                double y = south + (1 - row) * side;
                BufferedImage tile = map(query + "&WIDTH=256&HEIGHT=256&BBOX=" + box(x, y, x + side, y + side));
                int[] expected = argb(whole.getSubimage(256 * column, 256 * row, 256, 256));
                assertThat(argb(tile)).as(column + " " + row).isEqualTo(expected);
            }
        }
        assertThat(IntStream.of(argb(whole)).distinct().count()).isGreaterThan(3);
    }

    private static String box(double west, double south, double east, double north) {
        return String.format(Locale.ROOT, "%.3f,%.3f,%.3f,%.3f", west, south, east, north);
    }

    private static int[] argb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void timeChoosesThePeriod() {
        String query =
                WMS + "VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=hotspots&QUERY_LAYERS=hotspots&STYLES=&CRS=CRS:84"
                        + "&BBOX=-1,14,-0.9,14.1&WIDTH=100&HEIGHT=100&I=50&J=50&INFO_FORMAT=application/json&measure=count&TIME=";
        assertThat(count(query + "2025-01-01/2025-12-31")).isEqualTo(30);
        assertThat(count(query + "2025-01-01T00:00:00Z/2025-12-31T23:59:59Z/P1D"))
                .isEqualTo(30);
        assertThat(count(query + "2025")).isEqualTo(30);
        assertThat(count(query + "2025-01")).isEqualTo(4);
        assertThat(count(query + "2025-01-10")).isEqualTo(4);
        assertThat(count(query + "2024")).isZero();
        assertThat(count(query.replace("&TIME=", "&" + PERIOD))).isEqualTo(30);
    }

    private int count(String path) {
        JsonNode features = Client.json(new String(get(path, "application/json"), StandardCharsets.UTF_8))
                .get("features");
        return features.get(0).get("properties").get("count").asInt();
    }

    @Test
    void informationComesInThreeForms() {
        String query = WMS
                + "VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=hotspots,communes,surface&QUERY_LAYERS=hotspots,communes"
                + "&STYLES=&CRS=CRS:84&BBOX=-1,14,-0.9,14.1&WIDTH=100&HEIGHT=100&I=50&J=50" + TIME;
        assertThat(new String(get(query, "text/plain"), StandardCharsets.UTF_8)).contains("[communes]");
        assertThat(new String(get(query + "&INFO_FORMAT=text/html", "text/html"), StandardCharsets.UTF_8))
                .contains("<th scope=\"row\">pcode</th><td>" + World.A + "</td>");
        assertThat(new String(
                        get(query.replace("BBOX=-1,14,-0.9,14.1", "BBOX=20,20,21,21"), "text/plain"),
                        StandardCharsets.UTF_8))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LAYERS=nothing|LayerNotDefined|LAYERS",
                "LAYERS=hotspots&STYLES=pretty|StyleNotDefined|STYLES",
                "CRS=EPSG:2154|InvalidCRS|CRS",
                "FORMAT=image/webp|InvalidFormat|FORMAT",
                "BBOX=1,2,3|InvalidParameterValue|BBOX",
                "BBOX=2,2,1,1|InvalidParameterValue|BBOX",
                "WIDTH=100000|InvalidParameterValue|WIDTH",
                "WIDTH=4096&HEIGHT=4096|InvalidParameterValue|WIDTH",
                "TIME=yesterday|InvalidDimensionValue|TIME",
                "TIME=2025-01-01,2025-02-01|InvalidDimensionValue|TIME",
                "category=NONE|InvalidParameterValue|category",
                "REQUEST=GetAll|OperationNotSupported|REQUEST",
                "LAYERS=|MissingParameterValue|LAYERS"
            })
    void whatIsWrongIsReported(String wrong, String code, String locator) throws Exception {
        var parameters = new java.util.LinkedHashMap<String, String>();
        for (String pair :
                ("SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=hotspots&STYLES=&CRS=CRS:84&BBOX=-1,14,0,15"
                                + "&WIDTH=50&HEIGHT=50&FORMAT=image/png&" + wrong)
                        .split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        String path = "/ogc/wms?"
                + String.join(
                        "&",
                        parameters.entrySet().stream().map(Object::toString).toList());
        Document report = xml(get(path, "text/xml"));
        var exception =
                (Element) report.getElementsByTagName("ServiceException").item(0);
        assertThat(exception.getAttribute("code")).isEqualTo(code);
        assertThat(exception.getAttribute("locator")).isEqualTo(locator);
        assertThat(exception.getTextContent())
                .isNotBlank()
                .doesNotContain("{0}")
                .doesNotContain("wms.");
        BufferedImage blank = picture(client.call(
                        "GET",
                        path.replace("WIDTH=100000", "WIDTH=50").replace("WIDTH=4096&HEIGHT=4096", "WIDTH=50&HEIGHT=5")
                                + "&EXCEPTIONS=BLANK")
                .body());
        assertThat(blank.getWidth()).isEqualTo(50);
    }

    @Test
    void aPointOutsideThePictureIsReported() {
        byte[] report = get(
                WMS + "VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=hotspots&QUERY_LAYERS=hotspots&STYLES=&CRS=CRS:84"
                        + "&BBOX=-1,14,-0.9,14.1&WIDTH=100&HEIGHT=100&I=100&J=50",
                "text/xml");
        assertThat(new String(report, StandardCharsets.UTF_8)).contains("code=\"InvalidPoint\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hotspots", "hotspots-gi", "hotspots-trend", "surface", "communes", "regions"})
    void everyLayerHasALegend(String layer) {
        BufferedImage legend =
                picture(get(WMS + "REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=" + layer + TIME, "image/png"));
        assertThat(legend.getHeight()).isGreaterThanOrEqualTo(16);
    }

    @Test
    void namesOfOtherProgramsAreLetBe() {
        map("&LAYERS=hotspots&WIDTH=50&HEIGHT=50&CRS=CRS:84&BBOX=-1,14,-0.9,14.1&DPI=192&map=x&_olSalt=0.3" + TIME);
    }

    @Test
    void theSamePictureIsNotSentTwice() {
        String path = MAP + "&LAYERS=communes&WIDTH=50&HEIGHT=50&CRS=CRS:84&BBOX=-1,14,-0.9,14.1";
        String etag = client.call("GET", path).headers().firstValue("ETag").orElseThrow();
        assertThat(client.call("GET", path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    /** GDAL reads the WMS as a raster, warped from its own requests, and finds the colour of a commune. */
    @Test
    void gdalReadsIt() throws Exception {
        Path description = directory.resolve("wms.xml");
        Files.writeString(description, """
                <GDAL_WMS><Service name="WMS"><Version>1.3.0</Version>
                <ServerUrl>http://localhost:%s/ogc/wms?TIME=2025-01-01/2025-12-31&amp;measure=count&amp;</ServerUrl>
                <CRS>EPSG:4326</CRS><BBoxOrder>yxYX</BBoxOrder><ImageFormat>image/png</ImageFormat><Layers>hotspots</Layers>
                <Styles></Styles></Service>
                <DataWindow><UpperLeftX>-1.02</UpperLeftX><UpperLeftY>14.37</UpperLeftY><LowerRightX>-0.78</LowerRightX>
                <LowerRightY>13.98</LowerRightY><SizeX>240</SizeX><SizeY>390</SizeY></DataWindow>
                <Projection>EPSG:4326</Projection><BandsCount>3</BandsCount><BlockSizeX>128</BlockSizeX><BlockSizeY>128</BlockSizeY>
                <UserAgent>test</UserAgent><Accept>image/png</Accept>%s
                </GDAL_WMS>
                """.formatted(environment.getProperty("local.server.port"), ""));
        Path headers = directory.resolve("headers");
        Files.writeString(headers, TestAccess.HEADER + ": " + TestAccess.BEARER + "\n");
        Path picture = directory.resolve("out.png");
        Gdal.run(
                "gdal_translate",
                "-of",
                "PNG",
                "--config",
                "GDAL_HTTP_HEADER_FILE",
                headers.toString(),
                description.toString(),
                picture.toString());
        BufferedImage read = picture(Files.readAllBytes(picture));
        assertThat(read.getWidth()).isEqualTo(240);
        assertThat(colourAround(read, 70, 320)).isEqualTo("#bd0026");
        assertThat(colourAround(read, 170, 320)).isEqualTo("#f03b20");
    }
}
