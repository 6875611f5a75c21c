package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;
import org.vigie.formats.GeoPackageWriter;
import org.vigie.styles.LayerStyle;

/** GeoPackage, made in a temporary file and then sent. */
@Component
class GeoPackageDownload implements Download {

    private final Readme readme;

    GeoPackageDownload(Readme readme) {
        this.readme = readme;
    }

    @Override
    public Format format() {
        return Format.GEOPACKAGE;
    }

    @Override
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        Path directory = Files.createTempDirectory("geopackage");
        Path file = directory.resolve("layer.gpkg");
        try {
            writeFile(dataset, options, file);
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    @Override
    public boolean isMadeOnDisk() {
        return true;
    }

    @Override
    public void writeFile(Dataset dataset, Options options, Path file) throws IOException {
        Locale language = options.language();
        String layer = dataset.passport().subject().word();
        String title = readme.title(dataset.passport(), language);
        try (var gpkg = new GeoPackageWriter(
                file,
                layer,
                title,
                readme.summary(dataset.passport(), language),
                !dataset.points(),
                dataset.columns(language))) {
            LayerStyle style = dataset.style().apply(language);
            gpkg.addStyle(title, style.qml(), style.sld(layer));
            for (Locale reader : Messages.LANGUAGES) {
                gpkg.addMetadata("text/plain", readme.text(dataset, reader));
            }
            dataset.rows().forEach(gpkg);
            gpkg.finish();
        }
    }
}
