package org.vigie.areas;

/**
 * A country's boundary set changed. Published in the transaction that changes it, so that whoever keeps P-codes of
 * communes places its rows anew in the same transaction and data version.
 *
 * @param country ISO 3166-1 alpha-3
 * @param boundarySetId the set that serves from now on
 * @param version the data version that this transaction publishes
 */
public record BoundariesActivated(String country, int boundarySetId, long version) {}
