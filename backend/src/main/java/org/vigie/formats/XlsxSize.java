package org.vigie.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Refuses workbooks that would unpack to more than memory or patience allow. The sizes an archive declares are not
 * believed: every part is unpacked once and counted.
 */
final class XlsxSize {

    /** All parts together. */
    static final long MAX_BYTES = 1L << 30;

    /** The parts that are held in memory: everything but the sheets. */
    static final long MAX_HELD_BYTES = 64L << 20;

    private XlsxSize() {}

    static void check(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long total = 0;
            long held = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                long size = unpacked(zip, entry, MAX_BYTES - total);
                total += size;
                held += isHeld(entry.getName()) ? size : 0;
                if (held > MAX_HELD_BYTES) {
                    throw FormatTrouble.XLSX_TOO_LARGE.with(MAX_HELD_BYTES >> 20);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw FormatTrouble.XLSX_UNREADABLE.with(e.getClass().getSimpleName());
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
        long size = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                size += read;
                if (size > allowed) {
                    throw FormatTrouble.XLSX_TOO_LARGE.with(MAX_BYTES >> 20);
                }
            }
        }
        return size;
    }

    private static boolean isHeld(String name) {
        return !name.contains("worksheets/") && !name.contains("media/");
    }
}
