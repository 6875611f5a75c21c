package org.vigie.hotspots;

/** Since when nothing was heard of an area. No report is not peace. */
public enum Silence {
    /** A report within 30 days, or within twice the median gap between the reports of the last 12 months. */
    HEARD,
    /** None for longer than that. */
    SILENT,
    /** None in 365 days. */
    UNMONITORED
}
