package org.vigie.ogc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.ogc.WmsException.Code;

/**
 * The parameters of a WMS request. Names of WMS are read in any case (06-042, 6.8.1); the others are those of the service's own
 * filter, and what is neither is for somebody else and let be, as the standard wants it.
 */
final class WmsParameters {

    private static final Set<String> NAMES = Set.of(
            "SERVICE",
            "REQUEST",
            "VERSION",
            "WMTVER",
            "LAYERS",
            "STYLES",
            "CRS",
            "SRS",
            "BBOX",
            "WIDTH",
            "HEIGHT",
            "FORMAT",
            "TRANSPARENT",
            "BGCOLOR",
            "EXCEPTIONS",
            "TIME",
            "ELEVATION",
            "QUERY_LAYERS",
            "INFO_FORMAT",
            "FEATURE_COUNT",
            "I",
            "J",
            "X",
            "Y",
            "UPDATESEQUENCE",
            "LAYER",
            "STYLE",
            "RULE",
            "SLD",
            "SLD_BODY",
            "SLD_VERSION",
            "SCALE",
            "LANGUAGE",
            "DPI",
            "MAP_RESOLUTION",
            "FORMAT_OPTIONS",
            "LANG");

    private final Map<String, String> wms = new TreeMap<>();
    private final Map<String, String[]> others = new LinkedHashMap<>();

    WmsParameters(Map<String, String[]> given) {
        given.forEach((name, values) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            if (NAMES.contains(upper)) {
                wms.putIfAbsent(upper, values.length == 0 ? "" : values[0].strip());
            } else {
                others.put(name, values);
            }
        });
    }

    /** The value of a name in capitals; empty where it is absent or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(wms.get(name)).filter(value -> !value.isEmpty());
    }

    /** @throws WmsException where it is absent */
    String required(String name) {
        return text(name).orElseThrow(() -> new WmsException(Code.MissingParameterValue, name, name));
    }

    /** Comma-separated values, blank ones among them. */
    List<String> list(String name) {
        return text(name)
                .map(value ->
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    /** A whole number within limits. */
    int integer(String name, int least, int most) {
        String text = required(name);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new WmsException(Code.InvalidParameterValue, name, name, text);
    }

    boolean flag(String name) {
        return text(name).map("TRUE"::equalsIgnoreCase).orElse(false);
    }

    /** The version that is spoken: 1.1.1 where an older one is asked for, else 1.3.0. */
    String version() {
        String asked = text("VERSION").or(() -> text("WMTVER")).orElse("1.3.0");
        return asked.startsWith("1.3") || asked.compareTo("1.3") > 0 ? "1.3.0" : "1.1.1";
    }

    boolean isOld() {
        return version().equals("1.1.1");
    }

    /** What is not of WMS. A copy. */
    Map<String, String[]> others() {
        return new LinkedHashMap<>(others);
    }
}
