package org.vigie.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.vigie.api.Problem;
import org.vigie.geo.WorkingProjection;

/** The parts of a drawing by themselves. */
@ExtendWith(OutputCaptureExtension.class)
class DrawingTest {

    private static final WorkingProjection WORKING = WorkingProjection.SAHEL;

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 200", "1, 300", "1, 5000", "2, 200", "2, 5000"})
    void pngKeepsEveryPixel(int type, int colours) {
        var image = new BufferedImage(173, 91, type);
        var random = new Random(3);
        int[] palette = random.ints(colours).toArray();
        for (int i = 0; i < 173 * 91; i++) {
            image.setRGB(i % 173, i / 173, palette[random.nextInt(colours)]);
        }
        BufferedImage back = MapWorld.picture(Png.encode(image));
        assertThat(back.getRGB(0, 0, 173, 91, null, 0, 173)).isEqualTo(image.getRGB(0, 0, 173, 91, null, 0, 173));
    }

    @Test
    void smallPngKeepsTheColoursOfAreasAndComesCloseElsewhere() {
        var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        for (int x = 0; x < 600; x++) {
            g.setColor(Color.getHSBColor(x / 600f, 0.4f, 0.9f));
            g.drawLine(x, 0, x, 5);
        }
        g.setColor(new Color(0xbd0026));
        g.fillRect(100, 100, 200, 200);
        g.dispose();
        BufferedImage back = MapWorld.picture(Png.encodeSmall(image));
        assertThat(back.getRGB(200, 200)).isEqualTo(0xffbd0026);
        assertThat(back.getRGB(500, 300)).isEqualTo(0xff000000);
        for (int x = 0; x < 600; x += 7) {
            Color before = new Color(image.getRGB(x, 3));
            Color after = new Color(back.getRGB(x, 3));
            assertThat(Math.abs(before.getRed() - after.getRed())
                            + Math.abs(before.getGreen() - after.getGreen())
                            + Math.abs(before.getBlue() - after.getBlue()))
                    .isLessThan(24);
        }
    }

    /** Runs of all lengths, few and many letters, more than one block and more than the window. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 2", "8, 2", "9, 256", "70000, 1", "70000, 5", "700000, 256", "700000, 3"})
    void linesAreCompressedAsZlibReadsThem(int length, int letters) throws Exception {
        var random = new Random(5);
        byte[] lines = new byte[length];
        for (int at = 0; at < length; ) {
            byte letter = (byte) random.nextInt(letters);
            for (int run = random.nextInt(random.nextInt(2000) + 1); run >= 0 && at < length; run--) {
                lines[at++] = letter;
            }
        }
        var back = new InflaterInputStream(new ByteArrayInputStream(FlatDeflate.compress(lines)));
        assertThat(back.readAllBytes()).isEqualTo(lines);
    }

    @Test
    void thinLinesAreAsDarkAsTheirWidthAndNoDarkerWhereTheyMeet() {
        var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 40, 40);
        var path = new Path2D.Double();
        for (int i = 0; i < 3; i++) {
            path.moveTo(4, 10.5);
            path.lineTo(36, 10.5);
        }
        path.moveTo(20.5, 2);
        path.lineTo(20.5, 36);
        path.moveTo(-5, 45);
        path.lineTo(45, -5);
        new PixelPainter(image, new Rectangle2D.Double(0, 0, 40, 30))
                .lines(path.getPathIterator(null), new Color(0, 0, 0, 128), 1);
        assertThat(new Color(image.getRGB(10, 10)).getRed()).isBetween(126, 128);
        assertThat(image.getRGB(20, 10)).isEqualTo(image.getRGB(10, 10));
        assertThat(image.getRGB(10, 12) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(20, 34) & 0xffffff).as("outside of the clip").isEqualTo(0xffffff);
        // What a slanting line of width 1 and slope 1 takes away from white in a column: the square root of 2 times
        // half of it.
        int taken = 0;
        for (int y = 0; y < 30; y++) {
            taken += y == 10 ? 0 : 255 - (image.getRGB(14, y) & 255);
        }
        assertThat(taken / 128.0).isCloseTo(Math.sqrt(2), within(0.1));
    }

    @Test
    void texturesLieOverClearPicturesToo() {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        int[] tile = {0x80ff0000, 0, 0, 0};
        new PixelPainter(image, null).texture(new Rectangle2D.Double(0, 0, 16, 8), tile, 2, 1, 0);
        assertThat(image.getRGB(1, 0)).isEqualTo(0x80ff0000);
        assertThat(image.getRGB(0, 0)).isZero();
        assertThat(image.getRGB(3, 6)).isEqualTo(0x80ff0000);
        assertThat(image.getRGB(3, 8)).isZero();
    }

    @Test
    void textsAreAsWideAsJavaDrawsThem() {
        for (String text :
                List.of("Densité d’incidents", "1\u202f318 – « q < 0,01 » → km²", "Ɓooro Ŋ ẽ", "Mbáa\u0301ra")) {
            var font = Fonts.bold(11.3);
            assertThat(Fonts.width(text, font))
                    .isCloseTo(font.getStringBounds(text, Fonts.MEASURES).getWidth(), within(0.05));
        }
    }

    /** Worked out apart: UTM by Krüger's series to the third order (Karney 2011). */
    @ParameterizedTest
    @CsvSource({
        "MERCATOR, -1.5, 12.4, -166979.236, 1391265.162",
        "UTM_30N, -3, 15, 500000, 1658325.994",
        "UTM_30N, -1.5, 12.4, 663060.948, 1371243.912",
        "UTM_30N, 16, 20, 2516011.785, 2328845.759"
    })
    void projectionsFindKnownPlaces(MapProjection projection, double longitude, double latitude, double x, double y) {
        double[] point = {longitude, latitude};
        projection.project(point, WORKING);
        assertThat(point[0]).isCloseTo(x, within(0.002));
        assertThat(point[1]).isCloseTo(y, within(0.002));
        projection.unproject(point, WORKING);
        assertThat(point[0]).isCloseTo(longitude, within(1e-8));
        assertThat(point[1]).isCloseTo(latitude, within(1e-8));
    }

    /** In Web Mercator a metre of the map is cos(latitude) metres of the ground, nearly. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 15, 60})
    void theScaleBarIsAsLongAsTheGround(double latitude) {
        double[] centre = {2, latitude};
        MapProjection.MERCATOR.project(centre, WORKING);
        var extent = new Envelope(centre[0] - 1e5, centre[0] + 1e5, centre[1] - 1e5, centre[1] + 1e5);
        var view = new Viewport(MapProjection.MERCATOR, extent, new Rectangle2D.Double(0, 0, 1000, 1000));
        GroundScale scale = GroundScale.of(view, WORKING);
        assertThat(scale.metersAUnit()).isCloseTo(200 * Math.cos(Math.toRadians(latitude)), within(0.8));
        assertThat(scale.north()).isCloseTo(0, within(1e-9));
        var image = new BufferedImage(1, 1, 1);
        var pen = new Pen(image.createGraphics(), 1, image);
        MapFurniture.Bar bar = new MapFurniture(pen, view.box(), scale, Locale.FRENCH).bar();
        assertThat(bar.units() * scale.metersAUnit()).isCloseTo(bar.meters(), within(1e-6));
        assertThat(bar.units()).isLessThanOrEqualTo(190);
        assertThat(bar.meters()).isIn(10_000.0, 20_000.0);
    }

    /** East of the central meridian of the working projection north leans to the left. */
    @Test
    void theArrowPointsNorth() {
        double[] centre = {14, 18};
        MapProjection.WORKING.project(centre, WORKING);
        var extent = new Envelope(centre[0] - 1e5, centre[0] + 1e5, centre[1] - 1e5, centre[1] + 1e5);
        var view = new Viewport(MapProjection.WORKING, extent, new Rectangle2D.Double(0, 0, 500, 500));
        assertThat(Math.toDegrees(GroundScale.of(view, WORKING).north())).isBetween(-6.0, -2.0);
    }

    @Test
    void linesBreakAtSpacesAndNeverInsideANumber() {
        var font = Fonts.regular(10);
        Paragraph text =
                Paragraph.of("1\u00a0318 communes et un-mot-vraiment-beaucoup-trop-long-pour-une-ligne", font, 60);
        assertThat(text.lines().get(0)).isEqualTo("1\u00a0318");
        assertThat(text.lines()).allMatch(line -> Fonts.width(line, font) <= 60);
        assertThat(String.join("", text.lines()).replace(" ", ""))
                .isEqualTo("1\u00a0318communesetun-mot-vraiment-beaucoup-trop-long-pour-une-ligne");
        assertThat(Paragraph.of("\ud83d\ude00\ud83d\ude00\ud83d\ude00", font, 1).lines())
                .hasSize(3);
    }

    @Test
    void aSeriesIsDrawnFromZeroWithItsHighestBarAtTheTop() {
        var image = new BufferedImage(120, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 120, 60);
        new SeriesChart(LongStream.of(2, 0, 4, 1).boxed().toList(), "", "", 1, Locale.FRENCH)
                .draw(g, new Rectangle2D.Double(0, 0, 120, 60), 0);
        assertThat(new Color(image.getRGB(15, 45))).isEqualTo(new Color(0x2a5f6e));
        assertThat(new Color(image.getRGB(15, 15))).isEqualTo(Color.WHITE);
        assertThat(new Color(image.getRGB(75, 3))).isEqualTo(new Color(0x2a5f6e));
        assertThat(new Color(image.getRGB(105, 55))).isEqualTo(new Color(0xa9c3ca));
    }

    @Test
    void thoseWhoComeWhenManyWaitAreAskedToComeAgain() throws Exception {
        var queue = new DrawingQueue(1, 0, 1);
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first = new Thread(() -> queue.draw(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return null;
        }));
        first.start();
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> queue.draw(() -> 1)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("TOO_MANY_DRAWINGS");
        });
        end.countDown();
        first.join();
        assertThat(queue.draw(() -> 1)).isEqualTo(1);
    }

    @Test
    void aJavaThatCannotDrawSaysSoInOneLine(CapturedOutput output) {
        assertThat(DrawingCheck.canDraw(() -> {
                    throw new NoClassDefFoundError("sun.font.SunFontManager");
                }))
                .isFalse();
        List<String> lines = output.getAll()
                .lines()
                .filter(line -> line.contains("cannot draw"))
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).contains("fontconfig").contains("ne sait pas dessiner");
        assertThat(DrawingCheck.canDraw(() -> Fonts.width("é", Fonts.regular(10))))
                .isTrue();
    }
}
