package org.vigie.snapshots;

import java.util.Arrays;
import java.util.Optional;

/** The files that a snapshot keeps. */
enum FileName {
    HTML("html", "html", "text/html;charset=UTF-8"),
    PNG("png", "png", "image/png"),
    /** The picture at twice its size. */
    PNG2("png2", "png", "image/png"),
    SVG("svg", "svg", "image/svg+xml"),
    PDF("pdf", "pdf", "application/pdf"),
    CSV("csv", "csv", "text/csv;charset=UTF-8"),
    JSON("json", "json", "application/json"),
    /** Values and outlines for the interactive embed. */
    EMBED("embed", "embed.json", "application/json");

    private final String key;
    private final String ending;
    private final String mediaType;

    FileName(String key, String ending, String mediaType) {
        this.key = key;
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** Its name in the database. */
    String key() {
        return key;
    }

    /** Its name behind the dot of an address. */
    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    /** The file of an ending; the first of those that share it. */
    static Optional<FileName> find(String ending) {
        return Arrays.stream(values())
                .filter(name -> name.ending.equals(ending))
                .findFirst();
    }
}
