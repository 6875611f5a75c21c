package org.vigie.api;

import java.util.List;

/**
 * The other hosts whose pictures the page may show, as a Content-Security-Policy names them; none unless the settings name a tile
 * server.
 *
 * @param sources for example {@code https://*.example.org}
 */
public record ImageHosts(List<String> sources) {

    public ImageHosts {
        sources = List.copyOf(sources);
    }

    /** A policy whose {@code img-src} takes in these hosts. */
    public String widen(String policy) {
        return sources.isEmpty()
                ? policy
                : policy.replace("img-src 'self'", "img-src 'self' " + String.join(" ", sources));
    }
}
