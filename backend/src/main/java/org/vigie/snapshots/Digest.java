package org.vigie.snapshots;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of bytes, to name and to compare them. */
final class Digest {

    private Digest() {}

    /** In hexadecimal. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(hash(bytes));
    }

    /** As a content security policy names an inline style. */
    static String source(byte[] bytes) {
        return "'sha256-" + Base64.getEncoder().encodeToString(hash(bytes)) + "'";
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
