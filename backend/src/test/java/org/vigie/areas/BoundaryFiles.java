package org.vigie.areas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small GeoJSON files of boundaries in COD-AB form, made up in the north of Burkina Faso. */
final class BoundaryFiles {

    private final List<String> features = new ArrayList<>();
    private String crs = "";

    /** Nine square communes of 0.1°, three rows and three columns, in two provinces of one region. */
    static BoundaryFiles nine() {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            file.square(pcode(i), name(i), i % 3, i / 3);
        }
        return file;
    }

    static String pcode(int commune) {
        return "BF99%02d%02d".formatted(commune < 6 ? 1 : 2, commune);
    }

    static String name(int commune) {
        return List.of("Alpha", "Bérénice", "Charlie", "Delta", "Échelle", "Foxtrot", "Gamma", "Hôtel", "Indigo")
                .get(commune);
    }

    /** A square of 0.1° by its column and row from 1° W 14° N. */
    BoundaryFiles square(String pcode, String name, double column, double row) {
        double west = -1 + column / 10;
        double south = 14 + row / 10;
        return polygon(pcode, name, ring(west, south, west + 0.1, south + 0.1));
    }

    BoundaryFiles polygon(String pcode, String name, String ring) {
        return geometry(pcode, name, "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}");
    }

    BoundaryFiles geometry(String pcode, String name, String geometry) {
        String province = pcode.length() > 6 ? pcode.substring(0, 6) : "BF9901";
        return feature("""
                "ADM3_PCODE":%s,"ADM3_FR":%s,"ADM3_REF":"Ref %s","ADM2_PCODE":"%s","ADM2_FR":"Province %s",\
                "ADM1_PCODE":"BF99","ADM1_FR":"Région","ADM0_PCODE":"BF","ADM0_FR":"Burkina Faso (le)\"""".formatted(quoted(pcode), quoted(name), name, province, province), geometry);
    }

    BoundaryFiles feature(String properties, String geometry) {
        features.add("{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}");
        return this;
    }

    /** Changes a text in the last feature. */
    BoundaryFiles butLast(String text, String other) {
        int last = features.size() - 1;
        features.set(last, features.get(last).replace(text, other));
        return this;
    }

    BoundaryFiles crs(String name) {
        crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}},";
        return this;
    }

    String text() {
        return "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[\n" + String.join(",\n", features) + "\n]}";
    }

    Path file() throws IOException {
        Path file = Files.createTempFile("boundaries", ".geojson");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text());
    }

    static String ring(double west, double south, double east, double north) {
        return String.format(
                Locale.ROOT,
                "[[%1$.5f,%2$.5f],[%3$.5f,%2$.5f],[%3$.5f,%4$.5f],[%1$.5f,%4$.5f],[%1$.5f,%2$.5f]]",
                west,
                south,
                east,
                north);
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "null" : '"' + text + '"';
    }
}
