package org.vigie.maps;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.Client;
import org.vigie.TestAccess;
import org.vigie.Vigie;
import org.vigie.access.Marking;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.Bbox;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.hotspots.HotspotView;
import org.vigie.incidents.Categories;
import org.vigie.jobs.Job;

/**
 * Measures map pictures of the real communes (else those of the demo) with the exercise incidents: a choropleth of 1200 x 800
 * without and with all that belongs to a page, SVG, PDF, tiles. No picture is kept between two: each is drawn and encoded anew, from
 * a slightly different view. Argument: how many of each.
 */
public final class MapsBench {

    private static final int RUNS = 120;
    private static final int WARM_UP = 40;
    private static final Path REAL =
            Path.of("../../shared/data/boundaries").toAbsolutePath().normalize();

    private final ConfigurableApplicationContext app;
    private final int runs;

    private MapsBench(ConfigurableApplicationContext app, int runs) {
        this.app = app;
        this.runs = runs;
    }

    /** Runs it against the empty database of {@code VIGIE_DB_URL}. */
    public static void main(String[] arguments) throws Exception {
        try (var app =
                SpringApplication.run(new Class<?>[] {Vigie.class, Client.class, TestAccess.class}, new String[] {
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--logging.level.root=warn",
                    "--vigie.spool-directory=target/bench-spool"
                })) {
            var bench = new MapsBench(app, arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]));
            bench.load();
            bench.measure();
        }
    }

    private void load() {
        Client client = app.getBean(Client.class);
        for (String country : List.of("BFA", "MLI", "NER")) {
            Path real = REAL.resolve(country.toLowerCase(Locale.ROOT) + "_adm3.geojson");
            Path file = Files.exists(real) ? real : Path.of("../data/demo/boundaries-" + country + ".geojson");
            Job job = client.send(
                    "boundaries",
                    Map.of("country", country, "vintage", "bench", "source", "bench", "licence", "bench"),
                    file);
            client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate");
        }
        client.send("imports", Map.of("profile", "vigie"), Path.of("../data/demo/incidents.csv"));
        AreaIndex index = app.getBean(Areas.class).current();
        System.out.printf(Locale.ROOT, "%,d communes%n", index.communes().size());
    }

    private HotspotResult result() {
        var parameters = new Parameters(
                new HashMap<>(Map.of("from", new String[] {"2025-11-01"}, "to", new String[] {"2026-10-31"})));
        HotspotQuery query = HotspotQuery.read(
                parameters,
                app.getBean(Categories.class),
                app.getBean(Areas.class).current());
        return app.getBean(HotspotService.class).compute(MapPage.query(query.withFields(MapPage.FIELDS)));
    }

    private MapPage page(HotspotResult result, Layout layout, int run) {
        double shift = run * 0.001;
        var parameters = new Parameters(new HashMap<>(Map.of(
                "bbox", new String[] {String.format(Locale.ROOT, "%.4f,9.3,%.4f,25.1", -12.3 + shift, 16.1 + shift)})));
        return new MapPage(
                result,
                "",
                Locale.FRENCH,
                layout,
                Bbox.read(parameters).orElseThrow(),
                List.of("bench"),
                Marking.AMBER,
                Instant.now(),
                "");
    }

    private void measure() throws Exception {
        HotspotResult result = result();
        MapDrawing drawing = app.getBean(MapDrawing.class);
        LayerDrawing layers = app.getBean(LayerDrawing.class);
        AreaIndex index = app.getBean(Areas.class).find(result.areas()).orElseThrow();
        var layer = new MapLayer.Hotspots(
                result, index, app.getBean(HotspotView.class).legend(result, Locale.FRENCH), true);
        long start = System.nanoTime();
        drawing.png(page(result, Layout.SCREEN, 0), 1);
        System.out.printf(
                Locale.ROOT, "first picture (outlines simplified): %.0f ms%n", (System.nanoTime() - start) / 1e6);
        for (int threads : new int[] {1, 2}) {
            System.out.printf(Locale.ROOT, "%n%d at once%n", threads);
            printed("choropleth 1200 x 800, PNG", threads, runs, i -> layers.png(choropleth(layer, i)));
            printed("page 1200 x 800, PNG", threads, runs, i -> drawing.png(page(result, Layout.SCREEN, i), 1));
            printed("page 1200 x 800, drawn only", threads, runs, i -> {
                drawing.image(page(result, Layout.SCREEN, i), 1);
                return new byte[0];
            });
            printed(
                    "page 1200 x 800 twice as fine, PNG",
                    threads,
                    runs / 4,
                    i -> drawing.png(page(result, Layout.SCREEN, i), 2));
            printed("page 1200 x 800, SVG", threads, runs / 6, i -> drawing.svg(page(result, Layout.SCREEN, i)));
            printed("page A4, PDF", threads, runs / 6, i -> drawing.pdf(page(result, Layout.A4_LANDSCAPE, i)));
            printed("tile 256 x 256 of zoom 7, PNG", threads, runs * 4, i -> layers.png(tile(layer, i)));
        }
    }

    private static LayerImage choropleth(MapLayer layer, int run) {
        double shift = run * 100;
        return new LayerImage(
                List.of(layer),
                MapProjection.MERCATOR,
                new Envelope(-1_400_000 + shift, 1_850_000 + shift, 950_000, 2_950_000 + 166_666),
                1200,
                800,
                0xffffff,
                1);
    }

    private static LayerImage tile(MapLayer layer, int run) {
        double side = 2 * 20_037_508.342789244 / 128;
        double west = -4 * side + run % 8 * side;
        double south = 3 * side + run / 8 % 6 * side;
        return new LayerImage(
                List.of(layer),
                MapProjection.MERCATOR,
                new Envelope(west, west + side, south, south + side),
                256,
                256,
                null,
                1);
    }

    private interface Picture {
        byte[] make(int run);
    }

    /** Prints how many a second, quantiles, and processor time, which other programs on the machine disturb less. */
    private static void printed(String what, int threads, int count, Picture picture) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            picture.make(i);
        }
        double[] millis = new double[count];
        long[] bytes = new long[1];
        var pool = Executors.newFixedThreadPool(threads);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        List<Future<?>> all = IntStream.range(0, count)
                .<Future<?>>mapToObj(i -> pool.submit(() -> {
                    long before = System.nanoTime();
                    bytes[0] = picture.make(WARM_UP + i).length;
                    millis[i] = (System.nanoTime() - before) / 1e6;
                }))
                .toList();
        for (Future<?> each : all) {
            each.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = (system.getProcessCpuTime() - processor) / 1e6 / count;
        pool.shutdown();
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-36s %6.1f a second, median %6.1f ms, p95 %6.1f ms, processor time %6.1f ms each (%.1f a second of 2 cores),"
                        + " %,d bytes%n",
                what,
                count / seconds,
                millis[count / 2],
                millis[(int) (count * 0.95)],
                used,
                2000 / used,
                bytes[0]);
    }
}
