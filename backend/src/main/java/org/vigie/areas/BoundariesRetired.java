package org.vigie.areas;

/**
 * A country has no boundary set any more. Published in the transaction that takes it away.
 *
 * @param country ISO 3166-1 alpha-3
 * @param boundarySetId the set that served until now
 * @param version the data version that this transaction publishes
 */
public record BoundariesRetired(String country, int boundarySetId, long version) {}
