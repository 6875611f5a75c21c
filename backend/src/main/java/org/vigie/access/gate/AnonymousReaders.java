package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.access.StoredData;
import org.vigie.api.DataVersion;

/**
 * What whoever has not signed in may see. {@code vigie.access.anonymous} is {@code none}; {@code public}: perturbed aggregates; or
 * {@code viewer}, for a try on one's own machine: only while the service listens on the loopback address alone, no proxy stands
 * before it, and every incident in the store was made up for exercises.
 */
@Component
class AnonymousReaders {

    /** The choices of the setting. */
    enum Mode {
        NONE,
        PUBLIC,
        VIEWER
    }

    private static final Logger LOG = LoggerFactory.getLogger(AnonymousReaders.class);
    private static final Reader VIEWER = new Reader("anonymous", Role.VIEWER, Marking.GREEN, "");
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    /** What was found in the store at a data version. */
    private record Found(long version, boolean isExerciseOnly) {}

    private final Mode mode;
    private final DataVersion dataVersion;
    private final ObjectProvider<StoredData> storedData;
    private volatile Found found = new Found(-1, false);

    AnonymousReaders(
            @Value("${vigie.access.anonymous:none}") Mode mode,
            @Value("${server.address:}") String address,
            @Value("${vigie.access.trusted-proxies:}") List<String> trustedProxies,
            DataVersion dataVersion,
            ObjectProvider<StoredData> storedData) {
        if (mode == Mode.VIEWER && !(isLoopback(address) && trustedProxies.isEmpty())) {
            throw new IllegalArgumentException(
                    "vigie.access.anonymous=viewer is only for server.address=127.0.0.1 with no"
                            + " vigie.access.trusted-proxies; use none or public");
        }
        this.mode = mode;
        this.dataVersion = dataVersion;
        this.storedData = storedData;
    }

    /** As whom a request without a name is answered; empty where nobody is let in without one. */
    Optional<Reader> find(HttpServletRequest request) {
        return switch (mode) {
            case NONE -> Optional.empty();
            case PUBLIC -> Optional.of(Reader.PUBLIC);
            case VIEWER -> isOwnMachine(request) && isExerciseOnly() ? Optional.of(VIEWER) : Optional.empty();
        };
    }

    private static boolean isOwnMachine(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private boolean isExerciseOnly() {
        long version = dataVersion.current();
        Found known = found;
        if (known.version() != version) {
            boolean isExerciseOnly = storedData.stream().allMatch(StoredData::isExerciseOnly);
            if (!isExerciseOnly && (known.isExerciseOnly() || known.version() < 0)) {
                LOG.warn("The store holds more than exercise data: vigie.access.anonymous=viewer no longer holds,"
                        + " readers sign in");
            }
            known = new Found(version, isExerciseOnly);
            found = known;
        }
        return known.isExerciseOnly();
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
