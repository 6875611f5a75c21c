package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.formats.GeoJsonWriter;

/** GeoJSON (RFC 7946); what it is stands in the foreign member {@code vigie}, before the features. */
@Component
class GeoJsonDownload implements Download {

    private final Readme readme;

    GeoJsonDownload(Readme readme) {
        this.readme = readme;
    }

    @Override
    public Format format() {
        return Format.GEOJSON;
    }

    @Override
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        var about = Map.of("vigie", about(dataset, options));
        var json = new GeoJsonWriter(out, dataset.columns(options.language()), 0, about);
        dataset.rows().forEach(new FlushingRows(json, json::flush));
        json.finish(Map.of());
    }

    private Map<String, Object> about(Dataset dataset, Options options) {
        Passport passport = dataset.passport();
        var about = new LinkedHashMap<String, Object>();
        about.put("title", readme.title(passport, options.language()));
        about.put("numberOfFeatures", dataset.count());
        about.put("dataVersion", passport.dataVersion());
        passport.totals().forEach(total -> about.put(total.name(), total.number()));
        if (passport.marking() != null) {
            about.put("marking", passport.marking().label());
        }
        about.put("exercise", passport.exercise());
        about.put("about", readme.text(dataset, options.language()));
        return about;
    }
}
