package org.vigie.web;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** What a map shows, and what it ought to show. */
final class Drawn {

    private static final int CLIP_PIXELS = 40;

    private Drawn() {}

    /** How many areas a map draws in each class. */
    static Map<String, Integer> classes(Page page, String map) {
        var classes = new TreeMap<String, Integer>();
        for (String pair : page.getAttribute(map, "data-classes").split(" ")) {
            classes.put(pair.split(":")[0], Integer.valueOf(pair.split(":")[1]));
        }
        return classes;
    }

    /** How many areas an answer of the API has in each class. */
    static Map<String, Integer> classesOf(JsonNode result) {
        return result.path("communes")
                .valueStream()
                .collect(Collectors.toMap(Drawn::classOf, commune -> 1, Integer::sum, TreeMap::new));
    }

    /** The colours around the middle of the map with the number of their pixels. */
    static Map<String, Integer> coloursInTheMiddle(Page page, int side) throws IOException {
        var box = page.locator("#map").boundingBox();
        return colours(page, box.x + box.width / 2 - side / 2.0, box.y + box.height / 2 - side / 2.0, side);
    }

    /** The colours of a square of the page with the number of their pixels. */
    static Map<String, Integer> colours(Page page, double x, double y, int side) throws IOException {
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setClip(x, y, side, side));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        var counts = new HashMap<String, Integer>();
        for (int column = 0; column < image.getWidth(); column++) {
            for (int row = 0; row < image.getHeight(); row++) {
                counts.merge("#%06x".formatted(image.getRGB(column, row) & 0xffffff), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The commonest colour around the middle of the map: names may lie over some of it. */
    static String colourInTheMiddle(Page page) throws IOException {
        return coloursInTheMiddle(page, CLIP_PIXELS).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static String classOf(JsonNode commune) {
        JsonNode found = commune.path("legendClass");
        return commune.path("covered").asBoolean() ? (found.isNull() ? "null" : found.asString()) : "notCovered";
    }
}
