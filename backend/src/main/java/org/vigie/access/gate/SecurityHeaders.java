package org.vigie.access.gate;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.vigie.api.TileSettings;

/**
 * What every answer tells the browser not to do. A controller that sets a Content-Security-Policy of its own (a page made for
 * other sites' frames) keeps it.
 */
final class SecurityHeaders {

    /** Everything from here alone, nothing inline, in nobody's frame. Images may be drawn by the page itself, and come from the tile server of the settings. */
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:%s; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(self),"
            + " gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    private SecurityHeaders() {}

    static void write(HeadersConfigurer<HttpSecurity> headers, TileSettings tiles) {
        String tileHost = tiles.source().map(host -> " " + host).orElse("");
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY.formatted(tileHost)))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .httpStrictTransportSecurity(
                        strict -> strict.includeSubDomains(false).maxAgeInSeconds(31_536_000))
                .frameOptions(frame -> frame.disable())
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isForFrames(Routes.path(request)),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)));
    }

    /** Pages made to stand in other sites' frames; they say themselves in whose. */
    private static boolean isForFrames(String path) {
        return path.startsWith("/s/") && path.contains("embed");
    }
}
