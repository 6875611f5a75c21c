package org.vigie.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far a reader is in a file, by its lines, which are counted beforehand. */
final class LineProgress {

    private final double scale;
    private final long lines;

    /**
     * @param scale what the end of the file stands for, 0..1
     */
    LineProgress(Path file, double scale) throws IOException {
        this.scale = scale;
        this.lines = Math.max(1, count(file));
    }

    double at(long line) {
        return scale * Math.min(1, (double) line / lines);
    }

    private static long count(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return lines;
    }
}
