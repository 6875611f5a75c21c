package org.vigie.formats;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator over what {@link #read()} gives; whatever read throws also ends it, so that no caller can loop on trouble. */
abstract class RecordIterator<T> implements Iterator<T> {

    private @Nullable T next;
    private boolean ended;

    /** The next record, or null at the end. */
    protected abstract @Nullable T read();

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            ended = true;
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T record = next;
        next = null;
        return record;
    }
}
