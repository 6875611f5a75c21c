package org.vigie.access.people;

import org.jspecify.annotations.Nullable;

/**
 * A centre or a partner.
 *
 * @param country ISO 3166 alpha-3, null where it has none
 * @param isPartner whether it is not a centre of its own
 * @param people how many people belong to it
 */
public record Organisation(
        String code, String name, @Nullable String country, boolean isPartner, long people) {}
