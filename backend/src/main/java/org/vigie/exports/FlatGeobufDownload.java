package org.vigie.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.vigie.formats.FlatGeobufWriter;

/** FlatGeobuf with its index, which stands before the features: they are kept on disk and then sent. Its description is the README. */
@Component
class FlatGeobufDownload implements Download {

    private final Readme readme;

    FlatGeobufDownload(Readme readme) {
        this.readme = readme;
    }

    @Override
    public Format format() {
        return Format.FLATGEOBUF;
    }

    @Override
    public boolean isMadeOnDisk() {
        return true;
    }

    @Override
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        Path directory = Files.createTempDirectory("flatgeobuf");
        try (var fgb = new FlatGeobufWriter(
                directory,
                dataset.passport().subject().word(),
                readme.title(dataset.passport(), options.language()),
                readme.text(dataset, options.language()),
                !dataset.points(),
                dataset.columns(options.language()))) {
            dataset.rows().forEach(fgb);
            var buffered = new BufferedOutputStream(out, 1 << 16);
            fgb.finish(buffered);
            buffered.flush();
        } finally {
            Files.deleteIfExists(directory);
        }
    }
}
