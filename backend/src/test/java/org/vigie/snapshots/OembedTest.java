package org.vigie.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import tools.jackson.databind.JsonNode;

/** oEmbed, and the lines to embed a map with. */
@VigieTest
class OembedTest {

    @Autowired
    private Client client;

    @Autowired
    private World world;

    private JsonNode made;
    private String page;

    @BeforeEach
    void begin() {
        world.clear();
        client.importText("sourceRef,date,kind,longitude,latitude,marking\n1,2025-01-20,INS.CLASH,-0.95,14.05,CLEAR\n");
        made = new SnapshotClient(client)
                .make("Carte \"A\" & [B]", "public", "from", "2025-01-01", "to", "2025-12-31", "category", "INS");
        page = made.path("links").path("page").asString();
    }

    private String path(String url, String more) {
        return "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more;
    }

    @Test
    void givesTheFrameOfAnyAddressOfASnapshot() {
        for (String ending : List.of("", ".html", ".png", "/embed")) {
            JsonNode answer = client.get(path(page + ending, ""));
            assertThat(answer.path("type").asString()).isEqualTo("rich");
            assertThat(answer.path("version").asString()).isEqualTo("1.0");
            assertThat(answer.path("title").asString()).isEqualTo("Carte \"A\" & [B]");
            assertThat(answer.path("html").asString())
                    .startsWith("<iframe src=\"" + page + "/embed\"")
                    .contains("title=\"Carte &quot;A&quot; &amp; [B]\"");
            assertThat(answer.path("thumbnail_url").asString()).isEqualTo(page + ".png");
        }
    }

    @Test
    void isNoLargerThanAsked() {
        JsonNode answer = client.get(path(page, "&maxwidth=300&maxheight=250"));
        assertThat(answer.path("width").asInt()).isEqualTo(300);
        assertThat(answer.path("height").asInt()).isEqualTo(250);
        assertThat(answer.path("html").asString()).contains("width=\"300\" height=\"250\"");
        assertThat(answer.has("thumbnail_url"))
                .as("a thumbnail is not smaller than 1200 pixels")
                .isFalse();
    }

    @Test
    void otherFormatsAndOtherSitesAreRefused() {
        assertThat(client.call("GET", path(page, "&format=xml")).statusCode()).isEqualTo(501);
        assertThat(client.call("GET", path("https://example.org" + page.substring(page.indexOf("/s/")), ""))
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.call("GET", path(page.replace("/s/", "/t/"), "")).statusCode())
                .isEqualTo(404);
        assertThat(client.call("GET", "/oembed").statusCode()).isEqualTo(400);
        client.sendJson("DELETE", "/api/v1/snapshots/" + made.path("id").asString(), Map.of("reason", "Essai"));
        assertThat(client.call("GET", path(page, "")).statusCode()).isEqualTo(410);
    }

    @Test
    void theLinesToCopyEscapeTheTitle() {
        JsonNode lines = made.path("embed");
        assertThat(lines.path("img").asString())
                .contains("src=\"" + page + ".png\"")
                .contains("alt=\"Carte «\u00a0Carte &quot;A&quot; &amp; [B]\u00a0»");
        assertThat(lines.path("markdown").asString())
                .startsWith("[![Carte «\u00a0Carte \"A\" & \\[B\\]")
                .endsWith("](" + page + ".png)](" + page + ")");
        assertThat(lines.path("iframe").asString()).contains("src=\"" + page + "/embed\"");
    }
}
