package org.vigie.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Validators for HTTP caching. */
public final class Caching {

    private Caching() {}

    /**
     * A weak ETag of everything an answer depends on. Weak, because Tomcat does not compress an answer with a strong
     * one.
     *
     * @param version the data version the answer was made from
     * @param query the request's parameters, in any order
     * @param others whatever else decides the answer: language, clearance, reference day
     */
    public static String weakETag(long version, Map<String, String[]> query, Object... others) {
        var text = new StringBuilder().append(version).append('\n').append(Arrays.toString(others));
        new TreeMap<>(query)
                .forEach((name, values) ->
                        text.append('\n').append(name).append('=').append(Arrays.toString(values)));
        return "W/\"" + version + "-" + digest(text.toString()) + "\"";
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
