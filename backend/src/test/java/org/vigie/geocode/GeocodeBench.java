package org.vigie.geocode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How fast names become places, with all shared gazetteers loaded: 60 % of the names exact, 30 % misspelt, 10 % absent,
 * all distinct. Run its {@code main} from the test class path; it prints and asserts nothing.
 */
final class GeocodeBench {

    private static final int NAMES = 20_000;

    private GeocodeBench() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        List<GazetteerPlace> places = RealGazetteer.places();
        RealGazetteer.areas();
        long read = System.nanoTime();
        Resolver resolver = RealGazetteer.resolver(place -> true);
        System.out.printf(
                "%d places read in %.1f s, %d entries indexed in %.1f s%n",
                places.size(), (read - start) / 1e9, resolver.index().size(), (System.nanoTime() - read) / 1e9);
        for (String said : List.of("nothing", "country", "country and region")) {
            List<PlaceQuery> queries = queries(places, said);
            run(resolver, queries.subList(0, NAMES / 4));
            run(resolver, queries);
            report(resolver, queries, said);
        }
    }

    private static void report(Resolver resolver, List<PlaceQuery> queries, String said) {
        long[] nanos = new long[queries.size()];
        long start = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            long before = System.nanoTime();
            resolver.resolve(queries.get(i), Locale.FRENCH);
            nanos[i] = System.nanoTime() - before;
        }
        double alone = queries.size() * 1e9 / (System.nanoTime() - start);
        start = System.nanoTime();
        IntStream.range(0, queries.size()).parallel().forEach(i -> resolver.resolve(queries.get(i), Locale.FRENCH));
        double together = queries.size() * 1e9 / (System.nanoTime() - start);
        Arrays.sort(nanos);
        System.out.printf(
                "said: %-20s p50 %.3f ms, p99 %.3f ms, worst %.1f ms; %.0f names/s on one thread, %.0f on %d%n",
                said,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                alone,
                together,
                Runtime.getRuntime().availableProcessors());
    }

    private static void run(Resolver resolver, List<PlaceQuery> queries) {
        queries.forEach(query -> resolver.resolve(query, Locale.FRENCH));
    }

    private static List<PlaceQuery> queries(List<GazetteerPlace> places, String said) {
        var random = new Random(5);
        var spelling = new Misspelling(random);
        var queries = new ArrayList<PlaceQuery>();
        var seen = new java.util.HashSet<String>();
        while (queries.size() < NAMES) {
            GazetteerPlace place = places.get(random.nextInt(places.size()));
            int kind = random.nextInt(10);
            String name = kind < 6
                    ? place.name()
                    : kind < 9 ? spelling.misspelt(place.name(), 1 + random.nextInt(2)) : absent(random);
            if (seen.add(name)) {
                queries.add(new PlaceQuery(
                        name,
                        said.equals("nothing") ? null : place.country(),
                        said.endsWith("region") ? region(place) : null,
                        null,
                        null,
                        null));
            }
        }
        return queries;
    }

    private static String region(GazetteerPlace place) {
        return place.hasPosition()
                ? RealGazetteer.areas()
                        .locate(place.longitude(), place.latitude(), place.country())
                        .flatMap(found -> RealGazetteer.areas().ancestor(found.pcode(), 1))
                        .map(area -> area.name())
                        .orElse(null)
                : place.pcode() == null || place.pcode().length() < 5
                        ? null
                        : place.pcode().substring(0, 5);
    }

    /** A name of the region's syllables. */
    private static String absent(Random random) {
        String[] syllables = {"ka", "bou", "gou", "ma", "ri", "ndi", "to", "sè", "ko", "ra", "dja", "wen", "fo", "la"};
        var name = new StringBuilder();
        for (int i = 3 + random.nextInt(3); i > 0; i--) {
            name.append(syllables[random.nextInt(syllables.length)]);
        }
        return name.toString();
    }
}
