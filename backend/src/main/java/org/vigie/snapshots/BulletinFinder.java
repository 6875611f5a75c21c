package org.vigie.snapshots;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.Silence;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Category;
import org.vigie.snapshots.BulletinFacts.AreaChange;
import org.vigie.snapshots.BulletinFacts.AreaSeries;
import org.vigie.snapshots.BulletinFacts.CategoryCount;
import org.vigie.snapshots.BulletinFacts.Month;
import org.vigie.snapshots.BulletinFacts.SilentArea;
import org.vigie.snapshots.BulletinFacts.Spot;
import org.vigie.snapshots.BulletinFacts.Totals;
import org.vigie.snapshots.BulletinFacts.Watch;
import org.vigie.statistics.EmergingHotspots;

/** Finds what a bulletin tells: each number is asked of the hotspots, with the same eyes, as of the same data version. */
@Component
class BulletinFinder {

    private static final int HIGHEST = 10;
    private static final int CHANGES = 8;
    private static final int SPOTS = 10;
    private static final int SILENT = 12;
    private static final int TREND_MONTHS = 24;

    private static final Set<EmergingHotspots.Category> EMERGING = Set.of(
            EmergingHotspots.Category.NEW_HOT,
            EmergingHotspots.Category.CONSECUTIVE_HOT,
            EmergingHotspots.Category.INTENSIFYING_HOT);
    private static final Set<EmergingHotspots.Category> FADING =
            Set.of(EmergingHotspots.Category.DIMINISHING_HOT, EmergingHotspots.Category.HISTORICAL_HOT);

    private final Questions questions;
    private final PictureWords words;
    private final Categories categories;

    BulletinFinder(Questions questions, PictureWords words, Categories categories) {
        this.questions = questions;
        this.words = words;
        this.categories = categories;
    }

    /** @param result of the bulletin's own period, with all fields */
    BulletinFacts of(Order order, Eyes eyes, View parameters, HotspotResult result) {
        return new Search(order, eyes, parameters, result).facts();
    }

    private final class Search {

        private final Order order;
        private final Eyes eyes;
        private final Locale language;
        private final View view;
        private final HotspotResult result;
        private final Span period;
        private final Span previous;

        private Search(Order order, Eyes eyes, View parameters, HotspotResult result) {
            this.order = order;
            this.eyes = eyes;
            this.language = order.language();
            this.view = parameters;
            this.result = result;
            this.period = new Span(result.period().from(), result.period().to());
            this.previous = period.previous();
        }

        private BulletinFacts facts() {
            HotspotResult before = during(previous, CommuneField.NAME, CommuneField.COUNT, CommuneField.FATALITIES);
            Span trendMonths = period.completeMonthsUntilEnd(TREND_MONTHS);
            HotspotResult trend = during(
                    trendMonths, CommuneField.NAME, CommuneField.COUNTRY, CommuneField.COUNT, CommuneField.TREND);
            return new BulletinFacts(
                    period,
                    previous,
                    totals(result),
                    totals(before),
                    categories(),
                    changes(before, change -> change.difference() > 0),
                    changes(before, change -> change.difference() < 0),
                    highest(),
                    trendMonths,
                    spots(trend, EMERGING),
                    spots(trend, FADING),
                    order.audience() == Audience.PUBLIC ? null : watch());
        }

        private HotspotResult during(Span span, CommuneField... fields) {
            return questions.result(view.during(span.from(), span.to()), eyes, result.dataVersion(), fields);
        }

        private long matched(String category, Span span) {
            return questions
                    .result(
                            view.during(span.from(), span.to()).with("category", category),
                            eyes,
                            result.dataVersion(),
                            CommuneField.PCODE)
                    .matched();
        }

        /** The kinds of a category that stands alone, else the categories. */
        private List<CategoryCount> categories() {
            List<String> asked = view.values().getOrDefault("category", List.of()).stream()
                    .flatMap(value -> List.of(value.split(",")).stream())
                    .map(code -> code.strip().toUpperCase(Locale.ROOT))
                    .filter(code -> !code.isEmpty())
                    .distinct()
                    .toList();
            boolean alone = asked.size() == 1 && order.audience() != Audience.PUBLIC;
            return categories.list().stream()
                    .filter(category -> alone
                            ? asked.get(0).equals(category.parent())
                                    || asked.get(0).equals(category.code()) && category.parent() != null
                            : asked.isEmpty() ? category.parent() == null : asked.contains(category.code()))
                    .map(this::count)
                    .filter(count -> count.now() > 0 || count.before() > 0)
                    .toList();
        }

        private CategoryCount count(Category category) {
            String label = language.getLanguage().equals("en") ? category.labelEn() : category.labelFr();
            return new CategoryCount(
                    category.code(), label, matched(category.code(), period), matched(category.code(), previous));
        }

        private List<AreaChange> changes(HotspotResult before, Predicate<AreaChange> wanted) {
            Map<String, Long> then = counts(before);
            return result.communes().stream()
                    .filter(commune -> commune.count() != null && then.get(commune.pcode()) != null)
                    .map(commune -> new AreaChange(
                            commune.pcode(),
                            commune.name(),
                            commune.country(),
                            commune.count(),
                            then.get(commune.pcode())))
                    .filter(wanted)
                    .sorted(Comparator.comparingLong((AreaChange change) -> -Math.abs(change.difference()))
                            .thenComparing(AreaChange::pcode))
                    .limit(CHANGES)
                    .toList();
        }

        private List<AreaSeries> highest() {
            List<Commune> highest = PictureWords.highest(result, HIGHEST);
            List<Map<String, Long>> counts = new ArrayList<>();
            List<Span> months = period.monthsUntilEnd(BulletinFacts.SERIES_MONTHS);
            if (!highest.isEmpty()) {
                months.forEach(month -> counts.add(counts(during(month, CommuneField.COUNT))));
            }
            return highest.stream()
                    .map(commune -> new AreaSeries(
                            commune.rank(),
                            commune.pcode(),
                            commune.name(),
                            commune.country(),
                            commune.count(),
                            words.value(commune, result, language),
                            commune.legendClass(),
                            series(commune.pcode(), months, counts)))
                    .toList();
        }

        private List<Month> series(String pcode, List<Span> months, List<Map<String, Long>> counts) {
            var series = new ArrayList<Month>();
            for (int i = 0; i < months.size(); i++) {
                YearMonth month = YearMonth.from(months.get(i).from());
                boolean partial = months.get(i).to().isBefore(month.atEndOfMonth());
                series.add(new Month(month, counts.get(i).getOrDefault(pcode, 0L), partial));
            }
            return series;
        }

        private List<Spot> spots(HotspotResult trend, Set<EmergingHotspots.Category> wanted) {
            return trend.communes().stream()
                    .filter(commune -> commune.trend() != null
                            && wanted.contains(commune.trend().emerging()))
                    .map(commune -> new Spot(
                            commune.pcode(),
                            commune.name(),
                            commune.country(),
                            commune.trend().emerging(),
                            commune.trend().z()))
                    .sorted(Comparator.comparing(Spot::emerging)
                            .thenComparing(spot -> -Math.abs(spot.z()))
                            .thenComparing(Spot::pcode))
                    .limit(SPOTS)
                    .toList();
        }

        private Watch watch() {
            List<Span> year = period.monthsUntilEnd(BulletinFacts.SERIES_MONTHS);
            Map<String, Long> reported = counts(during(new Span(year.get(0).from(), period.to()), CommuneField.COUNT));
            var silences = new EnumMap<Silence, Long>(Silence.class);
            result.communes().stream()
                    .filter(commune -> commune.silence() != null)
                    .forEach(commune -> silences.merge(commune.silence(), 1L, Long::sum));
            List<SilentArea> silent = result.communes().stream()
                    .filter(commune -> commune.silence() == Silence.SILENT && commune.silenceDays() != null)
                    .map(commune -> new SilentArea(
                            commune.pcode(),
                            commune.name(),
                            commune.country(),
                            commune.silenceDays(),
                            reported.getOrDefault(commune.pcode(), 0L)))
                    .sorted(Comparator.comparingLong((SilentArea area) -> -area.incidents())
                            .thenComparingLong(area -> -area.days())
                            .thenComparing(SilentArea::pcode))
                    .limit(SILENT)
                    .toList();
            return new Watch(result.unplacedByLevel(), silences, silent);
        }
    }

    private static Totals totals(HotspotResult result) {
        return new Totals(
                result.matched(),
                result.placed(),
                result.unplaced(),
                result.undated(),
                fatalities(result),
                result.communes().stream()
                        .filter(commune -> orZero(commune.count()) > 0)
                        .count());
    }

    /** Null where the eyes are not told of them. */
    private static @Nullable Long fatalities(HotspotResult result) {
        return result.communes().stream()
                .map(Commune::fatalities)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private static Map<String, Long> counts(HotspotResult result) {
        var counts = new HashMap<String, Long>();
        result.communes().stream()
                .filter(commune -> commune.count() != null)
                .forEach(commune -> counts.put(commune.pcode(), commune.count()));
        return counts;
    }
}
