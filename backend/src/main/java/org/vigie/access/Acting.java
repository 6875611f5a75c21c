package org.vigie.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done in the name of a reader outside of the reader's own request: a file that a job makes holds what its asker may
 * see, not what the service may.
 */
public final class Acting {

    private static final ThreadLocal<@Nullable Reader> READER = new ThreadLocal<>();

    private Acting() {}

    /** A piece of work that may fail in its own way. */
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Does some work on this thread as somebody; {@link Reader#current()} says so meanwhile. */
    public static <E extends Exception> void as(Reader reader, Work<E> work) throws E {
        Reader before = READER.get();
        READER.set(reader);
        try {
            work.run();
        } finally {
            if (before == null) {
                READER.remove();
            } else {
                READER.set(before);
            }
        }
    }

    /** In whose name this thread works now. */
    static Optional<Reader> find() {
        return Optional.ofNullable(READER.get());
    }
}
