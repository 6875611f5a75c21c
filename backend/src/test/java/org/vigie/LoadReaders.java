package org.vigie;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Readers who ask, think and ask again, each with a key, for some seconds. */
final class LoadReaders {

    private static final double THINK_SECONDS = 5;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final List<String> keys;
    private final List<String> communes;
    private final int seconds;
    private final Map<String, Queue<Double>> millis = new ConcurrentHashMap<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Map<String, String> etags = new ConcurrentHashMap<>();

    LoadReaders(String address, List<String> keys, List<String> communes, int seconds) {
        this.address = address;
        this.keys = keys;
        this.communes = communes;
        this.seconds = seconds;
    }

    /** Times in milliseconds, ascending, by kind of request; and what went wrong. */
    record Result(Map<String, double[]> byKind, List<String> errors) {

        int count() {
            return byKind.values().stream().mapToInt(times -> times.length).sum();
        }

        double percentile(double share) {
            double[] all = byKind.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .toArray();
            return LoadReaders.percentile(all, share);
        }
    }

    static double percentile(double[] ascending, double share) {
        return ascending.length == 0 ? 0 : ascending[Math.min(ascending.length - 1, (int) (share * ascending.length))];
    }

    Result run() throws InterruptedException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var all = new CompletableFuture<?>[keys.size()];
        for (int i = 0; i < all.length; i++) {
            var done = new CompletableFuture<Void>();
            all[i] = done;
            var random = new SplittableRandom(i);
            int reader = i;
            clock.schedule(
                    () -> ask(reader, random, end, clock, done),
                    (long) (random.nextDouble() * THINK_SECONDS * 1e9),
                    TimeUnit.NANOSECONDS);
        }
        CompletableFuture.allOf(all).join();
        clock.shutdown();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        var byKind = new TreeMap<String, double[]>();
        millis.forEach((kind, times) ->
                byKind.put(kind, times.stream().mapToDouble(t -> t).sorted().toArray()));
        return new Result(byKind, List.copyOf(errors));
    }

    private void ask(
            int reader,
            SplittableRandom random,
            long end,
            ScheduledExecutorService clock,
            CompletableFuture<Void> done) {
        if (System.nanoTime() >= end) {
            done.complete(null);
            return;
        }
        double which = random.nextDouble();
        String kind = which < 0.70
                ? "cached"
                : which < 0.85 ? "tile" : which < 0.97 ? "changed filter" : which < 0.99 ? "image" : "whole result";
        String path = path(kind, random);
        String etag = kind.equals("cached") ? etags.get(reader % 5 + path) : null;
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + keys.get(reader));
        if (etag != null && random.nextBoolean()) {
            request.header("If-None-Match", etag);
        }
        long start = System.nanoTime();
        http.sendAsync(request.build(), BodyHandlers.ofByteArray()).whenComplete((answer, failure) -> {
            note(kind, path, reader, start, answer, failure);
            double pause = THINK_SECONDS * (0.5 + random.nextDouble());
            clock.schedule(() -> ask(reader, random, end, clock, done), (long) (pause * 1e9), TimeUnit.NANOSECONDS);
        });
    }

    private void note(
            String kind, String path, int reader, long start, HttpResponse<byte[]> answer, Throwable failure) {
        millis.computeIfAbsent(kind, unknown -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - start) / 1e6);
        if (failure != null) {
            errors.add(path + ": " + failure);
        } else if (answer.statusCode() != 200 && answer.statusCode() != 304 && answer.statusCode() != 204) {
            errors.add(path + ": " + answer.statusCode());
        } else if (kind.equals("cached")) {
            answer.headers().firstValue("ETag").ifPresent(etag -> etags.put(reader % 5 + path, etag));
        }
    }

    private String path(String kind, SplittableRandom random) {
        String year = "from=" + LAST_DAY.minusYears(1).plusDays(1) + "&to=" + LAST_DAY;
        return switch (kind) {
            case "cached" ->
                switch (random.nextInt(4)) {
                    case 0 -> "/api/v1/hotspots?" + year + "&fields=count,density,gi,rank,legendClass,few,covered";
                    case 1 -> "/api/v1/hotspots?" + year + "&level=2&fields=count,density,legendClass";
                    case 2 -> "/api/v1/areas?level=3";
                    default -> "/api/v1/capabilities";
                };
            case "tile" -> {
                int zoom = 5 + random.nextInt(4);
                int side = 1 << zoom;
                int x = (int) ((random.nextDouble(-8, 10) + 180) / 360 * side);
                int y = (int) (side * (0.5 - random.nextDouble(10, 20) / 360));
                String layer = random.nextBoolean() ? "communes" : "hotspots";
                yield "/tiles/" + layer + "/" + zoom + "/" + x + "/" + y + ".mvt"
                        + (layer.equals("hotspots") ? "?" + year : "");
            }
            case "changed filter" ->
                "/api/v1/hotspots?fields=count,density,rank,legendClass&from="
                        + LAST_DAY.minusDays(30 + random.nextInt(3000)) + "&to=" + LAST_DAY + "&minSeverity="
                        + (1 + random.nextInt(5));
            case "image" ->
                "/api/v1/hotspots/surface.png?width=400&from=" + LAST_DAY.minusDays(30 + 10 * random.nextInt(30))
                        + "&to=" + LAST_DAY;
            default ->
                random.nextBoolean()
                        ? "/api/v1/hotspots?" + year + "&country="
                                + List.of("BFA", "MLI", "NER").get(random.nextInt(3))
                        : "/api/v1/hotspots/" + communes.get(random.nextInt(communes.size())) + "?" + year;
        };
    }
}
