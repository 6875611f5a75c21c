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
 * A zipped shapefile with all that belongs to it: styles for QGIS and others, the README in both languages, SHA-256 sums. Its
 * parts are made on disk and then sent.
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
        List<DbfField> fields = dataset.fields().stream().map(Field::dbf).toList();
        try (var shapefile = ShapefileWriter.temporary(name, type, fields, dataset.count())) {
            dataset.rows().forEach(shapefile::write);
            shapefile.finish();
            send(dataset, options.language(), name, shapefile, out);
        } catch (FormatException e) {
            throw e.trouble() == FormatTrouble.SHAPEFILE_TOO_LARGE
                    ? new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            e.code(),
                            e.arguments().toArray())
                    : e;
        }
    }

    private void send(Dataset dataset, Locale language, String name, ShapefileWriter shapefile, OutputStream out)
            throws IOException {
        var zip = new SummedZip(out);
        shapefile.addTo(zip);
        LayerStyle style = dataset.style().apply(language);
        String column = dataset.fields().get(dataset.indexOf(style.attribute())).shapefileName();
        zip.add(name + ".qml", style.withAttribute(column).qml());
        zip.add(name + ".sld", style.withAttribute(column).sld(name));
        for (Locale reader : Messages.LANGUAGES) {
            String cut = shapefile.cutTexts() == 0 ? "" : readme.cutTexts(shapefile.cutTexts(), reader);
            zip.add(Readme.fileName(reader), readme.text(dataset, reader) + cut);
        }
        zip.finish();
    }
}
