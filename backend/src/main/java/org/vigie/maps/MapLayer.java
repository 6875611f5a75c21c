package org.vigie.maps;

import org.vigie.areas.AreaIndex;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.Surface;
import org.vigie.styles.Legend;
import org.vigie.styles.Scale;

/** One layer of a bare picture. */
public sealed interface MapLayer {

    /**
     * Areas in the colours of their classes.
     *
     * @param index the areas of the result's {@code v}
     * @param legend of the result
     * @param marks whether textures and outlines lie over the colours
     */
    record Hotspots(HotspotResult result, AreaIndex index, Legend.View legend, boolean marks) implements MapLayer {}

    /** A density surface in the colours of its classes; nothing where it is zero or not known. */
    record Density(Surface surface, Scale scale) implements MapLayer {}

    /**
     * The edges of areas.
     *
     * @param level 1 regions, 2 provinces, 3 communes
     */
    record Boundaries(AreaIndex index, int level) implements MapLayer {}
}
