package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;
import org.vigie.formats.CsvWriter;

/** CSV for spreadsheets, with HXL tags on request (hxlstandard.org 1.1). */
@Component
class CsvDownload implements Download {

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        var csv = new CsvWriter(out, dataset.columns(options.language()));
        if (options.hxl()) {
            csv.writeLine(dataset.fields().stream().map(Field::hxl).toList());
        }
        dataset.rows().forEach(new FlushingRows(csv, csv::flush));
        csv.flush();
    }
}
