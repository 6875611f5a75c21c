package org.vigie.access;

/** What a person may beyond their role, given to them by name. */
public enum Grant {
    /** Sees positions as they are, not rounded. */
    EXACT_POINTS,
    /** Need to know: may read who stands behind a source's code name. */
    SOURCE_IDENTITY
}
