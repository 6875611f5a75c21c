package org.vigie.api;

import java.util.Map;

/** A feature that says what it offers: its entries stand in {@code GET /api/v1/capabilities}. */
public interface CapabilityContributor {

    /** Entries by name, as JSON values; asked anew for every answer. */
    Map<String, Object> capabilities();
}
