package org.vigie.maps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.api.CapabilityContributor;

/** Says where live maps are, in which formats, and how large they may be. */
@Component
class MapCapabilities implements CapabilityContributor {

    @Override
    public Map<String, Object> capabilities() {
        return Map.of(
                "maps",
                Map.of(
                        "href",
                        "/maps/hotspots",
                        "formats",
                        names(MapFormat.values()),
                        "sheets",
                        names(Sheet.values()),
                        "largestSide",
                        MapRequest.MOST_SIDE,
                        "mostPixels",
                        MapRequest.MOST_PIXELS,
                        "smallest",
                        Map.of("width", MapRequest.LEAST_WIDTH, "height", MapRequest.LEAST_HEIGHT)));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
