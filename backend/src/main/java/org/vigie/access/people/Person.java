package org.vigie.access.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;

/**
 * Somebody who may enter.
 *
 * @param login the name to sign in with, lower case
 * @param organisation the code of the organisation they belong to
 * @param ownClearance null where it is the one of the role
 * @param password encoded, with the name of its encoder; null where they sign in elsewhere
 * @param mustChange whether the password was chosen by somebody else
 */
public record Person(
        int id,
        String login,
        String name,
        String organisation,
        Role role,
        @Nullable Marking ownClearance,
        Set<Grant> grants,
        boolean enabled,
        @Nullable String password,
        boolean mustChange,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    /** The closest marking that they may see. */
    public Marking clearance() {
        return ownClearance == null ? role.defaultClearance() : ownClearance;
    }

    /** Them as a reader. */
    public Reader reader() {
        return new Reader(login, role, clearance(), organisation, grants);
    }

    /** Them as a reader of at most a role: with less than their own, of no more clearance than goes with it, and no grants. */
    public Reader reader(Role most, String name) {
        if (most.includes(role)) {
            return new Reader(name, role, clearance(), organisation, grants);
        }
        Marking seen = Marking.closer(clearance(), most.defaultClearance()) == clearance()
                ? most.defaultClearance()
                : clearance();
        return new Reader(name, most, seen, organisation);
    }
}
