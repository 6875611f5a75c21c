package org.vigie.formats;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of a shapefile while it is written: it refuses to grow over 2 GB, and its header is patched at the end. */
final class LimitedFile implements Closeable {

    /** 2 GB less one byte: what readers with signed offsets can hold. */
    static final long MAX_BYTES = Integer.MAX_VALUE;

    private final Path path;
    private final String ending;
    private final OutputStream out;
    private long length;

    LimitedFile(Path path, String ending) throws IOException {
        this.path = path;
        this.ending = ending;
        this.out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    }

    /** @throws FormatException {@code SHAPEFILE_TOO_LARGE} when the bytes would not fit */
    static void checkSize(String ending, long bytes) {
        if (bytes > MAX_BYTES) {
            throw FormatTrouble.SHAPEFILE_TOO_LARGE.with(ending, bytes >> 20);
        }
    }

    long length() {
        return length;
    }

    void write(byte[] bytes, int count) throws IOException {
        checkSize(ending, length + count);
        out.write(bytes, 0, count);
        length += count;
    }

    /** The same as a stream that also takes single bytes; closing it does nothing. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                LimitedFile.this.write(new byte[] {(byte) single}, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                checkSize(ending, length + count);
                out.write(bytes, from, count);
                length += count;
            }
        };
    }

    void patch(long position, ByteBuffer bytes) throws IOException {
        out.flush();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (long at = position; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
