package org.vigie.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;
import org.vigie.formats.FlatGeobufWriter;

/** FlatGeobuf, streamed; its description is the README. */
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
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, 1 << 15);
        var fgb = new FlatGeobufWriter(
                buffered,
                dataset.passport().subject().word(),
                readme.title(dataset.passport(), options.language()),
                readme.text(dataset, options.language()),
                !dataset.points(),
                dataset.columns(options.language()),
                dataset.count());
        dataset.rows().forEach(new FlushingRows(fgb, buffered));
        buffered.flush();
    }
}
