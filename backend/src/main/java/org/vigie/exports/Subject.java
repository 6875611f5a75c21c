package org.vigie.exports;

import java.util.Locale;

/** What is taken home. */
enum Subject {
    HOTSPOTS,
    INCIDENTS,
    AREAS;

    /** Its name in addresses, file names and layers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
