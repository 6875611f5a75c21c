package org.vigie.api;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trouble that lies neither in the request nor in the program, and passes: the same work can be done when it is over. */
public enum Outage {
    /** The database does not answer, has gone, or starts. */
    DATABASE,
    /** A disk is full: the service's own or the database's. */
    DISK,
    /** Somebody else worked on the same rows; at once it can be tried again. */
    COLLISION;

    private static final int MOST_CAUSES = 20;

    /** What is out, where that is why something failed. Looks through all causes. */
    public static Optional<Outage> of(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
            Optional<Outage> found = ofOne(cause);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Outage> ofOne(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException) {
            return Optional.of(DATABASE);
        }
        if (cause instanceof SQLException e && e.getSQLState() != null) {
            return ofState(e.getSQLState());
        }
        String message = String.valueOf(cause.getMessage());
        boolean full = message.contains("No space left on device") || message.contains("Disk quota exceeded");
        return cause instanceof IOException && full ? Optional.of(DISK) : Optional.empty();
    }

    /** PostgreSQL's error codes (its manual, appendix A). */
    private static Optional<Outage> ofState(String state) {
        if (state.equals("53100")) {
            return Optional.of(DISK);
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            return Optional.of(DATABASE);
        }
        return state.equals("40001") || state.equals("40P01") ? Optional.of(COLLISION) : Optional.empty();
    }
}
