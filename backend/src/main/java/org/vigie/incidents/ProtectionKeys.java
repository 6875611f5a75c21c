package org.vigie.incidents;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Secret keys of this store, one a purpose, made at random when first asked for and kept in the database, so that every instance
 * has the same one and a restored store keeps it.
 */
@Component
class ProtectionKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Map<String, SecretKeySpec> known = new ConcurrentHashMap<>();

    ProtectionKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A keyed hash (HMAC-SHA-256, RFC 2104) of a text, under the key of a purpose. */
    byte[] hash(String purpose, String text) {
        return hash(key(purpose), text);
    }

    /** The key of a purpose. */
    SecretKeySpec key(String purpose) {
        return known.computeIfAbsent(purpose, this::load);
    }

    static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec load(String purpose) {
        byte[] made = new byte[BYTES];
        new SecureRandom().nextBytes(made);
        jdbc.sql("insert into protection_key (purpose, key) values (:purpose, :key) on conflict do nothing")
                .param("purpose", purpose)
                .param("key", made)
                .update();
        byte[] kept = jdbc.sql("select key from protection_key where purpose = :purpose")
                .param("purpose", purpose)
                .query(byte[].class)
                .single();
        return new SecretKeySpec(kept, ALGORITHM);
    }
}
