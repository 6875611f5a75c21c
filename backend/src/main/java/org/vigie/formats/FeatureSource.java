package org.vigie.formats;

import java.util.Iterator;
import java.util.Optional;

/**
 * A file of features, read as a stream: memory does not grow with the number of features. It is read once, by one
 * thread, and closed by its caller.
 */
public interface FeatureSource extends Iterable<Feature>, AutoCloseable {

    /**
     * What the file says about its coordinate reference system: the text of the .prj, or the name in the GeoJSON member
     * {@code crs}. Empty when it says nothing (for GeoJSON that means WGS 84, RFC 7946 section 4). The caller judges it.
     */
    Optional<String> crs();

    /**
     * The features in the order of the file; the same iterator on every call. Its methods throw {@link FormatException}
     * where the file cannot be read on, after every sound feature before that place, and
     * {@link java.io.UncheckedIOException} when the disk fails.
     */
    @Override
    Iterator<Feature> iterator();

    @Override
    void close();
}
