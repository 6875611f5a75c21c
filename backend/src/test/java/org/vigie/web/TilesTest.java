package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The tile server that the settings name: asked only when the reader wants it, let through by the policy, and credited. */
class TilesTest extends BrowserTests {

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final Color GREEN = new Color(0x2a, 0xb0, 0x5a);
    private static HttpServer server;

    @DynamicPropertySource
    static void nameTheServer(DynamicPropertyRegistry registry) throws IOException {
        byte[] tile = png();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, tile.length);
            exchange.getResponseBody().write(tile);
            exchange.close();
        });
        server.start();
        registry.add("vigie.map.tile-url", () -> tiles() + "{z}/{x}/{y}.png");
        registry.add("vigie.map.tile-attribution", () -> "© Tuiles d’essai <b>1</b>");
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    private static String tiles() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static byte[] png() throws IOException {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(GREEN);
        pen.fillRect(0, 0, 256, 256);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Override
    boolean isExpected(String url) {
        return super.isExpected(url) || url.startsWith(tiles());
    }

    @Test
    void tilesAreLaidUnderTheAreasWhenTheyAreWanted() throws Exception {
        // In the Gulf of Guinea: nothing of ours lies there but the sea.
        visit(YEAR + "&at=4.0/-1.0/7");
        page.waitForSelector("#show-tiles");
        assertThat(page.isChecked("#show-tiles")).isFalse();
        assertThat(ASKED).as("no other host before it is wanted").isEmpty();
        assertThat(text(".leaflet-control-attribution")).doesNotContain("Tuiles");
        page.check("#show-tiles");
        page.waitForSelector(".tiles .leaflet-tile-loaded");
        assertThat(page.url()).contains("tiles=1");
        assertThat(ASKED).isNotEmpty().allMatch(path -> path.matches("/\\d+/\\d+/\\d+\\.png"));
        page.waitForTimeout(500); // a tile comes up gently
        assertThat(Drawn.colourInTheMiddle(page)).isEqualTo("#2ab05a");
        assertThat(text(".leaflet-control-attribution"))
                .as("as text, whatever it holds")
                .contains("© Tuiles d’essai <b>1</b>");
        String link = page.url();
        page = context.newPage();
        page.navigate(link);
        awaitMap();
        page.waitForSelector(".tiles .leaflet-tile-loaded");
        page.uncheck("#show-tiles");
        await("!document.querySelector('.tiles')");
        assertThat(text(".leaflet-control-attribution")).doesNotContain("Tuiles");
    }
}
