package org.vigie.access;

/**
 * Who asks. Every answer holds only what its reader may see, and whatever keeps an answer (an ETag, a cache, a snapshot) is
 * named by {@link #key()} too.
 *
 * @param name the login name, the name of a key, or of the audience; for the audit
 * @param role what the reader may do
 * @param clearance the closest marking that the reader may see
 * @param organisation the code of the organisation that the reader belongs to; AMBER+STRICT and RED of others stay hidden
 */
public record Reader(String name, Role role, Marking clearance, String organisation) {

    /** The code of the organisation of a centre that stands alone. */
    public static final String LOCAL_ORGANISATION = "LOCAL";

    /** Nobody in particular: an anonymous reader, the audience of a public snapshot. */
    public static final Reader PUBLIC = new Reader("public", Role.PUBLIC, Marking.CLEAR, "");

    /** The service itself: imports, schedules, what it warms before anybody asks. */
    public static final Reader SERVICE = new Reader("service", Role.ADMIN, Marking.RED, LOCAL_ORGANISATION);

    /** Who asks on this thread. */
    public static Reader current() {
        return SERVICE;
    }

    /** Whether the reader may all that a role may. */
    public boolean is(Role atLeast) {
        return role.includes(atLeast);
    }

    /** What decides which data the reader sees: two readers of the same key get the same answers. */
    public String key() {
        return role + "/" + clearance + "/" + organisation;
    }
}
