package org.vigie.ogc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.vigie.maps.MapProjection;
import org.vigie.ogc.WmsException.Code;

/**
 * What a GetMap asks for, and a GetFeatureInfo points into.
 *
 * @param extent x to the right and y upwards, whatever order of axes the request used
 * @param styles one for each layer
 * @param background {@code 0xrrggbb}; null where the picture is transparent
 * @param density pixels for each pixel of 1/96 inch
 */
record WmsView(
        List<WmsLayer> layers,
        List<String> styles,
        MapProjection projection,
        Envelope extent,
        int width,
        int height,
        @Nullable Integer background,
        double density) {

    static final int MOST_SIDE = 4096;
    static final long MOST_PIXELS = 12_000_000;

    private static final int MOST_LAYERS = 8;
    private static final double SCREEN_DPI = 96;
    private static final double MOST_DENSITY = 4;
    private static final List<String> FORMATS = List.of("image/png", "image/png; mode=8bit", "image/png; mode=24bit");

    /** Reads it. */
    static WmsView read(WmsParameters parameters) {
        List<WmsLayer> layers = layers(parameters);
        List<String> styles = styles(parameters, layers);
        String code = parameters.required(parameters.isOld() ? "SRS" : "CRS");
        MapProjection projection =
                MapProjection.find(code).orElseThrow(() -> new WmsException(Code.InvalidCRS, "CRS", code));
        Envelope extent = extent(parameters.required("BBOX"), !parameters.isOld() && code.equals("EPSG:4326"));
        int width = parameters.integer("WIDTH", 1, MOST_SIDE);
        int height = parameters.integer("HEIGHT", 1, MOST_SIDE);
        if ((long) width * height > MOST_PIXELS) {
            throw new WmsException(Code.InvalidParameterValue, "WIDTH", "WIDTH, HEIGHT", width + " × " + height);
        }
        return new WmsView(
                layers, styles, projection, extent, width, height, background(parameters), density(parameters));
    }

    /** @throws WmsException where a picture cannot be of the format asked for */
    static void verifyFormat(WmsParameters parameters) {
        String format = parameters.required("FORMAT");
        if (FORMATS.stream().noneMatch(known -> known.equalsIgnoreCase(format))) {
            throw new WmsException(Code.InvalidFormat, "FORMAT", format, "image/png");
        }
    }

    private static List<WmsLayer> layers(WmsParameters parameters) {
        List<String> names = parameters.list("LAYERS");
        if (names.isEmpty()) {
            throw new WmsException(Code.MissingParameterValue, "LAYERS", "LAYERS");
        }
        if (names.size() > MOST_LAYERS) {
            throw new WmsException(Code.InvalidParameterValue, "LAYERS", "LAYERS", names.size() + " > " + MOST_LAYERS);
        }
        return names.stream().map(WmsLayer::get).toList();
    }

    private static List<String> styles(WmsParameters parameters, List<WmsLayer> layers) {
        List<String> given = parameters.list("STYLES");
        if (!given.isEmpty() && given.size() != layers.size()) {
            throw new WmsException(Code.StyleNotDefined, "STYLES", String.join(",", given));
        }
        var styles = new ArrayList<String>();
        for (int i = 0; i < layers.size(); i++) {
            String style = given.isEmpty() || given.get(i).isEmpty() ? "default" : given.get(i);
            if (!layers.get(i).styles().contains(style)) {
                throw new WmsException(Code.StyleNotDefined, "STYLES", style);
            }
            styles.add(style);
        }
        return styles;
    }

    /** @param latitudeFirst whether the first axis points north, as EPSG:4326 has it since WMS 1.3.0 */
    private static Envelope extent(String text, boolean latitudeFirst) {
        String[] parts = text.split(",", -1);
        double[] n = new double[4];
        try {
            if (parts.length != 4) {
                throw new NumberFormatException(text);
            }
            for (int i = 0; i < 4; i++) {
                n[i] = Double.parseDouble(parts[i].strip());
            }
        } catch (NumberFormatException e) {
            throw new WmsException(Code.InvalidParameterValue, "BBOX", "BBOX", text);
        }
        boolean isBox = n[0] < n[2] && n[1] < n[3];
        for (double number : n) {
            isBox &= Math.abs(number) < 1e9;
        }
        if (!isBox) {
            throw new WmsException(Code.InvalidParameterValue, "BBOX", "BBOX", text);
        }
        return latitudeFirst ? new Envelope(n[1], n[3], n[0], n[2]) : new Envelope(n[0], n[2], n[1], n[3]);
    }

    private static @Nullable Integer background(WmsParameters parameters) {
        if (parameters.flag("TRANSPARENT")) {
            return null;
        }
        String text = parameters.text("BGCOLOR").orElse("0xFFFFFF");
        try {
            if (text.matches("(?i)(0x|#)[0-9a-f]{6}")) {
                return Integer.decode(text);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new WmsException(Code.InvalidParameterValue, "BGCOLOR", "BGCOLOR", text);
    }

    /** As QGIS, MapServer and GeoServer tell the resolution of a print. */
    private static double density(WmsParameters parameters) {
        String text = parameters
                .text("DPI")
                .or(() -> parameters.text("MAP_RESOLUTION"))
                .or(() -> parameters.text("FORMAT_OPTIONS").map(options -> options.replaceAll("(?i)^dpi:", "")))
                .orElse("96");
        try {
            double dpi = Double.parseDouble(text);
            return dpi > 0 ? Math.max(1, Math.min(MOST_DENSITY, dpi / SCREEN_DPI)) : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
