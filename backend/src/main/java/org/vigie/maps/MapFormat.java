package org.vigie.maps;

import org.springframework.http.MediaType;

/** As what a map is sent. */
enum MapFormat {
    PNG(MediaType.IMAGE_PNG),
    SVG(MediaType.parseMediaType("image/svg+xml")),
    PDF(MediaType.APPLICATION_PDF);

    private final MediaType mediaType;

    MapFormat(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return mediaType;
    }
}
