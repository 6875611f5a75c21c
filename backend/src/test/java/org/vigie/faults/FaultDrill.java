package org.vigie.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Breaks what can break under a service at work, and counts what was lost and doubled: {@code scripts/test-faults}. Its
 * argument is a directory of its own with {@code scripts/postgis} in it. Everything is on the loopback, every wait is bounded.
 * Ends with 1 where something acknowledged was lost or doubled, or did not come back.
 */
final class FaultDrill {

    private static final int ROWS = 40_000;

    /** What the database may still write on its small disk: less than the rows need. */
    private static final long ROOM_BYTES = 6 << 20;

    private static final int PATIENCE_SECONDS = Integer.getInteger("vigie.drill.patience", 300);

    private final Path home;
    private final List<String> table = new ArrayList<>();
    private Map<String, String> database = Map.of();
    private boolean failed;

    private FaultDrill(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        var drill = new FaultDrill(Path.of(arguments[0]));
        List<String> chosen = List.of(arguments).subList(2, arguments.length);
        try {
            drill.startDatabase();
            drill.prepare();
            for (Fault fault : drill.faults(arguments[1].equals("mount"))) {
                if (chosen.isEmpty() || chosen.contains(fault.name())) {
                    fault.drill().run();
                }
            }
        } finally {
            drill.script("postgis", "stop");
            drill.print();
        }
        System.exit(drill.failed ? 1 : 0);
    }

    /** A fault by its name, and what drills it. */
    private record Fault(String name, Drill drill) {}

    private interface Drill {
        void run() throws Exception;
    }

    private List<Fault> faults(boolean mayMount) {
        Drill untried = () -> row("full disk", "not tried: only root may mount a small disk here", 0, 0, 0, 0, 0, true);
        return List.of(
                new Fault("service", this::serviceKilled),
                new Fault("postgresql", this::databaseKilled),
                new Fault("line", this::lineCut),
                new Fault("instances", this::twoInstances),
                new Fault("spool", mayMount ? this::spoolFull : untried),
                new Fault("disk", mayMount ? this::databaseFull : untried)); // last: it ends the database
    }

    // ---------------------------------------------------------------- the faults

    private void serviceKilled() throws Exception {
        try (var service = service("killed").start()) {
            await(service::isHealthy);
            String job = accepted(service.upload("killed", rows("killed", ROWS)));
            await(() -> isAtWork(service, job));
            service.kill();
            long start = System.nanoTime();
            service.start();
            double healthy = seconds(start, service::isHealthy);
            double done = seconds(start, () -> isDone(service, job));
            row("kill -9 of the service", "import of " + ROWS + " rows", ROWS, "killed", healthy, done);
        }
    }

    private void databaseKilled() throws Exception {
        try (var service = service("crashed").start()) {
            await(service::isHealthy);
            var acknowledged = new AtomicInteger();
            var ended = new AtomicBoolean();
            Thread load = load(service, "crashed", acknowledged, ended);
            String job = accepted(service.upload("crashed", rows("crashed", ROWS)));
            await(() -> isAtWork(service, job));
            kill(postmaster());
            Thread.sleep(3000);
            long start = System.nanoTime();
            startDatabase();
            double healthy = seconds(start, service::isHealthy);
            double done = seconds(start, () -> isDone(service, job));
            ended.set(true);
            load.join(TimeUnit.SECONDS.toMillis(90));
            int sent = ROWS + acknowledged.get();
            row("kill -9 of PostgreSQL", "import of " + ROWS + " rows, single reports", sent, "crashed", healthy, done);
        }
    }

    private void lineCut() throws Exception {
        String url = database.get("VIGIE_DB_URL");
        int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
        try (var proxy = new DroppingProxy(port)) {
            var through = new HashMap<>(database);
            through.put("VIGIE_DB_URL", url.replace(":" + port + "/", ":" + proxy.port() + "/"));
            try (var service = new DrilledService(home.resolve("cut"), through).start()) {
                await(service::isHealthy);
                String job = accepted(service.upload("cut", rows("cut", ROWS)));
                await(() -> isAtWork(service, job));
                proxy.cut();
                Thread.sleep(5000);
                long start = System.nanoTime();
                proxy.mend();
                double healthy = seconds(start, service::isHealthy);
                double done = seconds(start, () -> isDone(service, job));
                row("line to the database cut for 5 s", "import of " + ROWS + " rows", ROWS, "cut", healthy, done);
            }
        }
    }

    /** The second has a spool of its own, and takes up what the first was sent. */
    private void twoInstances() throws Exception {
        try (var first = service("first").start();
                var second = service("second").start()) {
            await(() -> first.isHealthy() && second.isHealthy());
            var jobs = new ArrayList<String>();
            for (int part = 0; part < 4; part++) {
                String csv = rows("twice" + part, ROWS / 4);
                jobs.add(accepted(first.upload("twice", csv)));
                jobs.add(accepted(second.upload("twice", csv))); // the same again
            }
            await(() -> isAtWork(second, jobs.get(0)));
            first.kill();
            long start = System.nanoTime();
            double healthy = seconds(start, second::isHealthy);
            double done = seconds(start, () -> areDone(second, jobs));
            row("two instances, one killed", "8 imports, each file at both", ROWS, "twice", healthy, done);
        }
    }

    private static boolean areDone(DrilledService instance, List<String> jobs) throws IOException {
        for (String job : jobs) {
            if (!isDone(instance, job)) {
                return false;
            }
        }
        return true;
    }

    private void spoolFull() throws Exception {
        Path spool = Files.createDirectories(home.resolve("full/spool"));
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", spool.toString());
        try (var service = service("full").start()) {
            await(service::isAlive); // it says itself that it is not well
            HttpResponse<String> refused = service.upload("full", rows("full", ROWS));
            boolean said = refused.statusCode() == 507 && refused.body().contains("NO_SPACE");
            long start = System.nanoTime();
            run("mount", "-o", "remount,size=400m", spool.toString());
            double healthy = seconds(start, service::isHealthy);
            String job = accepted(service.upload("full", rows("full", ROWS)));
            double done = seconds(start, () -> isDone(service, job));
            row(
                    "full disk of uploads",
                    said ? "upload refused with 507" : "refused as " + refused.statusCode(),
                    ROWS,
                    "full",
                    healthy,
                    done);
            failed |= !said;
        } finally {
            run("umount", "-l", spool.toString());
        }
    }

    private void databaseFull() throws Exception {
        Path disk = Files.createDirectories(home.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=2g", "tmpfs", disk.toString());
        try {
            Path place = Files.createDirectories(disk.resolve("tablespace"));
            run("chown", "postgres:", place.toString());
            run("chmod", "711", home.toString());
            update("create tablespace small location '" + place + "'");
            update("create database vigie_small template vigie tablespace small");
            long taken = Files.getFileStore(disk).getTotalSpace()
                    - Files.getFileStore(disk).getUsableSpace();
            run("mount", "-o", "remount,size=" + (taken + ROOM_BYTES), disk.toString());
            var small = new HashMap<>(database);
            small.put("VIGIE_DB_URL", database.get("VIGIE_DB_URL").replaceAll("/[^/]*$", "/vigie_small"));
            try (var service = new DrilledService(home.resolve("small"), small).start()) {
                await(service::isHealthy);
                String job = accepted(service.upload("small", rows("small", ROWS)));
                await(() -> isWaitingForDisk(service, job));
                long start = System.nanoTime();
                run("mount", "-o", "remount,size=2g", disk.toString());
                double healthy = seconds(start, service::isHealthy);
                double done = seconds(start, () -> isDone(service, job));
                database = small;
                row("full disk of the database", "import of " + ROWS + " rows, waiting", ROWS, "small", healthy, done);
            }
        } finally {
            script("postgis", "stop");
            run("umount", "-l", disk.toString());
        }
    }

    // ---------------------------------------------------------------- what the drill needs

    /** Areas to place incidents in: the exercise data. */
    private void prepare() throws Exception {
        try (var service = new DrilledService(home.resolve("prepared"), database, "--vigie.demo=auto").start()) {
            await(service::isHealthy);
            await(() -> {
                var jobs = service.json("/api/v1/imports").path("imports");
                return !jobs.isEmpty() && jobs.get(0).path("state").asString().equals("done");
            });
        }
    }

    private DrilledService service(String name) throws IOException {
        return new DrilledService(home.resolve(name), database);
    }

    private static String rows(String name, int count) {
        var csv = new StringBuilder("sourceRef,date,kind,longitude,latitude,description\n");
        for (int i = 0; i < count; i++) {
            csv.append(name)
                    .append('-')
                    .append(i)
                    .append(",2026-0")
                    .append(1 + i % 9)
                    .append("-1")
                    .append(i % 10);
            csv.append(",ENV.FIRE,").append(-2 + i % 400 / 100.0).append(',').append(12 + i % 300 / 100.0);
            csv.append(",Exercice : feu de brousse numéro ").append(i).append('\n');
        }
        return csv.toString();
    }

    /** Reports single incidents and asks for the map, one after the other, until told to end. */
    private static Thread load(DrilledService service, String source, AtomicInteger acknowledged, AtomicBoolean ended) {
        var thread = new Thread(() -> {
            for (int i = 0; !ended.get(); i++) {
                boolean taken = service.report(
                        "{\"source\":\"%s\",\"sourceRef\":\"single-%d\",\"date\":\"2026-05-05\",\"kind\":\"ENV.FIRE\",\"longitude\":-1.5,\"latitude\":12.4}"
                                .formatted(source, i));
                if (taken) {
                    acknowledged.incrementAndGet();
                } else {
                    i--; // sent again until it is acknowledged: the same reference, one incident
                    pause();
                }
                try {
                    service.get("/api/v1/hotspots?fields=count");
                } catch (IOException e) {
                    pause();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static String accepted(HttpResponse<String> answer) {
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static boolean isAtWork(DrilledService service, String job) throws IOException {
        var found = service.json("/api/v1/imports/" + job);
        return found.path("rowsRead").asLong() > 0
                || found.path("state").asString("").equals("done");
    }

    private static boolean isWaitingForDisk(DrilledService service, String job) throws IOException {
        var found = service.json("/api/v1/imports/" + job);
        if (found.path("state").asString("").equals("done")) {
            throw new IllegalStateException("The disk was not full: " + found);
        }
        return found.path("parameters").path("waitingFor").asString("").equals("DISK");
    }

    private static boolean isDone(DrilledService service, String job) throws IOException {
        var found = service.json("/api/v1/imports/" + job);
        if (found.path("state").asString("").equals("failed")) {
            throw new IllegalStateException("Acknowledged and failed: " + found);
        }
        return found.path("state").asString("").equals("done");
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static double seconds(long start, Condition condition) throws Exception {
        await(condition);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException | RuntimeException e) {
                if (e instanceof IllegalStateException) {
                    throw e;
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Nothing within " + PATIENCE_SECONDS + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts what is in the store against what was acknowledged. */
    private void row(String fault, String inFlight, int sent, String source, double healthy, double done)
            throws SQLException {
        String reports = "from report where version_to is null and not deleted and source = '" + source + "'";
        int references = Integer.parseInt(query(database, "select count(distinct source_ref) " + reports));
        int incidents = Integer.parseInt(query(database, "select count(distinct incident_id) " + reports));
        int current = Integer.parseInt(query(
                database,
                "select count(*) from incident where version_to is null and id in (select incident_id " + reports
                        + ")"));
        int lost = sent - Math.min(references, current);
        int doubled = Math.max(incidents, current) - references;
        row(fault, inFlight, sent, lost, doubled, healthy, done, lost <= 0 && doubled == 0);
    }

    private void row(
            String fault, String inFlight, int sent, int lost, int doubled, double healthy, double done, boolean good) {
        failed |= !good;
        table.add(String.format(
                Locale.ROOT,
                "| %-32s | %-44s | %6d | %4d | %7d | %7.1f | %7.1f | %s |",
                fault,
                inFlight,
                sent,
                Math.max(0, lost),
                doubled,
                healthy,
                done,
                good ? "ok" : "FAILED"));
        System.out.println(table.get(table.size() - 1));
    }

    private void print() {
        System.out.println();
        System.out.println(
                "| fault                            | in flight                                    |   sent | lost | doubled | healthy |    done |    |");
        System.out.println(
                "|----------------------------------|----------------------------------------------|-------:|-----:|--------:|--------:|--------:|----|");
        table.forEach(System.out::println);
        System.out.println("sent: rows acknowledged; healthy and done: seconds after the fault was over");
    }

    // ---------------------------------------------------------------- processes and the database

    private void startDatabase() throws Exception {
        var settings = new HashMap<String, String>();
        for (String line : script("postgis", "start").split("\n")) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                settings.put(pair[0].strip(), pair[1].strip());
            }
        }
        if (database.isEmpty()) {
            database = settings;
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve(".vigie/postgres").toRealPath().resolve("data/postmaster.pid"))
                        .get(0)
                        .strip());
    }

    /** The server and its children, which would otherwise live on for a moment. */
    private static void kill(long pid) throws Exception {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(server.children().toList());
        all.add(server);
        for (ProcessHandle process : all) {
            process.destroyForcibly();
        }
        await(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private String script(String name, String... arguments) throws Exception {
        var command =
                new ArrayList<>(List.of(home.resolve("scripts").resolve(name).toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(new String[0]));
    }

    private String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(home.resolve("drill.log").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(home.resolve("drill.log")));
        }
        return output;
    }

    private void update(String sql) throws SQLException {
        var server = new HashMap<>(database);
        server.put("VIGIE_DB_URL", database.get("VIGIE_DB_URL").replaceAll("/[^/]*$", "/postgres"));
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Map<String, String> database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static java.sql.Connection connect(Map<String, String> database) throws SQLException {
        return DriverManager.getConnection(
                database.get("VIGIE_DB_URL"), database.get("VIGIE_DB_USER"), database.get("VIGIE_DB_PASSWORD"));
    }
}
