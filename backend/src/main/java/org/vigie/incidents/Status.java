package org.vigie.incidents;

/** Whether an incident is believed: DENIED ones are kept and do not count. */
public enum Status {
    REPORTED,
    VERIFIED,
    DENIED
}
