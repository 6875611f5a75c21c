package org.vigie.hotspots;

/** What an incident weighs in {@code weighted}. */
public enum Weights {
    /** 1. */
    NONE,
    /** Its severity 1..5; 1 where it is unknown. */
    SEVERITY,
    /** 1 + people killed; 1 where that is unknown. */
    FATALITIES,
    /** 2^(-age / half-life), the age in days from its last day to the reference day. */
    DECAY
}
