package org.vigie.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Published data sets, regular lattices and random values, for the tests of this package. */
final class Examples {

    private Examples() {}

    /** Getis &amp; Ord (1996): 256 values, row by row from the south. */
    static double[] getisOrd() {
        return numbers("getisord.txt");
    }

    /** Columbus (Ohio), 1980: burglaries and vehicle thefts per 1000 households in 49 neighbourhoods. */
    static double[] columbusCrime() {
        return numbers("columbus-crime.txt");
    }

    /** Queen contiguity of the Columbus neighbourhoods, from columbus.gal. */
    static Neighbours columbusNeighbours() {
        List<String> lines = lines("columbus.gal");
        int[][] rows = new int[Integer.parseInt(lines.get(0).strip())][];
        for (int i = 0; i < rows.length; i++) {
            int area = Integer.parseInt(lines.get(1 + 2 * i).strip().split("\\s+")[0]) - 1;
            rows[area] = Arrays.stream(lines.get(2 + 2 * i).strip().split("\\s+"))
                    .mapToInt(number -> Integer.parseInt(number) - 1)
                    .toArray();
        }
        return Neighbours.of(rows);
    }

    /** Centroid eastings of a lattice with {@code side} columns, row by row. */
    static double[] latticeX(int side, double spacing) {
        double[] x = new double[side * side];
        Arrays.setAll(x, i -> i % side * spacing);
        return x;
    }

    /** Centroid northings of the same lattice. */
    static double[] latticeY(int side, double spacing) {
        double[] y = new double[side * side];
        Arrays.setAll(y, i -> i / side * spacing);
        return y;
    }

    /** Queen contiguity of a lattice. */
    static Neighbours latticeQueen(int side) {
        return Neighbours.band(latticeX(side, 1), latticeY(side, 1), 1.5);
    }

    static double[] random(int n, long seed) {
        return new Random(seed).doubles(n).toArray();
    }

    /** Skewed counts with many zeros, as incidents per commune are. */
    static int[] randomCounts(int n, long seed) {
        Random random = new Random(seed);
        int[] counts = new int[n];
        Arrays.setAll(counts, i -> (int) Math.floor(Math.max(0, Math.exp(random.nextGaussian() * 1.2) - 1)));
        return counts;
    }

    static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    private static double[] numbers(String resource) {
        return lines(resource).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Examples.class.getResourceAsStream(resource)) {
            return new ArrayList<>(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
