package org.vigie.maps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A bare picture of layers, such as a tile: no title, no names, no legend.
 *
 * @param layers from below upwards
 * @param extent what it shows, x to the right and y upwards, in units of the projection
 * @param width pixels
 * @param height pixels
 * @param background {@code 0xrrggbb}; null for none, so that it can be laid over another map
 * @param density pixels of the device for each pixel of 1/96 inch
 */
public record LayerImage(
        List<MapLayer> layers,
        MapProjection projection,
        Envelope extent,
        int width,
        int height,
        @Nullable Integer background,
        double density) {

    public LayerImage {
        layers = List.copyOf(layers);
    }
}
