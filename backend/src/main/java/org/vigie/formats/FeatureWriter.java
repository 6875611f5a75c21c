package org.vigie.formats;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Takes features one after the other; what was taken is never held. */
@FunctionalInterface
public interface FeatureWriter {

    /**
     * Takes one feature.
     *
     * @param geometry WGS 84, longitude first; null where there is no position
     * @param values one per column, null where not known
     * @throws IOException where it could not be written: the file is then not whole and must not be handed on as one
     */
    void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException;
}
