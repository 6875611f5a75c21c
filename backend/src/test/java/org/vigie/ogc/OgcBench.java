package org.vigie.ogc;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.Client;
import org.vigie.TestAccess;
import org.vigie.Vigie;
import org.vigie.api.Gzipped;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.jobs.Jobs;

/**
 * How long vector tiles take: of communes uncached, beside {@code ST_AsMVT} of the same tiles, from the cache over 16
 * connections, and of a million incidents. On the real communes where they lie beside the project, else on those of the demo.
 */
final class OgcBench {

    private static final int CONNECTIONS = 16;
    private static final int CACHED_TILES = 40_000;
    private static final int INCIDENTS = 1_000_000;
    private static final Path REAL =
            Path.of("../../shared/data/boundaries").toAbsolutePath().normalize();

    private final ConfigurableApplicationContext app;
    private final AreaIndex index;
    private final int port;

    private OgcBench(ConfigurableApplicationContext app) {
        this.app = app;
        this.index = app.getBean(Areas.class).current();
        this.port = Integer.parseInt(app.getEnvironment().getProperty("local.server.port", "0"));
    }

    /** Runs it against the empty database of {@code VIGIE_DB_URL}. */
    public static void main(String[] arguments) throws Exception {
        try (var app = SpringApplication.run(Vigie.class, new String[] {
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--vigie.spool-directory=target/bench-spool"
        })) {
            loadBoundaries(new Client(app.getEnvironment(), app.getBean(Jobs.class)));
            var bench = new OgcBench(app);
            bench.uncached();
            bench.cached();
            bench.points();
        }
    }

    private static void loadBoundaries(Client client) {
        for (String country : List.of("BFA", "MLI", "NER")) {
            Path real = REAL.resolve(country.toLowerCase(Locale.ROOT) + "_adm3.geojson");
            Path file = Files.exists(real) ? real : Path.of("../data/demo/boundaries-" + country + ".geojson");
            var job = client.send(
                    "boundaries",
                    Map.of("country", country, "vintage", "bench", "source", "bench", "licence", "bench"),
                    file);
            client.call("POST", "/api/v1/boundaries/" + job.id() + "/activate");
        }
    }

    private void uncached() {
        long wall = System.nanoTime();
        long cpu = cpu();
        var pyramids = new OutlinePyramids(app.getBean(Areas.class));
        pyramids.of(index);
        System.out.printf(
                Locale.ROOT,
                "%,d communes simplified for %d zooms: %.1f s, processor time %.1f s%n",
                index.communes().size(),
                OutlinePyramid.MOST_ZOOM + 1,
                (System.nanoTime() - wall) / 1e9,
                (cpu() - cpu) / 1e9);
        var layer = new AreaTileLayer("communes", 3, app.getBean(Areas.class), pyramids);
        JdbcClient jdbc = app.getBean(JdbcClient.class);
        for (int round = 0; round < 2; round++) {
            System.out.println(round == 0 ? "warming" : "commune tile, uncached, gzip included (ms)");
            for (int zoom = 4; zoom <= 12; zoom += 2) {
                List<TileCoord> tiles = tiles(zoom, 60);
                double[][] own = timed(
                        tiles, tile -> Gzipped.of(layer.open(new Parameters(Map.of("v", new String[] {index.v()})), "")
                                        .tile(tile))
                                .bytes()
                                .length);
                double[][] postgis = timed(tiles, tile -> asMvt(jdbc, tile));
                if (round == 1) {
                    System.out.printf(
                            Locale.ROOT,
                            "  zoom %2d, %3d tiles: median %6.2f, p95 %6.2f, largest %6.2f; processor time median %6.2f, "
                                    + "largest %6.2f; ST_AsMVT median %6.2f, largest %6.2f%n",
                            zoom,
                            tiles.size(),
                            at(own[0], 0.5),
                            at(own[0], 0.95),
                            at(own[0], 1),
                            at(own[1], 0.5),
                            at(own[1], 1),
                            at(postgis[0], 0.5),
                            at(postgis[0], 1));
                }
            }
        }
    }

    /** The same tile by PostGIS, of outlines that are simplified already, one tolerance for all zooms. */
    private static int asMvt(JdbcClient jdbc, TileCoord tile) {
        byte[] mvt = jdbc.sql("""
                        select st_asmvt(t, 'communes') from (
                            select a.pcode, a.display_name as name, st_asmvtgeom(st_transform(a.outline, 3857),
                                st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
                            from area a join boundary_activation b on b.boundary_set_id = a.boundary_set_id
                            where a.level = 3 and b.version_to is null
                                and a.geom && st_transform(st_tileenvelope(:z, :x, :y), 4326)) t""")
                .param("z", tile.z())
                .param("x", tile.x())
                .param("y", tile.y())
                .query(byte[].class)
                .single();
        return Gzipped.of(mvt).bytes().length;
    }

    private void cached() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int zoom = 5; zoom <= 8; zoom++) {
            tiles(zoom, 40)
                    .forEach(tile -> paths.add(
                            "/tiles/communes/%d/%d/%d.mvt?v=%s".formatted(tile.z(), tile.x(), tile.y(), index.v())));
        }
        requests(paths, paths.size(), 1);
        requests(paths, CACHED_TILES / 4, CONNECTIONS);
        double perSecond = requests(paths, CACHED_TILES, CONNECTIONS);
        System.out.printf(
                Locale.ROOT,
                "from the cache, %d connections, %,d tiles: %,.0f tiles/s; processor time of all threads, client included, "
                        + "%.3f ms a tile%n",
                CONNECTIONS,
                CACHED_TILES,
                perSecond,
                (processCpu() - startCpu) / 1e6 / CACHED_TILES);
    }

    private double startCpu;

    private double requests(List<String> paths, int count, int connections) throws Exception {
        var next = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(connections);
        startCpu = processCpu();
        long start = System.nanoTime();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(() -> ask(paths, next, count));
        }
        for (var done : pool.invokeAll(clients)) {
            done.get();
        }
        pool.shutdown();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    /** One connection at a time, opened anew where the server closes it after so many answers. */
    private int ask(List<String> paths, AtomicInteger next, int count) throws IOException {
        int asked = 0;
        while (next.get() < count) {
            try (var socket = new Socket("127.0.0.1", port);
                    var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16))) {
                socket.setTcpNoDelay(true);
                boolean kept = true;
                while (kept) {
                    int i = next.getAndIncrement();
                    if (i >= count) {
                        break;
                    }
                    String request = "GET " + paths.get(i % paths.size()) + " HTTP/1.1\r\nHost: localhost\r\n"
                            + TestAccess.HEADER + ": " + TestAccess.BEARER + "\r\nAccept-Encoding: gzip\r\n\r\n";
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    kept = read(in);
                    asked++;
                }
            }
        }
        return asked;
    }

    /** Whether the connection is kept. */
    private static boolean read(DataInputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        boolean kept = true;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            kept &= !header.equalsIgnoreCase("connection: close");
        }
        in.skipNBytes(length);
        if (!status.contains(" 200")) {
            throw new IOException(status);
        }
        return kept;
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private void points() {
        var random = new SplittableRandom(7);
        int[] rows = new int[INCIDENTS];
        double[] longitude = new double[INCIDENTS];
        double[] latitude = new double[INCIDENTS];
        for (int i = 0; i < INCIDENTS; i++) {
            var commune = index.communes().get(random.nextInt(index.communes().size()));
            rows[i] = i;
            longitude[i] = commune.longitude() + random.nextDouble(-0.05, 0.05);
            latitude[i] = commune.latitude() + random.nextDouble(-0.05, 0.05);
        }
        for (int round = 0; round < 3; round++) {
            long cpu = cpu();
            var pyramid = new PointPyramid(rows, longitude, latitude);
            double built = (cpu() - cpu) / 1e6;
            long start = cpu();
            long[] sum = {0};
            pyramid.forEachCell(new TileCoord(0, 0, 0), (in, from, to, x, y) -> sum[0] += to - from);
            double widest = (cpu() - start) / 1e6;
            if (round == 2) {
                System.out.printf(
                        Locale.ROOT,
                        "%,d points: ordered in %.0f ms, the tile of the whole world with all %,d of them in %.1f ms%n",
                        INCIDENTS,
                        built,
                        sum[0],
                        widest);
            }
        }
    }

    private interface Work {
        int size(TileCoord tile);
    }

    /** Wall clock and processor time of each tile, ms, ascending. */
    private static double[][] timed(List<TileCoord> tiles, Work work) {
        double[][] millis = new double[2][tiles.size()];
        for (int i = 0; i < tiles.size(); i++) {
            long wall = System.nanoTime();
            long cpu = cpu();
            work.size(tiles.get(i));
            millis[0][i] = (System.nanoTime() - wall) / 1e6;
            millis[1][i] = (cpu() - cpu) / 1e6;
        }
        Arrays.sort(millis[0]);
        Arrays.sort(millis[1]);
        return millis;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    /** Tiles of a zoom over the communes, at most so many, evenly taken. */
    private List<TileCoord> tiles(int zoom, int most) {
        var box = Queryables.extent(index);
        int side = 1 << zoom;
        List<TileCoord> all = new ArrayList<>();
        for (int x = (int) (Mercator.x(box.getMinX()) * side); x <= (int) (Mercator.x(box.getMaxX()) * side); x++) {
            for (int y = (int) (Mercator.y(box.getMaxY()) * side); y <= (int) (Mercator.y(box.getMinY()) * side); y++) {
                all.add(new TileCoord(zoom, x, y));
            }
        }
        int step = Math.max(1, all.size() / most);
        List<TileCoord> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
