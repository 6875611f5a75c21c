package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.styles.LayerStyle;
import org.vigie.styles.Legend;
import org.vigie.styles.Scale;

/**
 * The legend as it lies on a page: measure, unit, classes from the highest, then what lies over the colours on this map; each
 * with the number of areas.
 */
final class LegendPanel {

    /**
     * One line.
     *
     * @param fill colour of the swatch; null for an outline only
     * @param outline colour of the line around it; null for a thin grey one
     * @param count how many areas; negative for none told
     */
    record Entry(
            @Nullable Color fill,
            @Nullable Texture texture,
            @Nullable Color outline,
            String label,
            long count) {}

    private static final double SWATCH = 2.1;
    private static final double SWATCH_HEIGHT = 1.15;
    private static final double GAP = 0.6;
    private static final double LINE = 1.62;

    private final double size;
    private final double width;
    private final int columns;
    private final Paragraph title;
    private final Paragraph unit;
    private final List<Entry> entries;
    private final List<Paragraph> labels;
    private final Locale language;

    private LegendPanel(
            String title, String unit, List<Entry> entries, Locale language, double size, double width, int columns) {
        this.size = size;
        this.width = width;
        this.columns = columns;
        this.entries = entries;
        this.language = language;
        this.title = Paragraph.of(title, Fonts.bold(1.15 * size), width);
        this.unit = Paragraph.of(unit, Fonts.regular(0.95 * size), width);
        labels = entries.stream().map(entry -> label(entry)).toList();
    }

    /**
     * The legend of some areas.
     *
     * @param undefined the words for areas where the measure says nothing
     * @param size of its text, units of the page
     * @param columns how many columns its lines stand in
     */
    static LegendPanel of(
            Legend.View legend,
            List<Commune> areas,
            String undefined,
            Locale language,
            double size,
            double width,
            int columns) {
        return new LegendPanel(
                legend.title(), legend.unit(), entries(legend, areas, undefined), language, size, width, columns);
    }

    /** The legend of any map of a measure: all that may be on it, without numbers of areas. */
    static LegendPanel ofMeasure(Legend.View legend, String undefined, Locale language, double size, double width) {
        return new LegendPanel(legend.title(), legend.unit(), possible(legend, undefined), language, size, width, 1);
    }

    private Paragraph label(Entry entry) {
        double room = columnWidth() - (SWATCH + GAP) * size - countWidth(entry);
        return Paragraph.of(entry.label(), Fonts.regular(size), Math.max(3 * size, room));
    }

    private double countWidth(Entry entry) {
        return entry.count() < 0 ? 0 : Fonts.width(count(entry), Fonts.regular(size)) + GAP * size;
    }

    private String count(Entry entry) {
        return MapWords.number(entry.count(), language);
    }

    private double columnWidth() {
        return (width - (columns - 1) * 1.6 * size) / columns;
    }

    private double entryHeight(int entry) {
        return Math.max(LINE * size, labels.get(entry).height() + 0.34 * size);
    }

    /** Where each column ends: lines stay in their order, columns about equally high. */
    private List<Integer> ends() {
        double all = 0;
        for (int i = 0; i < entries.size(); i++) {
            all += entryHeight(i);
        }
        var ends = new ArrayList<Integer>();
        double sum = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (sum > 0 && sum + entryHeight(i) / 2 > all / columns && ends.size() < columns - 1) {
                ends.add(i);
                sum = 0;
            }
            sum += entryHeight(i);
        }
        ends.add(entries.size());
        return ends;
    }

    /** Its height, units of the page. */
    double height() {
        return title.height() + unit.height() + 0.5 * size + columnsHeight();
    }

    private double columnsHeight() {
        double highest = 0;
        int from = 0;
        for (int end : ends()) {
            double height = 0;
            for (int i = from; i < end; i++) {
                height += entryHeight(i);
            }
            highest = Math.max(highest, height);
            from = end;
        }
        return highest;
    }

    /** Draws it from its upper left corner. */
    void draw(Pen pen, double x, double y) {
        Graphics2D g = pen.graphics();
        double top = title.draw(g, x, y, Ink.TEXT);
        top = unit.draw(g, x, top, Ink.SOFT_TEXT) + 0.5 * size;
        double left = x;
        int from = 0;
        for (int end : ends()) {
            double line = top;
            for (int i = from; i < end; i++) {
                draw(pen, i, left, line);
                line += entryHeight(i);
            }
            left += columnWidth() + 1.6 * size;
            from = end;
        }
    }

    private void draw(Pen pen, int number, double x, double y) {
        Entry entry = entries.get(number);
        swatch(pen, entry, x, y + 0.12 * size);
        Graphics2D g = pen.graphics();
        labels.get(number).draw(g, x + (SWATCH + GAP) * size, y, Ink.TEXT);
        if (entry.count() >= 0) {
            Font font = Fonts.regular(size);
            Paragraph.of(count(entry), font, columnWidth())
                    .draw(g, x + columnWidth() - Fonts.width(count(entry), font), y, Ink.SOFT_TEXT);
        }
    }

    private void swatch(Pen pen, Entry entry, double x, double y) {
        Graphics2D g = pen.graphics();
        var box = new Rectangle2D.Double(x, y, SWATCH * size, SWATCH_HEIGHT * size);
        if (entry.fill() != null) {
            g.setColor(entry.fill());
            g.fill(box);
        }
        if (entry.texture() != null) {
            entry.texture().fill(pen, List.of(new Path2D.Double(box)), x, y);
        }
        double line = (entry.outline() == null ? 0.06 : 0.2) * size;
        g.setColor(entry.outline() == null ? Ink.LINE : entry.outline());
        g.setStroke(new BasicStroke((float) line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new Rectangle2D.Double(x + line / 2, y + line / 2, box.width - line, box.height - line));
    }

    private static List<Entry> entries(Legend.View legend, List<Commune> areas, String undefined) {
        var style = new AreaStyle(legend);
        var entries = new ArrayList<Entry>();
        for (int i = legend.classes().size() - 1; i >= 0; i--) {
            Legend.ClassView view = legend.classes().get(i);
            long count = count(
                    areas, area -> area.covered() && area.legendClass() != null && area.legendClass() == view.number());
            entries.add(new Entry(Ink.of(view.colour()), null, null, view.label(), count));
        }
        add(entries, Ink.of("#fecc5c"), Texture.DOTS, null, legend.fewIncidents(), count(areas, Commune::few));
        add(
                entries,
                Ink.of(LayerStyle.NOT_COVERED_COLOUR),
                Texture.HATCH,
                null,
                legend.notCovered(),
                count(areas, area -> !area.covered()));
        add(
                entries,
                AreaStyle.UNDEFINED,
                null,
                null,
                undefined,
                count(areas, area -> area.covered() && area.legendClass() == null));
        for (Legend.Mark mark : legend.marks()) {
            add(entries, null, null, Ink.of(mark.colour()), mark.label(), count(areas, area -> style.outline(area)
                    .filter(mark::equals)
                    .isPresent()));
            add(
                    entries,
                    Ink.of(Scale.NO_REPORT_COLOUR),
                    Texture.find(mark.texture()).orElse(null),
                    null,
                    mark.label(),
                    count(
                            areas,
                            area -> style.silence(area).filter(mark::equals).isPresent()));
        }
        return entries;
    }

    private static List<Entry> possible(Legend.View legend, String undefined) {
        var entries = new ArrayList<Entry>();
        for (int i = legend.classes().size() - 1; i >= 0; i--) {
            Legend.ClassView view = legend.classes().get(i);
            entries.add(new Entry(Ink.of(view.colour()), null, null, view.label(), -1));
        }
        entries.add(new Entry(Ink.of("#fecc5c"), Texture.DOTS, null, legend.fewIncidents(), -1));
        entries.add(new Entry(Ink.of(LayerStyle.NOT_COVERED_COLOUR), Texture.HATCH, null, legend.notCovered(), -1));
        entries.add(new Entry(AreaStyle.UNDEFINED, null, null, undefined, -1));
        for (Legend.Mark mark : legend.marks()) {
            boolean isOutline = mark.texture().equals("outline");
            boolean isSilence = mark.texture().equals("lines") || mark.texture().equals("crosses");
            if (mark.drawn() && (isOutline || isSilence)) {
                entries.add(new Entry(
                        isOutline ? null : Ink.of(Scale.NO_REPORT_COLOUR),
                        Texture.find(mark.texture()).orElse(null),
                        isOutline ? Ink.of(mark.colour()) : null,
                        mark.label(),
                        -1));
            }
        }
        return entries;
    }

    /** Adds a line for what is on the map. */
    private static void add(
            List<Entry> entries,
            @Nullable Color fill,
            @Nullable Texture texture,
            @Nullable Color outline,
            String label,
            long count) {
        if (count > 0) {
            entries.add(new Entry(fill, texture, outline, label, count));
        }
    }

    private static long count(List<Commune> areas, Predicate<Commune> test) {
        return areas.stream().filter(test).count();
    }
}
