package org.vigie.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.formats.CsvTable;
import org.vigie.formats.Table;
import org.vigie.formats.XlsxTable;

/** Opens an incoming file by what it holds, whatever its name: a workbook, GeoJSON, or else text in columns. */
final class IncomingTable {

    private IncomingTable() {}

    static Table open(Path file) throws IOException {
        return switch (firstCharacter(file)) {
            case 'P' -> isZip(file) ? XlsxTable.open(file) : CsvTable.open(file);
            case '{' -> GeoJsonTable.open(file);
            default -> CsvTable.open(file);
        };
    }

    static boolean isGeoJson(Path file) throws IOException {
        return firstCharacter(file) == '{';
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K' && in.read() == 3;
        }
    }

    /** The first character that is neither white space nor a byte order mark. */
    private static int firstCharacter(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int c = in.read();
            while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xEF || c == 0xBB || c == 0xBF) {
                c = in.read();
            }
            return c;
        }
    }
}
