package org.vigie.access;

/** What a person may do, each with all that the one before may. */
public enum Role {
    /** Not signed in, or the audience of a public snapshot: whole months, categories and areas, counts perturbed. */
    PUBLIC(Marking.CLEAR),
    /** Sees aggregates. */
    VIEWER(Marking.GREEN),
    /** Sees incidents, takes exports and snapshots. */
    ANALYST(Marking.AMBER),
    /** Imports, reviews and edits. */
    EDITOR(Marking.AMBER_STRICT),
    /** Manages people, keys, boundaries and settings; erases. */
    ADMIN(Marking.RED);

    private final Marking clearance;

    Role(Marking clearance) {
        this.clearance = clearance;
    }

    /** The closest marking that a person of this role may see unless it was set for the person. */
    public Marking defaultClearance() {
        return clearance;
    }

    /** Whether this role may all that another may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
