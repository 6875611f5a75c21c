package org.vigie;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A fresh, real PostGIS database for every application context of the tests, named {@code vigie_test_…} and dropped
 * when the JVM ends. The server is that of {@code VIGIE_DB_URL}, or the private one of {@code scripts/postgis}.
 *
 * <p>Use: {@code @SpringBootTest @ContextConfiguration(initializers = TestDatabase.class)}, or {@link #create()}.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, String> SERVER = server();
    private static int created;

    /** Where a database is and how to enter it. */
    public record Access(String url, String user, String password) {

        /** A new connection to it. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Access access = create();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "spring.datasource.url",
                                access.url(),
                                "spring.datasource.username",
                                access.user(),
                                "spring.datasource.password",
                                access.password(),
                                "spring.datasource.hikari.maximum-pool-size",
                                "5",
                                "vigie.jobs.look-seconds",
                                "0", // tests say themselves when jobs are taken up
                                "vigie.spool-directory",
                                "target/spool-" + ProcessHandle.current().pid())));
    }

    /** Makes an empty database (no schema, no extensions). */
    public static synchronized Access create() {
        String name = "vigie_test_" + ProcessHandle.current().pid() + "_" + created++;
        String server = SERVER.get("VIGIE_DB_URL");
        execute("drop database if exists " + name + " with (force)");
        execute("create database " + name);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> execute("drop database if exists " + name + " with (force)")));
        return new Access(
                server.substring(0, server.lastIndexOf('/') + 1) + name,
                SERVER.get("VIGIE_DB_USER"),
                SERVER.getOrDefault("VIGIE_DB_PASSWORD", ""));
    }

    private static void execute(String sql) {
        var admin = new Access(
                SERVER.get("VIGIE_DB_URL"), SERVER.get("VIGIE_DB_USER"), SERVER.getOrDefault("VIGIE_DB_PASSWORD", ""));
        try (var connection = admin.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Map<String, String> server() {
        return System.getenv("VIGIE_DB_URL") != null ? System.getenv() : startPrivate();
    }

    private static Map<String, String> startPrivate() {
        try {
            Path script = Path.of("../scripts/postgis").toAbsolutePath().normalize();
            Process process = new ProcessBuilder(script.toString(), "start")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var lines = process.inputReader().lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(script + " start failed");
            }
            var settings = new HashMap<String, String>();
            lines.stream()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> settings.put(pair[0].strip(), pair[1].strip()));
            return settings;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No PostGIS for the tests", e);
        }
    }
}
