package org.vigie.geocode;

/**
 * The gazetteers are no longer those of before. Published in the transaction that changes them.
 *
 * @param version the data version that this transaction publishes
 */
public record GazetteersChanged(long version) {}
