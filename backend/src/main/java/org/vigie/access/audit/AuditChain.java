package org.vigie.access.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The chain of lines. A line is durable when {@link #write} returns. Lines that come while others are being written go together in
 * the next transaction, so that many readers share one commit; the row of the head is locked meanwhile, so that two instances
 * write one chain. The connection is of its own: whoever holds one of the others and waits for a line waits for nobody else.
 */
@Component
public class AuditChain implements DisposableBean {

    private static final long PATIENCE_MILLISECONDS = 5_000;
    private static final String INSERT = """
            insert into audit_event (id, at, who, role, organisation, address, action, target, detail, outcome, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** A line whose writer waits, and how it ended. */
    private static final class Waiting {
        private final AuditLine line;
        private volatile boolean isDone;
        private volatile @Nullable SQLException failure;

        private Waiting(AuditLine line) {
            this.line = line;
        }
    }

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Object turn = new Object();
    private final HikariDataSource source;

    AuditChain(JdbcConnectionDetails database) {
        source = new HikariDataSource();
        source.setPoolName("audit");
        source.setJdbcUrl(database.getJdbcUrl());
        source.setUsername(database.getUsername());
        source.setPassword(database.getPassword());
        source.setMaximumPoolSize(1);
        source.setMinimumIdle(0);
        source.setAutoCommit(false);
        source.setConnectionTimeout(PATIENCE_MILLISECONDS);
        source.setInitializationFailTimeout(-1);
    }

    /**
     * Writes a line behind the last one.
     *
     * @throws DataAccessResourceFailureException where the database does not take it
     */
    public void write(AuditLine line) {
        var waiting = new Waiting(line);
        queue.add(waiting);
        synchronized (turn) {
            if (!waiting.isDone) {
                writeAll();
            }
        }
        if (waiting.failure != null) {
            throw new DataAccessResourceFailureException("The audit could not be written", waiting.failure);
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Waiting>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        try (Connection connection = source.getConnection()) {
            append(connection, batch.stream().map(waiting -> waiting.line).toList());
            connection.commit();
        } catch (SQLException e) {
            batch.forEach(waiting -> waiting.failure = e);
        } finally {
            batch.forEach(waiting -> waiting.isDone = true);
        }
    }

    private static void append(Connection connection, List<AuditLine> lines) throws SQLException {
        long id;
        byte[] hash;
        try (var statement = connection.createStatement();
                ResultSet head = statement.executeQuery("select id, hash from audit_head for update")) {
            head.next();
            id = head.getLong(1);
            hash = head.getBytes(2);
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AuditLine line : lines) {
                id++;
                hash = line.hash(id, hash);
                fill(insert, id, line, hash);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement update = connection.prepareStatement("update audit_head set id = ?, hash = ?")) {
            update.setLong(1, id);
            update.setBytes(2, hash);
            update.executeUpdate();
        }
    }

    private static void fill(PreparedStatement insert, long id, AuditLine line, byte[] hash) throws SQLException {
        insert.setLong(1, id);
        insert.setObject(2, line.at().atOffset(ZoneOffset.UTC));
        insert.setString(3, line.who());
        insert.setString(4, line.role());
        insert.setString(5, line.organisation());
        insert.setString(6, line.address());
        insert.setString(7, line.action());
        insert.setString(8, line.target());
        insert.setString(9, line.detail());
        insert.setString(10, line.outcome());
        insert.setBytes(11, hash);
    }

    @Override
    public void destroy() {
        source.close();
    }
}
