package org.vigie.incidents;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes the ids of incidents: UUID version 7 (RFC 9562, section 5.7), 48 bits of Unix milliseconds, then random bits. They
 * grow with time, so that an index takes a million of them at its end instead of all over. Thread safe.
 */
public final class OriginId {

    private static final SecureRandom SEED = new SecureRandom();
    private static final ThreadLocal<java.util.SplittableRandom> RANDOM =
            ThreadLocal.withInitial(() -> new java.util.SplittableRandom(SEED.nextLong()));

    private OriginId() {}

    /** A new id. */
    public static UUID next() {
        var random = RANDOM.get();
        long high = System.currentTimeMillis() << 16 | 0x7000L | random.nextLong() & 0x0FFFL;
        long low = 0x8000000000000000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
