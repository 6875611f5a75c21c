package org.vigie;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.vigie.areas.Area;
import org.vigie.areas.Areas;
import org.vigie.areas.Boundaries;
import org.vigie.areas.BoundaryRequest;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/**
 * Measures the way in and the way out: a CSV of a million rows with coordinates imported end to end through the jobs, the
 * same rows by plain SQL in the same database, and {@code /api/v1/hotspots} over them. Argument: the number of rows.
 */
public final class ImportBench {

    private static final List<String> KINDS = List.of("CLASH", "CIV", "IED", "ABD", "AIR");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

    private final ConfigurableApplicationContext app;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private ImportBench(ConfigurableApplicationContext app) {
        this.app = app;
        this.address = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
    }

    /** Runs it against the empty database of {@code VIGIE_DB_URL}. */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        try (var app = SpringApplication.run(new Class<?>[] {Vigie.class, LoadBoundaries.class}, new String[] {
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--vigie.spool-directory=target/bench-spool"
        })) {
            var bench = new ImportBench(app);
            bench.loadBoundaries();
            Path file = bench.generate(rows);
            double ours = bench.importFile(file, rows, "created");
            bench.importFile(file, rows, "unchanged");
            bench.hotspots();
            double peer = bench.plainSql(file, rows);
            System.out.printf(Locale.ROOT, "import / plain SQL: %.2f%n", ours / peer);
            Files.delete(file);
        }
    }

    private void loadBoundaries() throws Exception {
        Job job = app.getBean(Jobs.class).submit("bench-boundaries", Map.of());
        await("bench-boundaries", job.id());
        System.out.printf("boundaries: %d communes%n", communes().size());
    }

    private List<Area> communes() {
        return app.getBean(Areas.class).current().communes();
    }

    private Path generate(int rows) throws IOException {
        Path file = Files.createTempFile("vigie-bench", ".csv");
        var random = new SplittableRandom(20261031);
        List<Area> communes = communes();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "source,sourceRef,date,category,kind,severity,fatalities,country,commune,longitude,latitude,precision,"
                            + "reliability,credibility,description\n");
            for (int i = 0; i < rows; i++) {
                Area commune = communes.get(random.nextInt(communes.size()));
                out.write(String.format(
                        Locale.ROOT,
                        "bench,B-%08d,%s,INS,%s,%d,%d,%s,\"%s\",%.5f,%.5f,SETTLEMENT,%c,%d,%s%n",
                        i,
                        LAST_DAY.minusDays(random.nextInt(3650)),
                        KINDS.get(random.nextInt(KINDS.size())),
                        1 + random.nextInt(5),
                        random.nextInt(4) == 0 ? random.nextInt(20) : 0,
                        commune.country(),
                        commune.name(),
                        commune.longitude() + random.nextDouble(-0.05, 0.05),
                        commune.latitude() + random.nextDouble(-0.05, 0.05),
                        'A' + random.nextInt(6),
                        1 + random.nextInt(6),
                        "Exercice : événement signalé près du marché sans autre détail."));
            }
        }
        System.out.printf(Locale.ROOT, "file: %,d rows, %.0f MB%n", rows, Files.size(file) / 1e6);
        return file;
    }

    private double importFile(Path file, int rows, String expected) throws Exception {
        UUID id = UUID.randomUUID();
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
            app.getBean(Spool.class).keep(id, in);
        }
        app.getBean(Jobs.class)
                .submit(id, "imports", Map.of("profile", "auto", "exercise", "true", "marking", "TLP:CLEAR"));
        Job job = await("imports", id);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (job.count(expected) != rows) {
            throw new IllegalStateException("expected " + rows + " " + expected + ": " + job.counts());
        }
        System.out.printf(
                Locale.ROOT,
                "import (%s): %.1f s, %,.0f rows/s, %s%n",
                expected,
                seconds,
                rows / seconds,
                job.counts());
        return seconds;
    }

    private Job await(String kind, UUID id) throws InterruptedException {
        Jobs jobs = app.getBean(Jobs.class);
        Job job = jobs.get(kind, id);
        while (!job.ended()) {
            Thread.sleep(50);
            job = jobs.get(kind, id);
        }
        if (job.state() == Job.State.FAILED) {
            throw new IllegalStateException(job.failureCode() + job.failureArguments());
        }
        return job;
    }

    private void hotspots() throws Exception {
        long start = System.nanoTime();
        get("/api/v1/hotspots?fields=count,density,rank,legendClass&from=2026-01-01", null);
        System.out.printf(
                Locale.ROOT, "hotspots, first after the import: %.0f ms%n", (System.nanoTime() - start) / 1e6);
        double[] changed = new double[40];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = timed(
                    "/api/v1/hotspots?fields=count,density,rank,legendClass&from=2020-01-" + (10 + i % 20)
                            + "&minSeverity=" + (1 + i / 20),
                    null);
        }
        print("hotspots, changed filter", changed);
        String same = "/api/v1/hotspots?fields=count,density,rank,legendClass&from=2020-01-10&minSeverity=1";
        double[] again = new double[100];
        double[] notModified = new double[100];
        String etag = get(same, null);
        for (int i = 0; i < again.length; i++) {
            again[i] = timed(same, null);
            notModified[i] = timed(same, etag);
        }
        print("hotspots, the same again", again);
        print("hotspots, 304", notModified);
    }

    private double timed(String path, @org.jspecify.annotations.Nullable String etag) throws Exception {
        long start = System.nanoTime();
        get(path, etag);
        return (System.nanoTime() - start) / 1e6;
    }

    private String get(String path, @org.jspecify.annotations.Nullable String etag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header(TestAccess.HEADER, TestAccess.BEARER)
                .header("Accept-Encoding", "gzip");
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != (etag == null ? 200 : 304)) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms, max %.1f ms (%d requests)%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1],
                millis.length);
    }

    /** What somebody at a psql prompt would do with the same file: COPY, spatial join, two inserts, the same indexes. */
    private double plainSql(Path file, int rows) throws SQLException, IOException {
        try (Connection connection = app.getBean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql("plain-sql-setup.sql"));
            long start = System.nanoTime();
            try (InputStream in = Files.newInputStream(file)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy peer.stage from stdin (format csv, header)", in);
            }
            double copied = (System.nanoTime() - start) / 1e9;
            connection.setAutoCommit(false);
            statement.execute(sql("plain-sql.sql"));
            connection.commit();
            connection.setAutoCommit(true);
            double seconds = (System.nanoTime() - start) / 1e9;
            var count = statement.executeQuery("select count(*) from peer.report");
            count.next();
            if (count.getInt(1) != rows) {
                throw new IllegalStateException("plain SQL stored " + count.getInt(1));
            }
            System.out.printf(Locale.ROOT, "plain SQL: %.1f s (of it COPY %.1f s)%n", seconds, copied);
            return seconds;
        }
    }

    private static String sql(String name) {
        try {
            return new ClassPathResource("org/vigie/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the real communes where they are at hand, else those of the demo. */
    static final class LoadBoundaries implements JobHandler {

        private static final Path REAL =
                Path.of("../../shared/data/boundaries").toAbsolutePath().normalize();

        private final Boundaries boundaries;

        LoadBoundaries(Boundaries boundaries) {
            this.boundaries = boundaries;
        }

        @Override
        public String kind() {
            return "bench-boundaries";
        }

        @Override
        public void run(Job job, JobRun run) {
            for (String country : List.of("BFA", "MLI", "NER")) {
                Path real = REAL.resolve(country.toLowerCase(Locale.ROOT) + "_adm3.geojson");
                Path file = Files.exists(real) ? real : Path.of("../data/demo/boundaries-" + country + ".geojson");
                int set = boundaries.load(
                        file, new BoundaryRequest(country, "bench", "bench", "bench", true, null), job.id(), run);
                boundaries.activate(set, job.id());
            }
        }
    }
}
