package org.vigie.snapshots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.areas.Areas;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.Silence;
import org.vigie.maps.SeriesChart;
import org.vigie.snapshots.BulletinFacts.AreaChange;
import org.vigie.snapshots.BulletinFacts.AreaSeries;
import org.vigie.snapshots.BulletinFacts.Month;
import org.vigie.snapshots.BulletinFacts.Spot;
import org.vigie.snapshots.BulletinFacts.Watch;
import org.vigie.snapshots.TableBlock.Cell;
import org.vigie.snapshots.TableBlock.Column;
import org.vigie.snapshots.TableBlock.Drawing;
import org.vigie.snapshots.TableBlock.Swatch;
import org.vigie.snapshots.TableBlock.Words;
import org.vigie.styles.Legend;
import org.vigie.styles.Scale;

/** What a bulletin says, part by part, in the order of its pages. */
@Component
class BulletinPages {

    private static final double GAP = 18;
    private static final double MAP_HEIGHT = 430;
    private static final double CHART_HEIGHT = 15;

    private final PictureWords words;
    private final Areas areas;

    BulletinPages(PictureWords words, Areas areas) {
        this.words = words;
        this.areas = areas;
    }

    /** Draws the bulletin's map into a part of a page. */
    interface MapDrawer {
        void draw(Graphics2D g, double x, double y, double width, double height);
    }

    /**
     * All parts.
     *
     * @param width of a page between its margins, points
     */
    List<Block> of(
            Snapshot snapshot,
            HotspotResult result,
            BulletinFacts facts,
            List<String> credits,
            MapDrawer map,
            double width) {
        return new Pages(snapshot, result, facts, credits, width).blocks(map);
    }

    private final class Pages {

        private final Snapshot snapshot;
        private final HotspotResult result;
        private final BulletinFacts facts;
        private final List<String> credits;
        private final double width;
        private final Locale language;
        private final List<Block> blocks = new ArrayList<>();

        private Pages(
                Snapshot snapshot, HotspotResult result, BulletinFacts facts, List<String> credits, double width) {
            this.snapshot = snapshot;
            this.result = result;
            this.facts = facts;
            this.credits = credits;
            this.width = width;
            this.language = snapshot.language();
        }

        private List<Block> blocks(MapDrawer map) {
            title();
            tiles();
            add(new Block.Plain(MAP_HEIGHT, (g, x, y) -> map.draw(g, x, y, width, MAP_HEIGHT), false));
            add(Block.space(4));
            words.twin(result, language).stream().skip(1).limit(2).forEach(this::paragraph);
            changes();
            highest();
            spots();
            if (facts.watch() != null) {
                watch(facts.watch());
            }
            method();
            sources();
            return blocks;
        }

        private void add(Block block) {
            blocks.add(block);
        }

        private String text(String key, Object... arguments) {
            return words.text(
                    "bulletin." + key,
                    language,
                    Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        }

        private String number(long number) {
            return PictureWords.number(number, language);
        }

        private String period(Span span) {
            return words.period(span.from(), span.to(), language);
        }

        private void paragraph(String text) {
            add(Block.text(text, Block.TEXT, false, Block.INK, width));
        }

        private void heading(String key, Object... arguments) {
            add(Block.heading(text(key, arguments), width));
        }

        private void title() {
            Legend.View legend = words.legend(result, language);
            add(Block.text(snapshot.title(), 19, true, Block.INK, width));
            add(Block.text(
                    text(
                            "subtitle",
                            legend.title(),
                            words.text("level." + result.query().level(), language),
                            period(facts.period())),
                    10.5,
                    false,
                    Block.SOFT,
                    width));
            add(Block.space(6));
        }

        private void tiles() {
            var figures = new LinkedHashMap<String, List<Long>>();
            figures.put(
                    "incidents", List.of(facts.now().matched(), facts.before().matched()));
            if (facts.now().fatalities() != null && facts.before().fatalities() != null) {
                figures.put(
                        "fatalities",
                        List.of(facts.now().fatalities(), facts.before().fatalities()));
            }
            figures.put(
                    "areas." + result.query().level(),
                    List.of(facts.now().areas(), facts.before().areas()));
            figures.put("placed", List.of(facts.now().placed(), facts.before().placed()));
            double each = (width - (figures.size() - 1) * 8) / figures.size();
            List<Block> tiles = figures.entrySet().stream()
                    .map(figure -> tile(
                            figure.getKey(),
                            figure.getValue().get(0),
                            figure.getValue().get(1),
                            each))
                    .toList();
            add(new Block.Plain(
                    58,
                    (g, x, y) -> {
                        for (int i = 0; i < tiles.size(); i++) {
                            tiles.get(i).draw(g, x + i * (each + 8), y);
                        }
                    },
                    false));
            add(Block.text(text("compared", period(facts.previous()), text("filling")), 8, false, Block.SOFT, width));
            add(Block.space(4));
        }

        private Block tile(String key, long now, long before, double size) {
            Block figure = Block.text(number(now), 20, true, Block.INK, size - 12);
            Block label = Block.text(text("tile." + key), 8, false, Block.INK, size - 12);
            Block then = Block.text(text("tile.before", number(before)), 8, false, Block.SOFT, size - 12);
            return new Block.Plain(
                    54,
                    (g, x, y) -> {
                        Block.fill(g, Block.TINT, x, y, size, 54);
                        figure.draw(g, x + 6, y + 1);
                        label.draw(g, x + 6, y + 27);
                        then.draw(g, x + 6, y + 39);
                    },
                    false);
        }

        private void changes() {
            heading("changes", period(facts.previous()));
            if (!facts.categories().isEmpty()) {
                add(new TableBlock(
                        List.of(
                                new Column(text("category"), width - 3 * 80, false),
                                new Column(text("before"), 80, true),
                                new Column(text("now"), 80, true),
                                new Column(text("difference"), 80, true)),
                        facts.categories().stream()
                                .map(category -> List.<Cell>of(
                                        TableBlock.words(category.label()),
                                        TableBlock.words(number(category.before())),
                                        new Words(number(category.now()), true),
                                        TableBlock.words(signed(category.now() - category.before()))))
                                .toList()));
                add(Block.space(8));
            }
            double half = (width - GAP) / 2;
            add(Block.beside(
                    changes("rising", facts.rising(), half), changes("falling", facts.falling(), half), half + GAP));
        }

        private Block changes(String key, List<AreaChange> changes, double half) {
            Block head = Block.text(text(key), 10, true, Block.INK, half);
            if (changes.isEmpty()) {
                return Block.together(List.of(head, Block.text(text("none"), Block.TEXT, false, Block.SOFT, half)));
            }
            return Block.together(List.of(
                    head,
                    new TableBlock(
                            List.of(
                                    new Column(words.text("page.name", language), half - 3 * 46, false),
                                    new Column(text("before"), 46, true),
                                    new Column(text("now"), 46, true),
                                    new Column(text("difference"), 46, true)),
                            changes.stream()
                                    .map(change -> List.<Cell>of(
                                            TableBlock.words(name(change.name(), change.country())),
                                            TableBlock.words(number(change.before())),
                                            TableBlock.words(number(change.now())),
                                            new Words(signed(change.difference()), true)))
                                    .toList())));
        }

        private String name(String name, String country) {
            return name + " (" + country + ")";
        }

        private String signed(long difference) {
            return (difference > 0 ? "+" : difference < 0 ? "−" : "") + number(Math.abs(difference));
        }

        private void highest() {
            heading("highest." + result.query().level(), facts.highest().size());
            if (facts.highest().isEmpty()) {
                paragraph(text("none"));
                return;
            }
            Legend.View legend = words.legend(result, language);
            double chart = 130;
            add(new TableBlock(
                    List.of(
                            new Column("", 26, true),
                            new Column("", 16, false),
                            new Column(words.text("page.name", language), width - 26 - 16 - 60 - 84 - chart, false),
                            new Column(words.text("page.incidents", language), 60, true),
                            new Column(legend.unit(), 84, true),
                            new Column(text("months", months()), chart, false)),
                    facts.highest().stream().map(area -> row(area, chart)).toList()));
            add(Block.text(text("series"), 8, false, Block.SOFT, width));
        }

        private String months() {
            List<Month> months = facts.highest().get(0).months();
            return month(months.get(0).month()) + " – "
                    + month(months.get(months.size() - 1).month());
        }

        private String month(YearMonth month) {
            return DateTimeFormatter.ofPattern("MMM yyyy", language).format(month);
        }

        private List<Cell> row(AreaSeries area, double chart) {
            Scale scale = result.scale();
            Color colour = area.legendClass() == null ? Color.WHITE : Color.decode(scale.colour(area.legendClass()));
            return List.of(
                    TableBlock.words(String.valueOf(area.rank())),
                    new Swatch(colour),
                    new Words(name(area.name(), area.country()), true),
                    TableBlock.words(number(area.count())),
                    TableBlock.words(area.value()),
                    new Drawing(CHART_HEIGHT, (g, x, y) -> bars(g, area.months(), x, y, chart - 40)));
        }

        /** Bars of the months, the highest as high as the row and named; an incomplete month is pale. */
        private void bars(Graphics2D g, List<Month> months, double x, double y, double room) {
            List<Long> counts = months.stream().map(Month::count).toList();
            int partial = (int) months.stream().filter(Month::partial).count();
            new SeriesChart(counts, "", "", partial, language)
                    .draw(g, new Rectangle2D.Double(x, y, room, CHART_HEIGHT - 2), 0);
            long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
            Block.text(text("most", number(most)), 7, false, Block.SOFT, 40).draw(g, x + room + 3, y + 3);
        }

        private void spots() {
            heading("spots", period(facts.trendMonths()));
            double half = (width - GAP) / 2;
            add(Block.beside(
                    spots("emerging", facts.emerging(), half), spots("fading", facts.fading(), half), half + GAP));
        }

        private Block spots(String key, List<Spot> spots, double half) {
            Block head = Block.text(text(key), 10, true, Block.INK, half);
            if (spots.isEmpty()) {
                return Block.together(List.of(head, Block.text(text("none"), Block.TEXT, false, Block.SOFT, half)));
            }
            return Block.together(List.of(
                    head,
                    new TableBlock(
                            List.of(
                                    new Column(words.text("page.name", language), half / 2, false),
                                    new Column(text("kind"), half / 2, false)),
                            spots.stream()
                                    .map(spot -> List.<Cell>of(
                                            TableBlock.words(name(spot.name(), spot.country())),
                                            TableBlock.words(text("emerging." + spot.emerging()))))
                                    .toList())));
        }

        private void watch(Watch watch) {
            heading("watch");
            Map<String, Long> unplaced = new TreeMap<>(watch.unplaced());
            String levels = unplaced.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(entry -> text("unplaced." + entry.getKey(), number(entry.getValue())))
                    .collect(Collectors.joining(", "));
            paragraph(text(
                            "unplaced",
                            number(facts.now().unplaced()),
                            number(facts.now().undated()))
                    + (levels.isEmpty() ? "" : " " + text("unplaced.levels", levels)));
            paragraph(text(
                    "silences." + result.query().level(),
                    number(watch.silences().getOrDefault(Silence.SILENT, 0L)),
                    number(watch.silences().getOrDefault(Silence.UNMONITORED, 0L))));
            if (!watch.silent().isEmpty()) {
                add(new TableBlock(
                        List.of(
                                new Column(text("silent"), width - 2 * 120, false),
                                new Column(text("silent.days"), 120, true),
                                new Column(text("silent.incidents"), 120, true)),
                        watch.silent().stream()
                                .map(area -> List.<Cell>of(
                                        TableBlock.words(name(area.name(), area.country())),
                                        TableBlock.words(number(area.days())),
                                        TableBlock.words(number(area.incidents()))))
                                .toList()));
            }
        }

        private void method() {
            heading("method");
            for (int line = 1; line <= 5; line++) {
                paragraph(text("method." + line));
            }
            result.warnings().forEach(warning -> paragraph("– " + words.warning(warning, language)));
        }

        private void sources() {
            heading("sources");
            paragraph(text("sources.incidents", credits.isEmpty() ? text("none") : String.join(", ", credits)));
            areas.find(snapshot.boundarySets())
                    .orElseThrow()
                    .sets()
                    .forEach(set -> paragraph(
                            text("sources.areas", set.country(), set.vintage(), set.source(), set.licence())));
        }
    }
}
