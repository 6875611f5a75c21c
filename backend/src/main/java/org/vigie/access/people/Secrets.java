package org.vigie.access.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random words that nobody guesses, and the hash under which they are kept. */
public final class Secrets {

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The length of a word of 250 bits. */
    public static final int LONG = 42;

    private Secrets() {}

    /** A random word of letters and digits; each of its signs is worth 5.95 bits. */
    public static String word(int length) {
        return RANDOM.ints(length, 0, SIGNS.length())
                .collect(StringBuilder::new, (word, sign) -> word.append(SIGNS.charAt(sign)), StringBuilder::append)
                .toString();
    }

    /** SHA-256 of a text. Enough for a random word of 128 bits or more; a password needs a slow hash. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether two texts are the same, in a time that does not tell where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(hash(one), hash(other));
    }
}
