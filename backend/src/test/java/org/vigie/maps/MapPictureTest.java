package org.vigie.maps;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.access.Marking;
import org.vigie.api.Parameters;
import org.vigie.areas.Areas;
import org.vigie.formats.Gdal;
import org.vigie.geo.WorkingProjection;
import org.vigie.hotspots.Bbox;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.maps.LabelPainter.Label;
import org.vigie.maps.PagePlan.Block;
import org.vigie.styles.LayerStyle;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** Live maps as PNG, SVG and PDF: their colours, words and sizes, and what is refused. */
@VigieTest
class MapPictureTest {

    private static final String MAP = "/maps/hotspots.";
    private static final String BBOX = "-1.02,13.98,1.12,14.37";
    private static final String LONG_TITLE = "Une carte dont le titre est très long, parce que l’on aime dire dès la "
            + "première ligne tout ce que la carte montre, où, quand et pour qui elle a été faite";

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private MapDrawing drawing;

    @Autowired
    private HotspotService hotspots;

    @Autowired
    private Categories categories;

    @Autowired
    private Areas areas;

    @Autowired
    private WorkingProjection working;

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() {
        MapWorld.fill(world, client);
    }

    private MapPage page(Layout layout, String title, String bbox) {
        var parameters = new Parameters(new HashMap<>(Map.of(
                "from", new String[] {"2025-01-01"},
                "to", new String[] {"2025-12-31"},
                "measure", new String[] {"count"},
                "bbox", new String[] {bbox})));
        HotspotQuery query = MapPage.query(HotspotQuery.read(parameters, categories, areas.current()));
        return new MapPage(
                hotspots.compute(query),
                title,
                Locale.FRENCH,
                layout,
                Bbox.read(parameters).orElse(null),
                List.of("vigie"),
                Marking.GREEN,
                Instant.parse("2026-11-25T08:00:00Z"),
                "");
    }

    private byte[] get(String path) {
        var answer = client.call("GET", path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    @Test
    void everyAreaHasTheColourOfItsClassAsThePageAndTheDownloadHaveIt() {
        String query = PERIOD + "&measure=count";
        JsonNode answer = client.get("/api/v1/hotspots?" + query);
        Map<Integer, String> colours = new TreeMap<>();
        answer.get("legend")
                .get("classes")
                .valueStream()
                .forEach(view -> colours.put(
                        view.get("number").asInt(), view.get("colour").asString()));
        Map<String, String> exported = exportedClasses(query);
        int width = 1600;
        BufferedImage png = picture(get(MAP + "png?" + query + "&width=" + width + "&height=700&bbox=" + BBOX));
        BufferedImage wms =
                picture(get("/ogc/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=hotspots&STYLES=&CRS=CRS:84"
                        + "&BBOX=" + BBOX + "&WIDTH=1070&HEIGHT=195&FORMAT=image/png&" + query));
        var layout = Layout.pixels(width, 700);
        MapPage page = page(layout, "", BBOX);
        var view = Viewport.fitting(
                MapProjection.WORKING,
                MapProjection.WORKING.project(page.view().envelope(), working),
                drawing.plan(page).map());
        var seen = new TreeMap<String, Integer>();
        answer.get("communes").valueStream().forEach(area -> {
            String pcode = area.get("pcode").asString();
            boolean covered = area.get("covered").asBoolean();
            Integer number = covered ? (Integer) area.get("legendClass").asInt() : null;
            String colour = covered ? colours.get(number) : LayerStyle.NOT_COVERED_COLOUR;
            double[] middle = MIDDLES.get(pcode);
            double[] at = middle.clone();
            MapProjection.WORKING.project(at, working);
            view.transform().transform(at, 0, at, 0, 1);
            assertThat(colourAround(png, at[0], at[1])).as("PNG " + pcode).isEqualTo(colour);
            double x = (middle[0] + 1.02) / 2.14 * 1070;
            double y = (14.37 - middle[1]) / 0.39 * 195;
            assertThat(colourAround(wms, x, y)).as("WMS " + pcode).isEqualTo(colour);
            assertThat(exported.get(pcode)).as("export " + pcode).isEqualTo(covered ? String.valueOf(number) : "");
            seen.put(pcode, covered ? number : -1);
        });
        assertThat(seen)
                .containsEntry(World.A, 5)
                .containsEntry(World.B, 4)
                .containsEntry(World.C, 3)
                .containsEntry(World.M1, 2)
                .containsEntry(World.D, 0)
                .containsEntry(World.N, -1);
    }

    private Map<String, String> exportedClasses(String query) {
        List<String> lines = new String(get("/api/v1/exports/hotspots.csv?" + query), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .lines()
                .toList();
        List<String> head = List.of(lines.get(0).split(","));
        var classes = new HashMap<String, String>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            classes.put(cells[head.indexOf("pcode")], cells[head.indexOf("legendClass")]);
        }
        return classes;
    }

    @ParameterizedTest
    @CsvSource({
        "width=400, 400, 533",
        "width=4000, 4000, 2666",
        "width=320&height=300, 320, 300",
        "format=slide, 1600, 900",
        "width=600&height=400&scale=2, 1200, 800",
        "format=a4, 1123, 794",
        "format=a3-portrait, 1123, 1587"
    })
    void picturesHaveTheSizeThatWasAskedFor(String asked, int width, int height) {
        BufferedImage picture = picture(get(MAP + "png?" + PERIOD + "&" + asked));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).isEqualTo(List.of(width, height));
    }

    static Stream<Layout> layouts() {
        return Stream.of(
                Layout.pixels(320, 300),
                Layout.pixels(400, 533),
                Layout.pixels(400, 300),
                Layout.SCREEN,
                Layout.SLIDE,
                Layout.pixels(4000, 2666),
                Layout.pixels(700, 2000),
                Layout.pixels(2000, 500),
                Layout.A4_LANDSCAPE,
                Layout.A4_PORTRAIT,
                Layout.A3_LANDSCAPE,
                Layout.A3_PORTRAIT);
    }

    /** All words are on the page, none on another, and the map has its share of it. */
    @ParameterizedTest
    @MethodSource("layouts")
    void nothingIsClippedAndNothingOverlaps(Layout layout) {
        MapPage page = page(layout, LONG_TITLE, "-12.3,9.3,16.1,25.1");
        PagePlan plan = drawing.plan(page);
        for (Block block : plan.blocks()) {
            double right = block.x() + block.text().width();
            assertThat(right).as(block.text().lines().toString()).isLessThanOrEqualTo(layout.width());
            assertThat(block.y()).isGreaterThanOrEqualTo(plan.band().getMaxY());
            assertThat(block.y() + block.text().height())
                    .isLessThanOrEqualTo(plan.foot().getMinY());
            assertThat(plan.map()
                            .intersects(
                                    block.x(),
                                    block.y(),
                                    block.text().width(),
                                    block.text().height()))
                    .as(block.text().lines().toString())
                    .isFalse();
        }
        assertThat(String.join(" ", plan.blocks().get(0).text().lines())).isEqualTo(LONG_TITLE);
        assertThat(plan.legendY() + plan.legend().height()).isLessThanOrEqualTo(layout.height());
        assertThat(plan.map().getWidth() * plan.map().getHeight())
                .isGreaterThan(0.35 * layout.width() * layout.height());
        List<Label> labels = drawing.labels(page);
        assertThat(labels).hasSizeGreaterThan(3);
        for (int i = 0; i < labels.size(); i++) {
            assertThat(plan.map().contains(labels.get(i).box())).isTrue();
            for (int k = 0; k < i; k++) {
                assertThat(labels.get(i).box().intersects(labels.get(k).box()))
                        .as(labels.get(i).text() + " on " + labels.get(k).text())
                        .isFalse();
            }
        }
    }

    @Test
    void wordsCanBeReadFromTheSvg() throws Exception {
        byte[] svg = get(MAP + "svg?" + PERIOD + "&lang=fr&category=INS&bbox=-12.3,9.3,16.1,25.1");
        Document parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        NodeList texts = parsed.getElementsByTagName("text");
        assertThat(IntStream.range(0, texts.getLength())
                        .mapToObj(i -> texts.item(i).getTextContent().strip()))
                .contains(
                        "Densité d’incidents par commune",
                        "30 et plus",
                        "Incidents signalés, pas le risque individuel\u00a0; l’absence de signalement n’est pas le calme.",
                        "Ouagadougou",
                        "TLP:AMBER"); // it tells of silence, and so of who watches where
        assertThat(parsed.getElementsByTagName("style").item(0).getTextContent())
                .contains("@font-face{font-family:\"" + Fonts.FAMILY + "\";font-weight:bold");
        assertThat(new String(svg, StandardCharsets.UTF_8))
                .contains(Fonts.FAMILY)
                .doesNotContain(" style=")
                .doesNotContain("<!DOCTYPE");
        assertThat(svg.length).isLessThan(3_000_000);
        assertThat(parsed.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 1200.0 800.0");
    }

    @ParameterizedTest
    @CsvSource({
        "a4, 841.89 x 595.28",
        "a4-portrait, 595.28 x 841.89",
        "a3, 1190.55 x 841.89",
        "a3-portrait, 841.89 x 1190.55"
    })
    void wordsCanBeReadFromThePdf(String format, String size) throws Exception {
        Path pdf = directory.resolve("map.pdf");
        Files.write(pdf, get(MAP + "pdf?" + PERIOD + "&lang=fr&bbox=-12.3,9.3,16.1,25.1&format=" + format));
        String words = Gdal.run("pdftotext", "-layout", pdf.toString(), "-").replaceAll("[\\u00a0\\u202f]", " ");
        assertThat(words)
                .contains("Densité d’incidents par commune")
                .contains("Du 1er janvier 2025 au 31 décembre 2025")
                .contains("Incidents signalés, pas le risque individuel ; l’absence de signalement n’est pas le calme.")
                .contains("44 incidents retenus")
                .contains("BURKINA FASO")
                .contains("filtres")
                .containsPattern("Version \\S+ des données");
        assertThat(words.split("TLP:AMBER", -1))
                .as("at the top and at the bottom")
                .hasSize(3);
        assertThat(Gdal.run("pdfinfo", pdf.toString())).contains(size).contains("Title:           Densité d’incidents");
        assertThat(Gdal.run("pdffonts", pdf.toString()))
                .contains("DejaVuSansCondensed")
                .doesNotContain("Type 3");
    }

    /** A year without a report: of every covered area, whatever it had before, nothing is heard any more. */
    @Test
    void silenceIsDrawnWhateverTheClassAsOnThePage() {
        String query = "from=2025-01-01&to=2026-10-31&measure=count";
        List<JsonNode> silent = client.get("/api/v1/hotspots?" + query)
                .get("communes")
                .valueStream()
                .filter(area -> area.get("covered").asBoolean()
                        && area.path("silence").asString("").equals("UNMONITORED"))
                .toList();
        assertThat(silent)
                .as("with incidents too")
                .anyMatch(area -> area.get("count").asInt() > 0);
        String words = new String(get(MAP + "svg?" + query + "&lang=fr&width=1200&height=800"), StandardCharsets.UTF_8)
                .replaceAll("<[^>]*>", "|")
                .replaceAll("[|\\s\u00a0]+", " ");
        assertThat(words).contains("non suivie : aucun signalement depuis un an " + silent.size() + " ");
    }

    /** What the classes of Gi* say in colours is not said in outlines again. */
    @Test
    void classesOfGiAreToldOnce() {
        for (String measure : List.of("count", "gi")) {
            String svg = new String(get(MAP + "svg?" + PERIOD + "&lang=fr&measure=" + measure), StandardCharsets.UTF_8);
            assertThat(svg.split("données insuffisantes pour un test", -1))
                    .as(measure)
                    .hasSize(2);
        }
    }

    @Test
    void bothLanguagesAreSpoken() {
        String english = new String(get(MAP + "svg?" + PERIOD + "&lang=en"), StandardCharsets.UTF_8);
        assertThat(english).contains("Density of incidents by commune").contains("From 1\u00a0January\u00a02025 to");
        String byHeader = new String(
                client.call("GET", MAP + "svg?" + PERIOD, "Accept-Language", "fr")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(byHeader).contains("Densité d’incidents par commune");
    }

    @Test
    void filtersThatLeaveIncidentsOutAreNamed() {
        String svg = new String(
                get(MAP + "svg?" + PERIOD + "&lang=en&category=INS.CLASH&country=BFA&minSeverity=2&status=VERIFIED"),
                StandardCharsets.UTF_8);
        assertThat(svg).contains("Burkina Faso").contains("severity 2 or more").contains("status: verified");
    }

    @Test
    void theSameQuestionOfTheSameDataIsNotAnsweredTwice() {
        String path = MAP + "png?" + PERIOD + "&width=400";
        String etag = client.call("GET", path).headers().firstValue("ETag").orElseThrow();
        assertThat(client.call("GET", path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(client.call("GET", path + "&lang=fr", "If-None-Match", etag).statusCode())
                .isEqualTo(200);
        client.importText("sourceRef,date,kind,longitude,latitude\nnew,2025-03-03,INS.CLASH,-0.85,14.05\n");
        assertThat(client.call("GET", path, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "width=100, width, OUT_OF_RANGE",
        "width=5000, width, OUT_OF_RANGE",
        "width=4096&height=4096, width, PICTURE_TOO_LARGE",
        "width=3000&scale=2, width, PICTURE_TOO_LARGE",
        "format=a4&width=800, format, FORMAT_AND_SIZE",
        "format=a5, format, UNKNOWN_VALUE",
        "lang=de, lang, UNKNOWN_VALUE",
        "bbox=1;2;3;4, bbox, NOT_A_BBOX",
        "categry=INS, categry, UNKNOWN_PARAMETER"
    })
    void whatIsWrongIsSaid(String asked, String field, String code) {
        var answer = client.call("GET", MAP + "png?" + PERIOD + "&" + asked.replace("1;2;3;4", "1,2,3"));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = Client.json(new String(answer.body(), StandardCharsets.UTF_8))
                .get("errors")
                .get(0);
        assertThat(List.of(error.get("field").asString(), error.get("code").asString()))
                .isEqualTo(List.of(field, code));
        assertThat(error.get("message").asString()).doesNotContain("{").isNotEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "density", "rate", "excess", "kernel", "gi", "moran", "change", "trend"})
    void everyMeasureIsDrawn(String measure) {
        assertThat(picture(get(MAP + "png?" + PERIOD + "&width=640&measure=" + measure))
                        .getWidth())
                .isEqualTo(640);
    }

    @Test
    void capabilitiesSayWhatThereIs() {
        JsonNode maps = client.get("/api/v1/capabilities").get("maps");
        assertThat(maps.get("formats").valueStream().map(JsonNode::asString)).containsExactly("png", "svg", "pdf");
        assertThat(maps.get("largestSide").asInt()).isEqualTo(4096);
    }
}
