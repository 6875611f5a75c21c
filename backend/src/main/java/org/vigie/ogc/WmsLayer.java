package org.vigie.ogc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.styles.Measure;

/**
 * A layer of the WMS.
 *
 * @param name in requests
 * @param kind what it shows
 * @param measure of hotspots; null where the request's own decides
 * @param level of boundaries: 1 regions, 2 provinces, 3 communes; else 0
 */
record WmsLayer(String name, Kind kind, @Nullable Measure measure, int level) {

    enum Kind {
        HOTSPOTS,
        SURFACE,
        BOUNDARIES
    }

    private static final List<WmsLayer> ALL = Stream.of(
                    Stream.of(new WmsLayer("hotspots", Kind.HOTSPOTS, null, 0)),
                    Arrays.stream(Measure.values())
                            .map(measure -> new WmsLayer(
                                    "hotspots-" + measure.parameter().toLowerCase(Locale.ROOT),
                                    Kind.HOTSPOTS,
                                    measure,
                                    0)),
                    Stream.of(
                            new WmsLayer("surface", Kind.SURFACE, null, 0),
                            new WmsLayer("communes", Kind.BOUNDARIES, null, 3),
                            new WmsLayer("provinces", Kind.BOUNDARIES, null, 2),
                            new WmsLayer("regions", Kind.BOUNDARIES, null, 1)))
            .flatMap(layers -> layers)
            .toList();

    static List<WmsLayer> list() {
        return ALL;
    }

    static Optional<WmsLayer> find(String name) {
        return ALL.stream().filter(layer -> layer.name.equalsIgnoreCase(name)).findFirst();
    }

    /** @throws WmsException where there is none of that name */
    static WmsLayer get(String name) {
        return find(name)
                .orElseThrow(() -> new WmsException(
                        WmsException.Code.LayerNotDefined,
                        "LAYERS",
                        name,
                        String.join(", ", ALL.stream().map(WmsLayer::name).toList())));
    }

    /** Whether a period decides what it shows. */
    boolean hasTime() {
        return kind != Kind.BOUNDARIES;
    }

    /** The names of its styles, the default one first. */
    List<String> styles() {
        return kind == Kind.HOTSPOTS ? List.of("default", "colours") : List.of("default");
    }
}
