package org.vigie.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a dataset as a file of one format. */
interface Download {

    Format format();

    /**
     * Writes the whole file. Nothing reaches {@code out} before the first row is there, so that trouble until then can still
     * be told in words; the stream stays the caller's.
     *
     * @throws IOException where it could not be written to its end: what has been sent is no whole file
     */
    void write(Dataset dataset, Options options, OutputStream out) throws IOException;

    /**
     * Writes the whole file where it is to stay.
     *
     * @param file must not exist; does not exist afterwards unless it is whole
     */
    default void writeFile(Dataset dataset, Options options, Path file) throws IOException {
        boolean whole = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(dataset, options, out);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Whether files of many rows are better made as a job: they are whole on disk before their first byte can be sent. */
    default boolean isMadeOnDisk() {
        return false;
    }

    /**
     * What is asked of the file itself.
     *
     * @param language of titles and labels; the README is there in both
     * @param hxl whether a CSV has a row of HXL tags below its header
     */
    record Options(Locale language, boolean hxl) {}
}
