package org.vigie.snapshots;

import java.security.SecureRandom;

/** Names of snapshots, which nobody can guess: 22 letters and digits, 130 random bits. */
final class SnapshotId {

    /** For paths: nothing else, so that {@code /s/{id}.png} is never taken for an id. */
    static final String PATTERN = "[0-9A-Za-z]+";

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SnapshotId() {}

    static String random() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (id, i) -> id.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** Whether a text could be one. */
    static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
    }
}
