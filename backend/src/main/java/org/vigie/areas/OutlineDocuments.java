package org.vigie.areas;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/**
 * The outlines of a level as GeoJSON, zipped once and kept: a few hundred kilobytes for a few countries. What is kept is
 * named by its sets, which never change, and can be thrown away.
 */
@Component
class OutlineDocuments {

    private static final int KEPT = 24;

    private final AreaStore store;
    private final Map<String, byte[]> zipped = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    OutlineDocuments(AreaStore store) {
        this.store = store;
    }

    /**
     * The FeatureCollection of a level, gzip.
     *
     * @param country only this one (ISO 3166-1 alpha-3); "" for all of the index
     */
    byte[] zipped(AreaIndex index, int level, String country) {
        synchronized (zipped) {
            return zipped.computeIfAbsent(
                    index.v() + "/" + level + "/" + country, key -> zip(document(index, level, country)));
        }
    }

    static byte[] unzipped(byte[] zipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String document(AreaIndex index, int level, String country) {
        var outlines = new OutlineWriter();
        store.forEachOutline(index.sets(), level, country, outlines::add);
        return outlines.document();
    }

    private static byte[] zip(String document) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
