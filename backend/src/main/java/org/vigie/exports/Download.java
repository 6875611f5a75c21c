package org.vigie.exports;

import java.io.IOException;
import java.io.OutputStream;
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
     * What is asked of the file itself.
     *
     * @param language of titles and labels; the README is there in both
     * @param hxl whether a CSV has a row of HXL tags below its header
     */
    record Options(Locale language, boolean hxl) {}
}
