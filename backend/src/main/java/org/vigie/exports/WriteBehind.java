package org.vigie.exports;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.vigie.formats.FeatureWriter;

/**
 * Writes rows on a thread of its own, a few thousand behind the thread that reads them, so that the database and the format
 * are at work at the same time. What goes wrong in the writer is thrown by the next call here. Close it in any case: it
 * returns only when its thread has ended, and nothing is written after that.
 */
final class WriteBehind implements FeatureWriter, Closeable {

    private static final int ROWS_A_BATCH = 512;
    private static final int BATCHES = 8;
    private static final List<Row> END = List.of();

    private record Row(
            @Nullable Geometry geometry, @Nullable Object[] values) {}

    private final FeatureWriter writer;
    private final BlockingQueue<List<Row>> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private List<Row> batch = new ArrayList<>(1);
    private int batchRows = 1; // the first row goes at once: the reader is to see the file begin
    private volatile @Nullable Throwable trouble;

    WriteBehind(FeatureWriter writer) {
        this.writer = writer;
        thread = new Thread(this::run, Thread.currentThread().getName() + "-writer");
        thread.start();
    }

    @Override
    public void write(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        batch.add(new Row(geometry, values));
        if (batch.size() >= batchRows) {
            batchRows = ROWS_A_BATCH;
            hand(batch);
            batch = new ArrayList<>(ROWS_A_BATCH);
        }
    }

    /** Waits until everything is written. */
    void finish() throws IOException {
        if (!batch.isEmpty()) {
            hand(batch);
        }
        hand(END);
        join();
        verify();
    }

    private void hand(List<Row> rows) throws IOException {
        verify();
        try {
            queue.put(rows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
        verify();
    }

    private void verify() throws IOException {
        Throwable found = trouble;
        if (found instanceof IOException e) {
            throw e;
        }
        if (found instanceof RuntimeException e) {
            throw e;
        }
        if (found instanceof Error e) {
            throw e;
        }
    }

    private void run() {
        try {
            for (List<Row> rows = queue.take(); rows != END; rows = queue.take()) {
                for (Row row : rows) {
                    writer.write(row.geometry, row.values);
                }
            }
        } catch (InterruptedException e) {
            // closed before its end
        } catch (IOException | RuntimeException | Error e) {
            trouble = e;
            queue.clear(); // whoever waits for room goes on, and finds the trouble
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            join();
        } catch (IOException e) {
            // interrupted ourselves: the flag is set again, the thread ends by itself
        }
    }

    private void join() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
