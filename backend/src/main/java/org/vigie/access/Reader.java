package org.vigie.access;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who asks. Every answer holds only what its reader may see, and whatever keeps an answer (an ETag, a cache, a snapshot) is
 * named by {@link #key()} too.
 *
 * @param name the login name, the name of a key, or of the audience; for the audit
 * @param role what the reader may do
 * @param clearance the closest marking that the reader may see
 * @param organisation the code of the organisation that the reader belongs to; AMBER+STRICT and RED of others stay hidden
 * @param grants what the reader may beyond the role
 */
public record Reader(String name, Role role, Marking clearance, String organisation, Set<Grant> grants) {

    /** The code of the organisation of a centre that stands alone. */
    public static final String LOCAL_ORGANISATION = "LOCAL";

    /** Nobody in particular: an anonymous reader, the audience of a public snapshot. */
    public static final Reader PUBLIC = new Reader("public", Role.PUBLIC, Marking.CLEAR, "");

    /** The service itself: imports, schedules, what it warms before anybody asks. */
    public static final Reader SERVICE =
            new Reader("service", Role.ADMIN, Marking.RED, LOCAL_ORGANISATION, Set.of(Grant.EXACT_POINTS));

    public Reader {
        grants = Set.copyOf(grants);
    }

    /** A reader who may nothing beyond the role. */
    public Reader(String name, Role role, Marking clearance, String organisation) {
        this(name, role, clearance, organisation, Set.of());
    }

    /**
     * Who asks on this thread: whoever is acted for, else of a request whoever signed in, or the public; outside of requests (jobs, schedules) the
     * service.
     */
    public static Reader current() {
        Optional<Reader> acting = Acting.find();
        if (acting.isPresent()) {
            return acting.get();
        }
        Authentication signed = SecurityContextHolder.getContext().getAuthentication();
        if (signed != null && signed.getPrincipal() instanceof Reader reader) {
            return reader;
        }
        return RequestContextHolder.getRequestAttributes() == null ? SERVICE : PUBLIC;
    }

    /** Whether the reader may all that a role may. */
    public boolean is(Role atLeast) {
        return role.includes(atLeast);
    }

    /** Whether something beyond the role was given to the reader. */
    public boolean has(Grant grant) {
        return grants.contains(grant);
    }

    /**
     * Whether the reader may see what is so marked: no closer than the clearance, and AMBER+STRICT and RED only of the reader's own
     * organisation.
     *
     * @param owner code of the organisation that owns it
     */
    public boolean sees(Marking marking, @Nullable String owner) {
        boolean travels = marking.compareTo(Marking.AMBER) <= 0;
        return equals(SERVICE)
                || marking.compareTo(clearance) <= 0
                        && (travels || organisation.equals(owner) && !organisation.isEmpty());
    }

    /** What decides which data the reader sees: two readers of the same key get the same answers. */
    public String key() {
        return role + "/" + clearance + "/" + organisation + "/" + new TreeSet<>(grants);
    }
}
