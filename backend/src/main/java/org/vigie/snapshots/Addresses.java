package org.vigie.snapshots;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whole addresses of snapshots, as others see the service. */
@Component
class Addresses {

    private static final Pattern PATH =
            Pattern.compile("/s/([0-9A-Za-z]+)(?:\\.(?:html|png|svg|pdf|csv|json)|/embed)?/?");

    private final SnapshotSettings settings;

    Addresses(SnapshotSettings settings) {
        this.settings = settings;
    }

    /** The service's own address without a slash at its end: that of the settings, else that of the request. */
    String base() {
        return settings.publicUrl() == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : settings.publicUrl();
    }

    String page(Snapshot snapshot) {
        return base() + "/s/" + snapshot.id();
    }

    String file(Snapshot snapshot, FileName name) {
        return page(snapshot) + "." + name.ending();
    }

    String embed(Snapshot snapshot) {
        return page(snapshot) + "/embed";
    }

    /** What tells other programs how to embed it. */
    String oembed(Snapshot snapshot) {
        return base() + "/oembed?format=json&url=" + URLEncoder.encode(page(snapshot), StandardCharsets.UTF_8);
    }

    /** Where a snapshot and its files are. */
    Map<String, String> links(Snapshot snapshot) {
        var links = new LinkedHashMap<String, String>();
        links.put("self", base() + "/api/v1/snapshots/" + snapshot.id());
        links.put("page", page(snapshot));
        for (FileName name :
                new FileName[] {FileName.HTML, FileName.PNG, FileName.SVG, FileName.PDF, FileName.CSV, FileName.JSON}) {
            links.put(name.key(), file(snapshot, name));
        }
        links.put("png2x", file(snapshot, FileName.PNG) + "?scale=2");
        links.put("embed", embed(snapshot));
        links.put("oembed", oembed(snapshot));
        return links;
    }

    /** The id in an address of ours; empty where it is another's. */
    Optional<String> findId(String address) {
        try {
            URI uri = URI.create(address.strip());
            String path = uri.getPath();
            boolean ours = path != null && isOurs(uri);
            Matcher matcher = PATH.matcher(
                    ours ? path.substring(URI.create(base()).getPath().length()) : "");
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private boolean isOurs(URI uri) {
        URI base = URI.create(base());
        return uri.getScheme() != null
                && uri.getScheme().matches("https?")
                && String.valueOf(uri.getAuthority()).equalsIgnoreCase(base.getAuthority())
                && uri.getPath().startsWith(base.getPath());
    }
}
