package org.vigie.snapshots;

/**
 * A snapshot was made; published in its transaction.
 *
 * @param by the name of who made it
 */
public record SnapshotMade(String id, String title, Audience audience, String by) {}
