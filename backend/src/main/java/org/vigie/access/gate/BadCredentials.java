package org.vigie.access.gate;

import org.springframework.security.core.AuthenticationException;

/** A key, token or password that is not valid. */
final class BadCredentials extends AuthenticationException {

    /** What a caller that showed nothing is told to show; a browser asks nobody for it. */
    static final String BEARER = "Bearer realm=\"Vigie\"";

    private static final String BASIC = "Basic realm=\"Vigie\", charset=\"UTF-8\"";
    private static final long serialVersionUID = 1;

    private final String challenge;

    private BadCredentials(String challenge) {
        super("not valid");
        this.challenge = challenge;
    }

    static BadCredentials ofKey() {
        return new BadCredentials(BEARER + ", error=\"invalid_token\"");
    }

    static BadCredentials ofPassword() {
        return new BadCredentials(BASIC);
    }

    String challenge() {
        return challenge;
    }
}
