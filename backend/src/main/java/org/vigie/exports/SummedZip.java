package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A zip archive whose last entry, SHA256SUMS, gives the SHA-256 of all others, as {@code sha256sum -c} reads it. */
final class SummedZip extends ZipOutputStream {

    private final MessageDigest digest = Sums.sha256();
    private final StringBuilder sums = new StringBuilder();
    private @Nullable String entry;

    SummedZip(OutputStream out) {
        super(out, StandardCharsets.UTF_8);
        setLevel(Deflater.BEST_SPEED);
    }

    /** Adds a text in UTF-8. */
    void add(String name, String text) throws IOException {
        putNextEntry(new ZipEntry(name));
        write(text.getBytes(StandardCharsets.UTF_8));
        closeEntry();
    }

    @Override
    public void putNextEntry(ZipEntry next) throws IOException {
        super.putNextEntry(next);
        entry = next.getName();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        super.write(bytes, from, length);
        digest.update(bytes, from, length);
    }

    @Override
    public void closeEntry() throws IOException {
        super.closeEntry();
        if (entry != null) {
            sums.append(HexFormat.of().formatHex(digest.digest()))
                    .append("  ")
                    .append(entry)
                    .append('\n');
            entry = null;
        }
    }

    /** Adds the sums and ends the archive; the stream below stays open. */
    @Override
    public void finish() throws IOException {
        String text = sums.toString();
        add("SHA256SUMS", text);
        super.finish();
    }
}
