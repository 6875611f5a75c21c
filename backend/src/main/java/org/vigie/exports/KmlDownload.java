package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.formats.KmlWriter;
import org.vigie.formats.KmlWriter.Style;
import org.vigie.styles.LayerStyle;

/** KML 2.2 in the map's colours. */
@Component
class KmlDownload implements Download {

    private static final double OPACITY = 0.7;

    private final Readme readme;

    KmlDownload(Readme readme) {
        this.readme = readme;
    }

    @Override
    public Format format() {
        return Format.KML;
    }

    @Override
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        LayerStyle look = dataset.style().apply(options.language());
        int styled = dataset.indexOf(look.attribute());
        List<Style> styles = IntStream.range(0, look.rules().size())
                .mapToObj(i -> new Style("s" + i, look.rules().get(i).colour(), OPACITY))
                .toList();
        var kml = new KmlWriter(
                out,
                dataset.columns(options.language()),
                readme.title(dataset.passport(), options.language()),
                readme.text(dataset, options.language()),
                dataset.indexOf(dataset.points() ? "kind" + (isEnglish(options) ? "En" : "Fr") : "name"),
                styles,
                values -> styleId(look, values[styled]));
        dataset.rows().forEach(new FlushingRows(kml, kml::flush));
        kml.finish();
    }

    private static @Nullable String styleId(LayerStyle look, @Nullable Object value) {
        for (int i = 0; i < look.rules().size(); i++) {
            String wanted = look.rules().get(i).value();
            if (wanted == null
                    ? value == null || look.rules().size() == 1
                    : value != null && wanted.equals(value.toString())) {
                return "s" + i;
            }
        }
        return null;
    }

    private static boolean isEnglish(Options options) {
        return options.language().getLanguage().equals("en");
    }
}
