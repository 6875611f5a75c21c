package org.vigie.snapshots;

/** Whom a snapshot is for. */
public enum Audience {
    /** Anyone: it holds only what {@link org.vigie.access.Reader#PUBLIC} may see. */
    PUBLIC,
    /** Readers whose clearance covers its marking; its address is no right. */
    INTERNAL
}
