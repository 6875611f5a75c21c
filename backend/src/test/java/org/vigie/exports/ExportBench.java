package org.vigie.exports;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.TestAccess;
import org.vigie.Vigie;
import org.vigie.jobs.Jobs;

/**
 * How long downloads take, beside {@code ogr2ogr} from the same rows of the same database in the same run. Its arguments are the
 * number of incidents (1,000,000) and the endings of the formats to measure (all); 256 MB of heap are enough: {@code VIGIE_BENCH_HEAP=256m scripts/bench Export}.
 */
final class ExportBench {

    private static final int TURNS = 2;

    /** The table of incidents alone, without their reports and without the names of areas and kinds. */
    private static final String BARE =
            "select id, date_start, date_end, kind, non_state, severity, fatalities, injured, abducted, displaced, geom, "
                    + "precision, uncertainty_km, country, area_pcode, placement, reliability, credibility, "
                    + "array_to_string(sources, '; ') as sources, marking, status, organisation_id, exercise, edited, "
                    + "version_from from incident where version_to is null";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext app;
    private final JdbcClient jdbc;
    private final Path directory;

    private ExportBench(ConfigurableApplicationContext app, Path directory) {
        this.app = app;
        this.jdbc = app.getBean(JdbcClient.class);
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("export-bench");
        try (ConfigurableApplicationContext app = SpringApplication.run(Vigie.class, new String[] {
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--vigie.demo=auto",
            "--vigie.exports.job-rows=1000000000",
            "--vigie.spool-directory=" + directory.resolve("spool")
        })) {
            var bench = new ExportBench(app, directory);
            bench.load(rows);
            bench.compare(List.of(arguments).subList(Math.min(1, arguments.length), arguments.length));
        }
    }

    private void load(int rows) throws Exception {
        ExportClient.awaitDemo(app.getBean(Jobs.class));
        if (count("incident where version_to is null and sources = array['bench']") != rows) {
            jdbc.sql("update incident set version_to = version_from where version_to is null")
                    .update();
            jdbc.sql(text("million.sql")).param("rows", rows).update();
            jdbc.sql("update data_version set version = version + 1").update();
            jdbc.sql("drop table if exists export_peer").update();
            jdbc.sql(text("peer.sql")).update();
            jdbc.sql("vacuum analyze incident").update();
            jdbc.sql("vacuum analyze report").update();
            jdbc.sql("vacuum analyze export_peer").update();
        }
        System.out.printf(
                Locale.ROOT,
                "%,d incidents, %,d for ogr2ogr, tables of incidents and reports %,d MB, heap at most %d MB%n",
                rows,
                count("export_peer"),
                jdbc.sql("select (pg_total_relation_size('incident') + pg_total_relation_size('report')) >> 20")
                        .query(Long.class)
                        .single(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static String text(String name) throws IOException {
        return new ClassPathResource("org/vigie/exports/" + name).getContentAsString(StandardCharsets.UTF_8);
    }

    private void compare(List<String> wanted) throws Exception {
        for (String name : List.of("hotspots.shp.zip", "hotspots.shp.zip", "hotspots.gpkg", "hotspots.geojson")) {
            download(name);
        }
        for (String ending : List.of("csv", "geojson", "kml", "fgb")) {
            if (wanted.isEmpty() || wanted.contains(ending)) {
                download("incidents." + ending);
                download("incidents." + ending);
            }
        }
        if (wanted.isEmpty() || wanted.contains("shp.zip")) {
            compare("shp.zip", "ESRI Shapefile", "shp", "-lco", "ENCODING=UTF-8");
        }
        if (wanted.isEmpty() || wanted.contains("gpkg")) {
            compare("gpkg", "GPKG", "gpkg");
        }
    }

    /** By turns, so that what else the machine does meets both. */
    private void compare(String ending, String driver, String peerEnding, String... options) throws Exception {
        double ours = 0;
        double same = 0;
        double bare = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            ours += download("incidents." + ending);
            same += ogr2ogr(driver, "same" + turn + "." + peerEnding, "select * from export_peer", options);
            bare += ogr2ogr(driver, "bare" + turn + "." + peerEnding, BARE, options);
        }
        System.out.printf(
                Locale.ROOT,
                "%s / ogr2ogr: %.2f of the same fields ready made in one table, %.2f of the bare table of incidents%n",
                ending,
                ours / same,
                ours / bare);
    }

    private double download(String name) throws Exception {
        String address = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
        long start = System.nanoTime();
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/exports/" + name))
                        .header(TestAccess.HEADER, TestAccess.BEARER)
                        .build(),
                BodyHandlers.ofInputStream());
        double first;
        long size = 0;
        try (InputStream in = answer.body()) {
            in.read();
            first = (System.nanoTime() - start) / 1e9;
            byte[] buffer = new byte[1 << 16];
            for (int read = 0; read >= 0; read = in.read(buffer)) {
                size += read;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d, first byte %.2f s, whole %.1f s, %.1f MB%n",
                name,
                answer.statusCode(),
                first,
                seconds,
                size / 1e6);
        return seconds;
    }

    private double ogr2ogr(String format, String target, String sql, String... options)
            throws IOException, InterruptedException {
        String url = System.getenv("VIGIE_DB_URL").replace("jdbc:", "");
        URI server = URI.create(url);
        var command = new java.util.ArrayList<>(List.of("ogr2ogr", "-f", format));
        command.addAll(List.of(options));
        command.addAll(List.of(
                directory.resolve(target).toString(),
                "PG:host=%s port=%d dbname=%s user=%s"
                        .formatted(
                                server.getHost(),
                                server.getPort(),
                                server.getPath().substring(1),
                                System.getenv("VIGIE_DB_USER")),
                "-sql",
                sql,
                "-nln",
                "incidents"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        String password = System.getenv("VIGIE_DB_PASSWORD");
        if (password != null) {
            builder.environment().put("PGPASSWORD", password);
        }
        long start = System.nanoTime();
        Process process =
                builder.redirectOutput(directory.resolve("ogr.log").toFile()).start();
        int code = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "ogr2ogr %s: %.1f s, %.1f MB, exit %d%n", target, seconds, size(target), code);
        return seconds;
    }

    /** In MB, of the files that a layer is made of; they go away. */
    private double size(String target) throws IOException {
        String stem = target.substring(0, target.indexOf('.') + 1);
        double size = 0;
        try (var files = Files.newDirectoryStream(directory, stem + "*")) {
            for (Path file : files) {
                size += Files.size(file) / 1e6;
                Files.delete(file);
            }
        }
        return size;
    }
}
