package org.vigie.formats;

import java.util.Iterator;
import java.util.List;

/**
 * A file of rows and columns, read as a stream: memory does not grow with the file. It is read once, by one thread, and
 * closed by its caller.
 */
public interface Table extends Iterable<TableRow>, AutoCloseable {

    /** The names of the columns as the file writes them, without white space around; they may be empty or repeated. */
    List<String> header();

    /**
     * The records below the header, in the order of the file; records without any content are left out. The same
     * iterator is given on every call. Its methods throw {@link FormatException} where the file cannot be read on, after
     * every sound record before that place, and {@link java.io.UncheckedIOException} when the disk fails.
     */
    @Override
    Iterator<TableRow> iterator();

    @Override
    void close();
}
