package org.vigie.exports;

import java.io.Flushable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.vigie.formats.FeatureWriter;

/** Sends the first row off at once, so that the reader sees the file begin; the others go as buffers fill. */
final class FlushingRows implements FeatureWriter {

    private final FeatureWriter writer;
    private final Flushable flushable;
    private boolean begun;

    FlushingRows(FeatureWriter writer, Flushable flushable) {
        this.writer = writer;
        this.flushable = flushable;
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        writer.write(geometry, values);
        if (!begun) {
            begun = true;
            flushable.flush();
        }
    }
}
