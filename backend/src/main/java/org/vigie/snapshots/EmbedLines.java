package org.vigie.snapshots;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The lines that put a snapshot into a page, a wiki or a briefing. */
@Component
class EmbedLines {

    /** The size of an embed that nobody said anything about, CSS pixels. */
    static final int WIDTH = 800;

    static final int HEIGHT = 560;

    private final Addresses addresses;

    EmbedLines(Addresses addresses) {
        this.addresses = addresses;
    }

    /** {@code iframe}, {@code img} and {@code markdown}. */
    Map<String, String> of(Snapshot snapshot) {
        String alternative = snapshot.alternative();
        var lines = new LinkedHashMap<String, String>();
        lines.put("iframe", iframe(snapshot, WIDTH, HEIGHT));
        lines.put(
                "img",
                "<a href=\"%s\"><img src=\"%s\" alt=\"%s\"></a>"
                        .formatted(
                                addresses.page(snapshot),
                                addresses.file(snapshot, FileName.PNG),
                                Html.escape(alternative)));
        lines.put(
                "markdown",
                "[![%s](%s)](%s)"
                        .formatted(
                                alternative.replaceAll("[\\[\\]\\\\`*_<>]", "\\\\$0"),
                                addresses.file(snapshot, FileName.PNG),
                                addresses.page(snapshot)));
        return lines;
    }

    /** The frame of an interactive embed, CSS pixels. */
    String iframe(Snapshot snapshot, int width, int height) {
        return ("<iframe src=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\" "
                        + "style=\"border:0;max-width:100%%\"></iframe>")
                .formatted(addresses.embed(snapshot), Html.escape(snapshot.title()), width, height);
    }
}
