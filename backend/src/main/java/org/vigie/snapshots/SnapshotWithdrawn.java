package org.vigie.snapshots;

/**
 * A snapshot was taken back; published in its transaction.
 *
 * @param by the name of who took it back
 */
public record SnapshotWithdrawn(String id, String reason, String by) {}
