package org.vigie.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Small files for tests, sound and broken. */
public final class TestFiles {

    private TestFiles() {}

    static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static List<Feature> features(FeatureSource opened) {
        List<Feature> features = new ArrayList<>();
        try (opened) {
            opened.forEach(features::add);
        }
        return features;
    }

    /** The entries of an archive, by name. */
    static Map<String, byte[]> unzipped(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    public static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A zipped shapefile of one text field {@code name} and the given shapes, null ones included. */
    static Path shapefile(Path directory, ShapeType type, @Nullable Geometry... shapes) throws IOException {
        Path file = directory.resolve("layer.zip");
        List<DbfField> fields = List.of(DbfField.text("name", 20));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                ShapefileWriter writer = ShapefileWriter.intoZip(zip, "layer", type, fields, shapes.length)) {
            for (int i = 0; i < shapes.length; i++) {
                writer.write(shapes[i], "Ségou " + (i + 1));
            }
            writer.finish();
        }
        return file;
    }

    /** A workbook of the given sheets (the inside of {@code sheetData}), with styles 0 general, 1 date, 2 date and time, 3 "0.00". */
    public static Map<String, byte[]> workbook(String... sheets) {
        StringBuilder list = new StringBuilder();
        StringBuilder links = new StringBuilder();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int i = 1; i <= sheets.length; i++) {
            list.append("<sheet name='S%d' sheetId='%d' r:id='rId%d'/>".formatted(i, i, i));
            links.append(relationship(i, "worksheet", "worksheets/sheet" + i + ".xml"));
            parts.put(
                    "xl/worksheets/sheet" + i + ".xml",
                    utf8("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                            + sheets[i - 1] + "</sheetData></worksheet>"));
        }
        links.append(relationship(98, "styles", "styles.xml"))
                .append(relationship(99, "sharedStrings", "sharedStrings.xml"));
        parts.put(
                "[Content_Types].xml",
                utf8("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + contentType("workbook", "sheet.main") + contentType("styles", "styles")
                        + contentType("sharedStrings", "sharedStrings") + "</Types>"));
        parts.put("_rels/.rels", relationships(relationship(1, "officeDocument", "xl/workbook.xml")));
        parts.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
                        + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                        + list
                        + "</sheets></workbook>"));
        parts.put("xl/_rels/workbook.xml.rels", relationships(links.toString()));
        parts.put(
                "xl/styles.xml",
                utf8("<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                        + "<numFmts count='1'><numFmt numFmtId='170' formatCode='dd/mm/yyyy\\ hh:mm'/></numFmts>"
                        + "<cellXfs count='4'><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/>"
                        + "<xf numFmtId='2'/></cellXfs></styleSheet>"));
        parts.put(
                "xl/sharedStrings.xml",
                utf8(
                        "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                                + "<si><t>date</t></si><si><t xml:space='preserve'> lieu </t></si><si><t>Ségou</t></si></sst>"));
        return parts;
    }

    private static String contentType(String part, String type) {
        return ("<Override PartName='/xl/%s.xml' ContentType='application/vnd.openxmlformats-officedocument"
                        + ".spreadsheetml.%s+xml'/>")
                .formatted(part, type);
    }

    private static byte[] relationships(String inside) {
        return utf8("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + inside
                + "</Relationships>");
    }

    private static String relationship(int id, String type, String target) {
        return "<Relationship Id='rId%d' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s' Target='%s'/>"
                .formatted(id, type, target);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
