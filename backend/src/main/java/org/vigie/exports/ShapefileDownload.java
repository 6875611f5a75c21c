package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.vigie.api.Messages;
import org.vigie.api.Problem;
import org.vigie.formats.DbfField;
import org.vigie.formats.FormatException;
import org.vigie.formats.FormatTrouble;
import org.vigie.formats.ShapeType;
import org.vigie.formats.ShapefileWriter;
import org.vigie.styles.LayerStyle;

/**
 * A zipped shapefile with all that belongs to it: styles for QGIS and others, the README in both languages, SHA-256 sums. The
 * table is streamed; the positions wait on disk until it has gone.
 */
@Component
class ShapefileDownload implements Download {

    private final Readme readme;

    ShapefileDownload(Readme readme) {
        this.readme = readme;
    }

    @Override
    public Format format() {
        return Format.SHAPEFILE;
    }

    @Override
    public void write(Dataset dataset, Options options, OutputStream out) throws IOException {
        String name = dataset.passport().stem();
        ShapeType type = dataset.points() ? ShapeType.POINT : ShapeType.POLYGON;
        List<DbfField> fields = dataset.fields().stream()
                .map(field -> field.dbf(dataset.widths().applyAsInt(field)))
                .toList();
        var zip = new SummedZip(out);
        try (var shapefile = ShapefileWriter.intoZip(zip, name, type, fields, dataset.count())) {
            dataset.rows().forEach(new FlushingRows(shapefile::write, zip));
            shapefile.finish();
            addOthers(dataset, options.language(), name, shapefile.cutTexts(), zip);
        } catch (FormatException e) {
            throw e.trouble() == FormatTrouble.SHAPEFILE_TOO_LARGE
                    ? new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            e.code(),
                            e.arguments().toArray())
                    : e;
        }
    }

    private void addOthers(Dataset dataset, Locale language, String name, long cutTexts, SummedZip zip)
            throws IOException {
        LayerStyle style = dataset.style().apply(language);
        String column = dataset.fields().get(dataset.indexOf(style.attribute())).shapefileName();
        zip.add(name + ".qml", style.withAttribute(column).qml());
        zip.add(name + ".sld", style.withAttribute(column).sld(name));
        for (Locale reader : Messages.LANGUAGES) {
            String cut = cutTexts == 0 ? "" : readme.cutTexts(cutTexts, reader);
            zip.add(Readme.fileName(reader), readme.text(dataset, reader) + cut);
        }
        zip.finish();
    }
}
