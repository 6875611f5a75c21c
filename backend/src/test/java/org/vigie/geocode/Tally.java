package org.vigie.geocode;

import java.util.Map;

/** Counts of rows: all, placed, and placed right. */
final class Tally {

    private int rows;
    private int placed;
    private int right;

    void add(boolean isPlaced, boolean isRight) {
        rows++;
        placed += isPlaced ? 1 : 0;
        right += isPlaced && isRight ? 1 : 0;
    }

    int rows() {
        return rows;
    }

    /** Share of the rows that was placed. */
    double placedShare() {
        return (double) placed / rows;
    }

    /** Share of the placed that is right; 1 where none was placed. */
    double rightShare() {
        return placed == 0 ? 1 : (double) right / placed;
    }

    static void print(String title, Map<String, Tally> tallies) {
        System.out.printf("%-52s %6s %8s %8s %8s%n", title, "rows", "placed", "right", "review");
        tallies.forEach((group, tally) -> System.out.printf(
                "%-52s %6d %7.1f%% %7.1f%% %7.1f%%%n",
                group,
                tally.rows,
                100 * tally.placedShare(),
                100 * tally.rightShare(),
                100 - 100 * tally.placedShare()));
    }
}
