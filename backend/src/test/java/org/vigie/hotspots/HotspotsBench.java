package org.vigie.hotspots;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.TestAccess;
import org.vigie.Vigie;
import org.vigie.areas.Area;
import org.vigie.areas.Areas;
import org.vigie.areas.Boundaries;
import org.vigie.areas.BoundaryRequest;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentFilter;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Jobs;
import org.vigie.styles.Measure;

/**
 * Measures {@code /api/v1/hotspots} over the real communes (else those of the demo) with 10,000, 100,000 and 1,000,000
 * incidents, made up, written straight into the store: counts for a changed filter, the full result, the same again; then the
 * parts of the full result. Arguments: the numbers of incidents.
 */
public final class HotspotsBench {

    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int RUNS = 9;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);
    private static final int DAYS = 3650;
    private static final List<String> KINDS = List.of("CLASH", "CIV", "IED", "ABD", "AIR");
    private static final String COUNTS = "&fields=count,weighted,density,rate,rank,legendClass,few";
    private static final String FULL = COUNTS
            + ",excess,rateLow,rateHigh,smoothedRate,localSmoothedRate,kernelMean,kernelMax,kernelExpected,gi,moran";

    private final ConfigurableApplicationContext app;
    private final HttpClient http = HttpClient.newHttpClient();
    private int loaded;
    private int day = 500;

    private HotspotsBench(ConfigurableApplicationContext app) {
        this.app = app;
    }

    /** Runs it against the empty database of {@code VIGIE_DB_URL}. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length == 0
                ? SIZES
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        try (var app = SpringApplication.run(new Class<?>[] {Vigie.class, LoadBoundaries.class}, new String[] {
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--vigie.spool-directory=target/bench-spool"
        })) {
            var bench = new HotspotsBench(app);
            bench.loadBoundaries();
            double[] before = new double[0];
            for (int size : sizes) {
                bench.load(size);
                before = bench.measure(size, before);
            }
            bench.parts();
        }
    }

    private void loadBoundaries() throws Exception {
        Jobs jobs = app.getBean(Jobs.class);
        Job job = jobs.submit("bench-boundaries", Map.of());
        while (!job.ended()) {
            Thread.sleep(50);
            job = jobs.get("bench-boundaries", job.id());
        }
        List<Area> communes = communes();
        var random = new SplittableRandom(5);
        for (Area commune : communes) {
            app.getBean(JdbcClient.class)
                    .sql("insert into population values (:pcode, 2024, :country, :people, 'bench')")
                    .param("pcode", commune.pcode())
                    .param("country", commune.country())
                    .param("people", random.nextInt(2_000, 120_000))
                    .update();
        }
        System.out.printf(Locale.ROOT, "boundaries: %,d communes%n", communes.size());
    }

    private List<Area> communes() {
        return app.getBean(Areas.class).current().communes();
    }

    /** Adds incidents up to a number, a third of them in fifty towns, by COPY and with a data version of their own. */
    private void load(int size) throws Exception {
        var random = new SplittableRandom(20261031 + size);
        List<Area> communes = communes();
        var lines = new StringBuilder();
        try (Connection connection = app.getBean(DataSource.class).getConnection()) {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy incident (id, version_from, date_start, date_end, kind, severity, fatalities, geom,"
                            + " precision, country, area_pcode, reliability, credibility, sources, status,"
                            + " organisation_id) from stdin");
            long version = version() + 1;
            for (; loaded < size; loaded++) {
                Area commune = communes.get(
                        random.nextInt(3) == 0 ? 26 * random.nextInt(50) : random.nextInt(communes.size()));
                LocalDate day = LAST_DAY.minusDays(random.nextInt(DAYS));
                boolean communeOnly = random.nextInt(10) == 0;
                lines.append(String.format(
                        Locale.ROOT,
                        "%s\t%d\t%s\t%s\tINS.%s\t%d\t%d\tSRID=4326;POINT(%.5f %.5f)\t%s\t%s\t%s\t%c\t%d\t{bench}"
                                + "\tREPORTED\t1%n",
                        new UUID(random.nextLong(), random.nextLong()),
                        version,
                        day,
                        day,
                        KINDS.get(random.nextInt(KINDS.size())),
                        1 + random.nextInt(5),
                        random.nextInt(4) == 0 ? random.nextInt(20) : 0,
                        commune.longitude() + random.nextDouble(-0.03, 0.03),
                        commune.latitude() + random.nextDouble(-0.03, 0.03),
                        communeOnly ? "COMMUNE" : "SETTLEMENT",
                        commune.country(),
                        commune.pcode(),
                        'A' + random.nextInt(6),
                        1 + random.nextInt(6)));
                if (lines.length() > 1 << 20) {
                    flush(copy, lines);
                }
            }
            flush(copy, lines);
            copy.endCopy();
        }
        JdbcClient jdbc = app.getBean(JdbcClient.class);
        jdbc.sql("update data_version set version = version + 1").update();
        jdbc.sql("insert into coverage (source, country, date_from, version_from)"
                        + " select distinct 'bench', country, date '2000-01-01', :version from area"
                        + " join boundary_set s on s.id = boundary_set_id where not exists (select from coverage)")
                .param("version", version())
                .update();
        long start = System.nanoTime();
        app.getBean(IncidentCache.class).current();
        System.out.printf(
                Locale.ROOT, "%n%,d incidents, read into memory in %.1f s%n", size, (System.nanoTime() - start) / 1e9);
    }

    private static void flush(CopyIn copy, StringBuilder lines) throws Exception {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private long version() {
        return app.getBean(JdbcClient.class)
                .sql("select version from data_version")
                .query(Long.class)
                .single();
    }

    private double[] measure(int size, double[] before) throws Exception {
        double first = timed(path(0, FULL));
        System.out.printf(Locale.ROOT, "first full result (shapes, neighbours, window, masks): %.0f ms%n", first);
        for (int i = 1; i < 6; i++) {
            timed(path(i, FULL));
            timed(path(i, COUNTS));
        }
        double[] medians = {
            median("counts, densities, rates, changed filter", i -> path(100 + i, COUNTS)),
            median("full result, changed filter", i -> path(200 + i, FULL)),
            median("everything, trend and change too", i -> path(300 + i, "")),
            median("repeated", i -> path(200, FULL)),
            median("surface.png 1024 wide, changed filter", i -> path(400 + i, "")
                    .replace("?", "/surface.png?"))
        };
        if (before.length > 0) {
            var growth = new StringBuilder("growth against the size before:");
            for (int i = 0; i < medians.length; i++) {
                growth.append(String.format(Locale.ROOT, " x%.2f", medians[i] / before[i]));
            }
            System.out.println(growth);
        }
        return medians;
    }

    private static String path(int run, String fields) {
        return "/api/v1/hotspots?to=2026-10-31&from=" + LAST_DAY.minusDays(3000 - run) + fields;
    }

    private interface PathOf {
        String run(int i);
    }

    private double median(String what, PathOf path) throws Exception {
        return printed(what, i -> timed(path.run(i)));
    }

    private interface Timed {
        double run(int i) throws Exception;
    }

    /** Prints wall clock, and processor time of all threads, which other programs on the machine disturb less. */
    private static double printed(String what, Timed work) throws Exception {
        double[] millis = new double[RUNS];
        double[] processor = new double[RUNS];
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < RUNS; i++) {
            long before = system.getProcessCpuTime();
            millis[i] = work.run(i);
            processor[i] = (system.getProcessCpuTime() - before) / 1e6;
        }
        Arrays.sort(millis);
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%-45s best %8.1f ms, median %8.1f ms, processor time %8.1f ms%n",
                what,
                millis[0],
                millis[RUNS / 2],
                processor[RUNS / 2]);
        return millis[RUNS / 2];
    }

    private double timed(String path) throws Exception {
        String address = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
        long start = System.nanoTime();
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header(TestAccess.HEADER, TestAccess.BEARER)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** What each group of fields costs by itself, without HTTP and JSON. */
    private void parts() throws Exception {
        System.out.println();
        HotspotService hotspots = app.getBean(HotspotService.class);
        Map<String, Set<CommuneField>> groups = new LinkedHashMap<>();
        groups.put("counts", EnumSet.of(CommuneField.COUNT, CommuneField.DENSITY));
        groups.put(
                "rates, Garwood, EB",
                EnumSet.of(CommuneField.RATE_LOW, CommuneField.SMOOTHED_RATE, CommuneField.LOCAL_SMOOTHED_RATE));
        groups.put("excess and Gi*", EnumSet.of(CommuneField.EXCESS, CommuneField.GI));
        groups.put("excess and Moran", EnumSet.of(CommuneField.MORAN));
        groups.put("kernel 50 km", EnumSet.of(CommuneField.KERNEL_MEAN));
        groups.put("trend", EnumSet.of(CommuneField.TREND));
        groups.put("change", EnumSet.of(CommuneField.CHANGE));
        groups.put("confidence", EnumSet.of(CommuneField.CONFIDENCE));
        groups.put("silence", EnumSet.of(CommuneField.SILENCE));
        for (var group : groups.entrySet()) {
            printed("  " + group.getKey(), i -> part(hotspots, group.getValue()));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT, "memory in use: %.0f MB%n", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
    }

    private double part(HotspotService hotspots, Set<CommuneField> fields) {
        IncidentFilter filter = IncidentFilter.ALL.within(LAST_DAY.minusDays(3000 - day++), LAST_DAY);
        long start = System.nanoTime();
        hotspots.compute(HotspotQuery.of(filter, Measure.COUNT, 3, fields));
        return (System.nanoTime() - start) / 1e6;
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
