package org.vigie.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.access.Marking;
import org.vigie.access.Reader;

/** The table of the public: close to the truth, never the truth, and the same however it is asked. */
class PublicTableTest {

    private static final YearMonth FIRST = YearMonth.of(2020, 1);
    private static final int MONTHS = 36;
    private static final List<String> AREAS = List.of("A", "B", "C", "D", "E");
    private static final List<String> KINDS = List.of("INS.CLASH", "INS.CIV", "CRI.ROB", "COM.LAND");
    private static final Set<String> SENSITIVE = Set.of("INS.SGBV");
    private static final Visibility PUBLIC = Visibility.of(Reader.PUBLIC);

    /** True counts by area, category and month, beside the columns that hold them. */
    private record Truth(IncidentColumns columns, int[][][] counts) {}

    private static final List<String> CATEGORIES = List.of("INS", "CRI", "COM");

    private static Truth truth(long seed) {
        var random = new SplittableRandom(seed);
        var columns = new IncidentColumns(1, 16);
        int[][][] counts = new int[AREAS.size()][CATEGORIES.size()][MONTHS];
        for (int i = 0; i < 900; i++) {
            // Most of them in the first areas: the others have a few only.
            int area = Math.min(AREAS.size() - 1, (int) (-Math.log(random.nextDouble()) / 0.9));
            int month = random.nextInt(MONTHS);
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            counts[area][CATEGORIES.indexOf(Category.categoryOf(kind))][month]++;
            LocalDate day = FIRST.plusMonths(month).atDay(1 + random.nextInt(28));
            columns.add(entry(day, day, kind, AREAS.get(area), Marking.CLEAR));
        }
        return new Truth(columns, counts);
    }

    private static IncidentColumns.Entry entry(
            LocalDate start, LocalDate end, String kind, String area, Marking marking) {
        return new IncidentColumns.Entry(
                UUID.randomUUID(),
                (int) start.toEpochDay(),
                (int) end.toEpochDay(),
                kind,
                3,
                7,
                Precision.EXACT,
                "BFA",
                area,
                1,
                1,
                "source",
                marking.ordinal(),
                Status.REPORTED,
                -1.23456,
                12.3456,
                false,
                "LOCAL");
    }

    private static IncidentColumns published(IncidentColumns columns, long key) {
        byte[] secret = Long.toHexString(key).getBytes();
        return new PublicTable(
                        columns,
                        PUBLIC,
                        new HashSet<>(List.of("INS.CLASH", "INS.CIV", "INS.SGBV", "CRI.ROB", "COM.LAND")),
                        SENSITIVE,
                        CountedSources.ALL,
                        new SecretKeySpec(secret, "HmacSHA256"))
                .make();
    }

    private static int[][][] counts(IncidentColumns table) {
        int[][][] counts = new int[AREAS.size()][CATEGORIES.size()][MONTHS];
        for (int row = 0; row < table.size(); row++) {
            YearMonth month = YearMonth.from(LocalDate.ofEpochDay(table.dayStart()[row]));
            counts[AREAS.indexOf(table.areas().value(table.area()[row]))][
                    CATEGORIES.indexOf(table.kinds().value(table.kind()[row]))][
                    (int) FIRST.until(month, java.time.temporal.ChronoUnit.MONTHS)]++;
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyPeriodOfACellIsAMultipleOfThreeAndOffByTwoAtMost(long seed) {
        Truth truth = truth(seed);
        int[][][] told = counts(published(truth.columns, seed));
        for (int area = 0; area < AREAS.size(); area++) {
            for (int category = 0; category < CATEGORIES.size(); category++) {
                for (int from = 0; from < MONTHS; from++) {
                    for (int to = from; to < MONTHS; to++) {
                        int sum = Arrays.stream(told[area][category], from, to + 1)
                                .sum();
                        int real = Arrays.stream(truth.counts[area][category], from, to + 1)
                                .sum();
                        assertThat(sum % 3).isZero();
                        assertThat(Math.abs(sum - real)).isLessThanOrEqualTo(2);
                    }
                }
            }
        }
    }

    /** Over many keys the mean is the truth, as far as 600 draws tell: 4 standard errors of a deviation of √2. */
    @Test
    void roundingIsWithoutBias() {
        Truth truth = truth(7);
        int draws = 600;
        double[] sums = new double[AREAS.size()];
        for (int key = 0; key < draws; key++) {
            int[][][] told = counts(published(truth.columns, key));
            for (int area = 0; area < AREAS.size(); area++) {
                sums[area] += Arrays.stream(told[area][0]).sum();
            }
        }
        for (int area = 0; area < AREAS.size(); area++) {
            int real = Arrays.stream(truth.counts[area][0]).sum();
            assertThat(Math.abs(sums[area] / draws - real)).isLessThan(4 * Math.sqrt(2.0 / draws));
        }
    }

    @Test
    void theSameIncidentsAreToldTheSameWayInWhateverOrderTheyCame() {
        Truth truth = truth(11);
        var turned = new IncidentColumns(1, 16);
        for (int row = truth.columns.size() - 1; row >= 0; row--) {
            turned.add(entry(
                    LocalDate.ofEpochDay(truth.columns.dayStart()[row]),
                    LocalDate.ofEpochDay(truth.columns.dayEnd()[row]),
                    truth.columns.kinds().value(truth.columns.kind()[row]),
                    truth.columns.areas().value(truth.columns.area()[row]),
                    Marking.CLEAR));
        }
        assertThat(counts(published(turned, 5))).isDeepEqualTo(counts(published(truth.columns, 5)));
    }

    /**
     * Whatever is asked, subtracted and averaged is a sum of the published months of cells. So a true count is hidden if other true
     * counts give the same published months of its cell, all of them at once. For each month of each cell there are such: one with
     * as many incidents as are told, and one with one more, each under a draw that nobody can rule out.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allAnswersTogetherDoNotTellACount(long seed) {
        int[][][] told = counts(published(truth(seed).columns, seed));
        for (int[][] area : told) {
            for (int[] cell : area) {
                for (int month = 0; month < MONTHS; month++) {
                    int[] one = cell.clone();
                    int[] other = cell.clone();
                    other[month]++;
                    assertThat(publish(one, 0)).isEqualTo(cell);
                    assertThat(publish(other, 0)).isEqualTo(cell);
                    assertThat(other[month]).isNotEqualTo(one[month]);
                }
                // No draw can be ruled out either: under each of the three there are true counts that fit.
                for (int draw = 0; draw < PublicTable.BASE; draw++) {
                    assertThat(publish(shifted(cell, draw), draw)).isEqualTo(cell);
                }
            }
        }
    }

    /** True counts for a cell under a draw: the first incidents told are fewer by the draw. */
    private static int[] shifted(int[] cell, int draw) {
        int[] counts = cell.clone();
        for (int month = 0; month < counts.length; month++) {
            if (counts[month] > 0) {
                counts[month] -= draw;
                return counts;
            }
        }
        return counts;
    }

    private static int[] publish(int[] counts, int draw) {
        int[] told = new int[counts.length];
        int sum = 0;
        for (int month = 0; month < counts.length; month++) {
            int before = PublicTable.published(sum, draw);
            sum += counts[month];
            told[month] = PublicTable.published(sum, draw) - before;
        }
        return told;
    }

    @Test
    void nothingElseOfAnIncidentIsLeft() {
        IncidentColumns table = published(truth(3).columns, 3);
        assertThat(table.size()).isPositive();
        for (int row = 0; row < table.size(); row++) {
            assertThat(table.longitude()[row]).isNaN();
            assertThat(table.fatalities()[row]).isEqualTo(-1);
            assertThat(table.severity()[row]).isZero();
            assertThat(table.sourceSets().value(table.sources()[row])).isEmpty();
            assertThat(LocalDate.ofEpochDay(table.dayStart()[row]).getDayOfMonth())
                    .isEqualTo(1);
            assertThat(LocalDate.ofEpochDay(table.dayEnd()[row] + 1).getDayOfMonth())
                    .isEqualTo(1);
        }
    }

    @Test
    void onlyWhatMayBePublicIsCounted() {
        LocalDate day = LocalDate.of(2020, 5, 5);
        var columns = new IncidentColumns(1, 16);
        for (int i = 0; i < 30; i++) {
            columns.add(entry(day, day, "INS.CLASH", "A", Marking.GREEN));
            columns.add(entry(day, day, "INS.SGBV", "B", Marking.CLEAR));
            columns.add(entry(day, day.plusDays(40), "INS.CIV", "C", Marking.CLEAR));
            LocalDate young =
                    PublicQuestions.newestMonth(PUBLIC.today()).plusMonths(1).atDay(1);
            columns.add(entry(young, young, "INS.CIV", "D", Marking.CLEAR));
        }
        assertThat(published(columns, 1).size()).isZero();
    }

    @Test
    void aMonthIsOfferedSevenDaysAfterItsEnd() {
        assertThat(PublicQuestions.newestMonth(LocalDate.of(2026, 11, 6))).isEqualTo(YearMonth.of(2026, 9));
        assertThat(PublicQuestions.newestMonth(LocalDate.of(2026, 11, 7))).isEqualTo(YearMonth.of(2026, 10));
        assertThat(PublicQuestions.newestMonth(LocalDate.of(2026, 12, 6))).isEqualTo(YearMonth.of(2026, 10));
        assertThat(PublicQuestions.newestMonth(LocalDate.of(2026, 3, 7))).isEqualTo(YearMonth.of(2026, 2));
    }
}
