package org.vigie.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.vigie.exports.Download.Options;
import org.vigie.hotspots.HotspotResult;

/** The table of a result that is at hand already: what {@code GET /api/v1/exports/hotspots.csv} answers for its query. */
@Component
public class HotspotTable {

    private final HotspotSource hotspots;
    private final CsvDownload csv;

    HotspotTable(HotspotSource hotspots, CsvDownload csv) {
        this.hotspots = hotspots;
        this.csv = csv;
    }

    /**
     * The table as CSV, UTF-8 with byte order mark.
     *
     * @param result with all its fields
     */
    public byte[] csv(HotspotResult result, Locale language) {
        var out = new ByteArrayOutputStream();
        try {
            csv.write(hotspots.dataset(result), new Options(language, false), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
