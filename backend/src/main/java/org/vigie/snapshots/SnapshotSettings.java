package org.vigie.snapshots;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code vigie.public-url} and {@code vigie.embed.*}.
 *
 * @param publicUrl how others reach the service, for addresses in briefings: {@code https://vigie.example.org}; null takes each
 *     request's own
 * @param embed who may show embeds
 */
@ConfigurationProperties("vigie")
record SnapshotSettings(
        @Nullable String publicUrl, @DefaultValue Embed embed) {

    SnapshotSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank()
                ? null
                : publicUrl.strip().replaceAll("/+$", "");
        if (publicUrl != null && !isAddress(publicUrl)) {
            throw new IllegalArgumentException(
                    "vigie.public-url: an address such as https://vigie.example.org is expected, not " + publicUrl);
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /**
     * @param frameAncestors the sites that may show embeds, as Content-Security-Policy writes them, separated by spaces; {@code *}
     *     for all, {@code 'none'} for nobody
     */
    record Embed(@DefaultValue("'self'") String frameAncestors) {

        Embed {
            frameAncestors = frameAncestors.strip();
            if (!frameAncestors.matches("[A-Za-z0-9:/.*' _\\[\\]-]+")) {
                throw new IllegalArgumentException(
                        "vigie.embed.frame-ancestors: sites separated by spaces, * or 'none' " + "are expected, not "
                                + frameAncestors);
            }
        }
    }
}
