package org.vigie.snapshots;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The style that pages of snapshots carry inside. */
@Component
class Style {

    private static final String START = "<style>";

    private final String text = Text.of("snapshot.css");

    String text() {
        return text;
    }

    /** How a policy names the style that a page has inside, of whatever time the page is. */
    static String source(String page) {
        int from = page.indexOf(START) + START.length();
        return Digest.source(
                page.substring(from, page.indexOf("</style>", from)).getBytes(StandardCharsets.UTF_8));
    }
}
