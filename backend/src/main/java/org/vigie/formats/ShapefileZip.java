package org.vigie.formats;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of the one shapefile in an archive, in any folder, names in any case. Nothing is unpacked to disk. */
final class ShapefileZip implements Closeable {

    static final int MAX_ENTRIES = 10_000;
    static final long MAX_UNPACKED_BYTES = 2L << 30;
    private static final int MAX_SIDE_FILE_BYTES = 1 << 16;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final String base;

    private ShapefileZip(ZipFile zip) {
        this.zip = zip;
        this.entries = entries(zip);
        this.base = base();
    }

    /** @throws FormatException {@code ZIP_UNREADABLE, ZIP_TOO_LARGE, ZIP_NO_SHP, ZIP_SEVERAL_SHP, ZIP_NO_DBF} */
    static ShapefileZip open(Path file) throws IOException {
        ZipFile zip = zip(file);
        try {
            return new ShapefileZip(zip);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    InputStream shp() throws IOException {
        return part(".shp").orElseThrow();
    }

    InputStream dbf() throws IOException {
        return part(".dbf").orElseThrow();
    }

    /** The beginning of a small text beside the shapes, such as ".prj". */
    Optional<String> sideFile(String ending) throws IOException {
        Optional<InputStream> part = part(ending);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = part.get()) {
            String text = new String(in.readNBytes(MAX_SIDE_FILE_BYTES), StandardCharsets.UTF_8);
            return Optional.of(text.replace("\uFEFF", "").strip()).filter(found -> !found.isEmpty());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            return zipWithOldNames(file);
        }
    }

    /** Archives of old tools write names in a code page; any will do, only the endings matter. */
    private static ZipFile zipWithOldNames(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            if (file.toFile().length() == 0) {
                throw FormatTrouble.EMPTY_FILE.with();
            }
            throw FormatTrouble.ZIP_UNREADABLE.with();
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw FormatTrouble.ZIP_TOO_LARGE.with(MAX_UNPACKED_BYTES >> 20);
        }
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName().replace('\\', '/');
            boolean hidden = name.startsWith("__MACOSX/")
                    || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
            if (!entry.isDirectory() && !hidden) {
                entries.put(name.toLowerCase(Locale.ROOT), entry);
            }
        }
        return entries;
    }

    private String base() {
        List<String> found =
                entries.keySet().stream().filter(name -> name.endsWith(".shp")).toList();
        if (found.isEmpty()) {
            throw FormatTrouble.ZIP_NO_SHP.with();
        }
        if (found.size() > 1) {
            List<String> names = found.stream()
                    .map(name -> entries.get(name).getName())
                    .sorted()
                    .toList();
            throw FormatTrouble.ZIP_SEVERAL_SHP.with(String.join(", ", names.subList(0, Math.min(20, names.size()))));
        }
        String name = found.get(0).substring(0, found.get(0).length() - 4);
        if (!entries.containsKey(name + ".dbf")) {
            throw FormatTrouble.ZIP_NO_DBF.with(name + ".dbf");
        }
        return name;
    }

    private Optional<InputStream> part(String ending) throws IOException {
        ZipEntry entry = entries.get(base + ending);
        if (entry == null) {
            return Optional.empty();
        }
        InputStream in = zip.getInputStream(entry);
        return Optional.of(new Counted(in == null ? new ByteArrayInputStream(new byte[0]) : in));
    }

    /** The character set of a .dbf from its .cpg, if that names one. */
    Optional<Charset> charset() throws IOException {
        return sideFile(".cpg").flatMap(DbfCharset::ofCpg);
    }

    /** Stops at the limit, whatever size the archive declared. */
    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(0, read);
            if (bytes > MAX_UNPACKED_BYTES) {
                throw FormatTrouble.ZIP_TOO_LARGE.with(MAX_UNPACKED_BYTES >> 20);
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            return in.readNBytes((int) Math.min(count, 1 << 16)).length;
        }
    }
}
