package org.vigie.hotspots;

/** With which period a change is measured. */
public enum Comparison {
    /** The same number of days right before the period. */
    PREVIOUS,
    /** The same days a year before. */
    LAST_YEAR
}
