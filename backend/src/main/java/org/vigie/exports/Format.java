package org.vigie.exports;

import java.util.Arrays;
import org.vigie.api.Problem;

/** The formats that are offered. */
enum Format {
    SHAPEFILE("shp.zip", "application/zip"),
    GEOPACKAGE("gpkg", "application/geopackage+sqlite3"),
    GEOJSON("geojson", "application/geo+json"),
    CSV("csv", "text/csv;charset=UTF-8"),
    KML("kml", "application/vnd.google-earth.kml+xml"),
    FLATGEOBUF("fgb", "application/flatgeobuf");

    private final String ending;
    private final String mediaType;

    Format(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The end of its file names, without the dot. */
    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * The format of a file name's end.
     *
     * @throws Problem a 404 that names the known ones
     */
    static Format get(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        org.springframework.http.HttpStatus.NOT_FOUND,
                        "UNKNOWN_FORMAT",
                        ending,
                        String.join(
                                ", ",
                                Arrays.stream(values()).map(Format::ending).toList())));
    }
}
