package org.vigie.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills an empty R-tree of SQLite from boxes along a curve, node by node from the leaves up: the tables behind the index
 * (sqlite.org/rtree.html, "Shadow Tables") are written once each, where inserting box by box would look for the best node
 * every time. Bounds are 32-bit floats, rounded outwards.
 */
final class PackedRtree implements Closeable {

    private static final int ROOT = 1;
    private static final int CELLS = 51;
    private static final int CELL_BYTES = 8 + 4 * 4;
    private static final int ROWS_A_BATCH = 1_000;

    private final PreparedStatement nodes;
    private final PreparedStatement rowids;
    private final PreparedStatement parents;
    private long nextNode = ROOT + 1;
    private int pending;

    /** A node, or a row of the table, with its bounds. */
    private record Cell(long id, float minX, float maxX, float minY, float maxY) {}

    /** @param name of the virtual table */
    PackedRtree(Connection connection, String name) throws SQLException {
        nodes = connection.prepareStatement(
                "insert or replace into \"" + name + "_node\" (nodeno, data) values (?, ?)");
        rowids = connection.prepareStatement("insert into \"" + name + "_rowid\" (rowid, nodeno) values (?, ?)");
        parents = connection.prepareStatement("insert into \"" + name + "_parent\" (nodeno, parentnode) values (?, ?)");
    }

    /** Puts all boxes in; those that are empty must not be among them. Call it once. */
    void fill(BoxSorter boxes) throws IOException, SQLException {
        try {
            List<Cell> level = new ArrayList<>();
            List<Cell> leaf = new ArrayList<>(CELLS);
            boxes.forEach(box -> {
                if (leaf.size() == CELLS) {
                    level.add(packed(leaf, rowids, 0));
                }
                leaf.add(new Cell(box.id(), down(box.minX()), up(box.maxX()), down(box.minY()), up(box.maxY())));
            });
            finish(level, leaf);
        } catch (UncheckedSqlException e) {
            throw e.cause;
        }
    }

    private void finish(List<Cell> leaves, List<Cell> lastLeaf) throws SQLException {
        if (leaves.isEmpty()) {
            root(lastLeaf, rowids, 0);
        } else {
            leaves.add(packed(lastLeaf, rowids, 0));
            List<Cell> level = leaves;
            int depth = 1;
            for (; level.size() > CELLS; depth++) {
                var upper = new ArrayList<Cell>();
                for (int from = 0; from < level.size(); from += CELLS) {
                    var cells = new ArrayList<>(level.subList(from, Math.min(level.size(), from + CELLS)));
                    upper.add(packed(cells, parents, 0));
                }
                level = upper;
            }
            root(level, parents, depth);
        }
        flush();
    }

    private void root(List<Cell> cells, PreparedStatement members, int depth) {
        write(ROOT, depth, cells, members);
    }

    /** Writes a node and empties the list of its cells; gives the node's own cell. */
    private Cell packed(List<Cell> cells, PreparedStatement members, int depth) {
        long node = nextNode++;
        write(node, depth, cells, members);
        float minX = Float.POSITIVE_INFINITY;
        float maxX = Float.NEGATIVE_INFINITY;
        float minY = Float.POSITIVE_INFINITY;
        float maxY = Float.NEGATIVE_INFINITY;
        for (Cell cell : cells) {
            minX = Math.min(minX, cell.minX);
            maxX = Math.max(maxX, cell.maxX);
            minY = Math.min(minY, cell.minY);
            maxY = Math.max(maxY, cell.maxY);
        }
        cells.clear();
        return new Cell(node, minX, maxX, minY, maxY);
    }

    /** Two bytes of depth (of the root only), two of the number of cells, then the cells, big-endian. */
    private void write(long node, int depth, List<Cell> cells, PreparedStatement members) {
        ByteBuffer data = ByteBuffer.allocate(4 + CELLS * CELL_BYTES);
        data.putShort((short) depth).putShort((short) cells.size());
        try {
            for (Cell cell : cells) {
                data.putLong(cell.id)
                        .putFloat(cell.minX)
                        .putFloat(cell.maxX)
                        .putFloat(cell.minY)
                        .putFloat(cell.maxY);
                members.setLong(1, cell.id);
                members.setLong(2, node);
                members.addBatch();
            }
            nodes.setLong(1, node);
            nodes.setBytes(2, data.array());
            nodes.addBatch();
            pending += cells.size();
            if (pending >= ROWS_A_BATCH) {
                flush();
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private void flush() throws SQLException {
        rowids.executeBatch();
        parents.executeBatch();
        nodes.executeBatch();
        pending = 0;
    }

    private static float down(double value) {
        float nearest = (float) value;
        return nearest > value ? Math.nextDown(nearest) : nearest;
    }

    private static float up(double value) {
        float nearest = (float) value;
        return nearest < value ? Math.nextUp(nearest) : nearest;
    }

    @Override
    public void close() throws IOException {
        try (nodes;
                rowids;
                parents) {
            pending = 0;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Carries a failure of the database through the reading of boxes. */
    private static final class UncheckedSqlException extends RuntimeException {

        private final SQLException cause;

        UncheckedSqlException(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
