package org.vigie;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.areas.Area;
import org.vigie.areas.Areas;
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;
import org.vigie.jobs.Spool;

/**
 * Two hundred readers at once, each with a key of their own and five seconds to think, for a minute: 70 % of what they ask they have
 * asked before, 15 % are tiles, 12 % numbers by another filter, 2 % images, 1 % whole results with every field. Then the same while
 * a file of reports comes in. Errors, times and memory; service, database and readers share the machine. Loopback only.
 *
 * <p>Arguments: incidents at the beginning (100,000), rows of the import (500,000), seconds (60), readers (200).
 */
public final class LoadBench {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);
    private static final List<String> KINDS = List.of("CLASH", "CIV", "IED", "ABD", "AIR");
    private static final List<String> MARKINGS = List.of("TLP:CLEAR", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER");
    private static final List<String> ROLES = List.of("VIEWER", "VIEWER", "VIEWER", "ANALYST", "EDITOR");

    private final ConfigurableApplicationContext app;
    private final String address;
    private final int seconds;
    private final int readers;

    private LoadBench(ConfigurableApplicationContext app, int seconds, int readers) {
        this.app = app;
        this.seconds = seconds;
        this.readers = readers;
        address = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
    }

    /** Runs it against the empty database of {@code VIGIE_DB_URL}. */
    public static void main(String[] arguments) throws Exception {
        int incidents = argument(arguments, 0, 100_000);
        int imported = argument(arguments, 1, 500_000);
        // The limits of the service itself hold: nobody who works may meet them.
        try (var app =
                SpringApplication.run(new Class<?>[] {Vigie.class, ImportBench.LoadBoundaries.class}, new String[] {
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=warn",
                    "--vigie.limits.per-minute=2400",
                    "--vigie.limits.anonymous-per-minute=600",
                    "--vigie.spool-directory=target/bench-spool"
                })) {
            var bench = new LoadBench(app, argument(arguments, 2, 60), argument(arguments, 3, 200));
            bench.run(incidents, imported);
        }
    }

    private static int argument(String[] arguments, int number, int otherwise) {
        return arguments.length > number ? Integer.parseInt(arguments[number]) : otherwise;
    }

    private void run(int incidents, int imported) throws Exception {
        await(
                "bench-boundaries",
                app.getBean(Jobs.class).submit("bench-boundaries", Map.of()).id());
        await("imports", submit(generate("first", incidents)));
        List<String> keys = keys();
        List<String> communes = communes().stream().map(Area::pcode).toList();
        new LoadReaders(address, keys, communes, 10).run(); // the compiler and the caches get warm
        measure("readers alone", new LoadReaders(address, keys, communes, seconds));

        Path file = generate("second", imported);
        long start = System.nanoTime();
        UUID job = submit(file);
        measure("readers while " + imported + " rows come in", new LoadReaders(address, keys, communes, seconds));
        Job done = await("imports", job);
        System.out.printf(
                Locale.ROOT,
                "import beside them: %s after %.1f s, created %,d%n",
                done.state(),
                (System.nanoTime() - start) / 1e9,
                done.count("created"));
        measure("readers after it", new LoadReaders(address, keys, communes, seconds));
    }

    private void measure(String what, LoadReaders load) throws Exception {
        double before = heapMegabytes();
        LoadReaders.Result result = load.run();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d requests in %d s, %d errors, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.0f ms; heap in use %.0f -> %.0f MB%n",
                what,
                result.count(),
                seconds,
                result.errors().size(),
                result.percentile(0.5),
                result.percentile(0.95),
                result.percentile(0.99),
                result.percentile(1),
                before,
                heapMegabytes());
        result.byKind()
                .forEach((kind, times) -> System.out.printf(
                        Locale.ROOT,
                        "  %s: %,d, p50 %.1f ms, p95 %.1f ms%n",
                        kind,
                        times.length,
                        LoadReaders.percentile(times, 0.5),
                        LoadReaders.percentile(times, 0.95)));
        result.errors().stream().distinct().limit(5).forEach(error -> System.out.println("  error: " + error));
    }

    /** What lives after a collection. */
    private static double heapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    /** A person and a key for each reader. */
    private List<String> keys() throws Exception {
        JdbcClient jdbc = app.getBean(JdbcClient.class);
        var keys = new ArrayList<String>();
        for (int i = 0; i < readers; i++) {
            String key = "vgk_load%032d".formatted(i);
            jdbc.sql("""
                            with made as (
                                insert into person (login, name, organisation_id, role)
                                select :login, :login, id, :role from organisation where code = 'LOCAL' returning id)
                            insert into api_key (key_hash, hint, name, person_id, role)
                            select :hash, 'vgk_load', 'load', id, :role from made""")
                    .param("login", "load-" + i)
                    .param("role", ROLES.get(i % ROLES.size()))
                    .param("hash", MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)))
                    .update();
            keys.add(key);
        }
        return keys;
    }

    private List<Area> communes() {
        return app.getBean(Areas.class).current().communes();
    }

    private UUID submit(Path file) throws IOException {
        UUID id = UUID.randomUUID();
        try (InputStream in = Files.newInputStream(file)) {
            app.getBean(Spool.class).keep(id, in);
        }
        app.getBean(Jobs.class).submit(id, "imports", Map.of("profile", "vigie", "exercise", "true"));
        Files.delete(file);
        return id;
    }

    private Path generate(String name, int rows) throws IOException {
        Path file = Files.createTempFile("load", ".csv");
        var random = new SplittableRandom(name.hashCode());
        List<Area> communes = communes();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sourceRef,date,kind,severity,fatalities,longitude,latitude,precision,marking,description\n");
            for (int i = 0; i < rows; i++) {
                Area commune = communes.get(random.nextInt(communes.size()));
                out.write(String.format(
                        Locale.ROOT,
                        "%s-%d,%s,%s,%d,%d,%.4f,%.4f,SETTLEMENT,%s,%s%n",
                        name,
                        i,
                        LAST_DAY.minusDays(random.nextInt(3650)),
                        KINDS.get(random.nextInt(KINDS.size())),
                        1 + random.nextInt(5),
                        random.nextInt(4) == 0 ? random.nextInt(20) : 0,
                        commune.longitude() + random.nextDouble(-0.05, 0.05),
                        commune.latitude() + random.nextDouble(-0.05, 0.05),
                        MARKINGS.get(random.nextInt(MARKINGS.size())),
                        "Exercice : événement signalé près du marché."));
            }
        }
        return file;
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
}
