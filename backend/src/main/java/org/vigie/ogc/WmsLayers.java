package org.vigie.ogc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.hotspots.HotspotView;
import org.vigie.maps.LayerImage;
import org.vigie.maps.MapLayer;
import org.vigie.styles.Legend;

/** Makes what is drawn of the layers of a request. */
@Component
class WmsLayers {

    private static final Envelope SAHEL = new Envelope(-12.3, 16.1, 9.3, 25.1);

    private final WmsHotspots source;
    private final HotspotService hotspots;
    private final HotspotView view;
    private final Areas areas;
    private final Messages messages;

    WmsLayers(WmsHotspots source, HotspotService hotspots, HotspotView view, Areas areas, Messages messages) {
        this.source = source;
        this.hotspots = hotspots;
        this.view = view;
        this.areas = areas;
        this.messages = messages;
    }

    /** The picture of a view. */
    LayerImage image(WmsView asked, WmsParameters parameters, Locale language) {
        var layers = new ArrayList<MapLayer>();
        for (int i = 0; i < asked.layers().size(); i++) {
            layers.addAll(drawn(asked.layers().get(i), asked.styles().get(i), parameters, language));
        }
        return new LayerImage(
                layers,
                asked.projection(),
                asked.extent(),
                asked.width(),
                asked.height(),
                asked.background(),
                asked.density());
    }

    /** The legend of a layer of hotspots or of the surface. */
    Legend.View legend(WmsLayer layer, WmsParameters parameters, Locale language) {
        return view.legend(source.result(source.query(parameters, layer)), language);
    }

    /** The name of a layer for people. */
    String title(WmsLayer layer, Locale language) {
        return switch (layer.kind()) {
            case HOTSPOTS ->
                layer.measure() == null
                        ? text("layer.hotspots", language)
                        : messages.text("style.measure." + layer.measure().parameter(), List.of(), language);
            case SURFACE -> text("layer.surface", language);
            case BOUNDARIES -> text("layer." + layer.name(), language);
        };
    }

    /** Where the layers have anything to show: a box of degrees around all areas. */
    Envelope extent() {
        AreaIndex index = areas.current();
        var extent = new Envelope();
        List<Area> communes = index.communes();
        for (int i = 0; i < communes.size(); i++) {
            extent.expandToInclude(index.geometry(i).getEnvelopeInternal());
        }
        return extent.isNull() ? SAHEL : extent;
    }

    String text(String key, Locale language, String... arguments) {
        return messages.text("wms." + key, List.of(arguments), language);
    }

    private List<MapLayer> drawn(WmsLayer layer, String style, WmsParameters parameters, Locale language) {
        if (layer.kind() == WmsLayer.Kind.BOUNDARIES) {
            return List.of(new MapLayer.Boundaries(areas.current(), layer.level()));
        }
        HotspotQuery query = source.query(parameters, layer);
        HotspotResult result = source.result(query);
        if (layer.kind() == WmsLayer.Kind.SURFACE) {
            return hotspots.surface(query).stream()
                    .map(surface -> (MapLayer) new MapLayer.Density(surface, result.scale()))
                    .toList();
        }
        AreaIndex index = areas.find(result.areas()).orElseThrow();
        return List.of(new MapLayer.Hotspots(result, index, view.legend(result, language), style.equals("default")));
    }
}
