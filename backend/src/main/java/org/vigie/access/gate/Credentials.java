package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.vigie.access.people.Keys;
import org.vigie.access.people.Sessions;
import org.vigie.access.people.Signed;

/** Reads what a request shows of who sends it. */
@Component
class Credentials {

    private static final String KEY_HEADER = "X-API-Key";

    private final Keys keys;
    private final Sessions sessions;
    private final BasicPasswords basic;
    private final ObjectProvider<JwtDecoder> tokens;
    private final TokenClaims claims;

    Credentials(
            Keys keys, Sessions sessions, BasicPasswords basic, ObjectProvider<JwtDecoder> tokens, TokenClaims claims) {
        this.keys = keys;
        this.sessions = sessions;
        this.basic = basic;
        this.tokens = tokens;
        this.claims = claims;
    }

    /**
     * Who sends a request; empty where it shows nothing, or a session that has ended.
     *
     * @throws BadCredentials where a key, token or password is wrong
     * @throws org.vigie.access.people.Entry.Refused where too many passwords were wrong before
     */
    Optional<Signed> find(HttpServletRequest request) {
        String key = request.getHeader(KEY_HEADER);
        if (key != null) {
            return Optional.of(key(key, request));
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Cookies.find(request, Cookies.SESSION).flatMap(sessions::find);
        }
        String value = authorization.substring(authorization.indexOf(' ') + 1).strip();
        String scheme = authorization.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.of(
                switch (scheme) {
                    case "bearer" -> value.startsWith(Keys.PREFIX) ? key(value, request) : token(value);
                    case "basic" -> password(value, request);
                    default -> throw BadCredentials.ofKey();
                });
    }

    /** Whether a request shows more than a browser sends by itself. */
    static boolean areExplicit(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getHeader(KEY_HEADER) != null;
    }

    private Signed key(String key, HttpServletRequest request) {
        return keys.enter(key.strip(), request.getRemoteAddr()).orElseThrow(BadCredentials::ofKey);
    }

    private Signed token(String token) {
        JwtDecoder decoder = tokens.getIfAvailable();
        if (decoder == null) {
            throw BadCredentials.ofKey();
        }
        try {
            return claims.find(decoder.decode(token)).map(Signed::token).orElseThrow(BadCredentials::ofKey);
        } catch (JwtException notValid) {
            throw BadCredentials.ofKey();
        }
    }

    private Signed password(String encoded, HttpServletRequest request) {
        String plain;
        try {
            plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw BadCredentials.ofPassword();
        }
        int colon = plain.indexOf(':');
        if (colon < 0) {
            throw BadCredentials.ofPassword();
        }
        return basic.enter(plain.substring(0, colon), plain.substring(colon + 1), request.getRemoteAddr());
    }
}
