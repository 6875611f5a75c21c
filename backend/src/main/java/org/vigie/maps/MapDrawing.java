package org.vigie.maps;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.geo.WorkingProjection;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.maps.LabelPainter.Label;
import org.vigie.maps.PagePlan.Block;
import org.vigie.styles.Legend;

/**
 * Draws maps of hotspots: the same classes and colours as on the page. Pages are in the working projection, whose areas are
 * true. Thread safe; a drawing takes some hundredths of a second, its memory is that of its pixels.
 */
@Service
public class MapDrawing {

    private static final double MARGIN = 0.03;

    private final Areas areas;
    private final Outlines outlines;
    private final BaseMap base;
    private final MapWords words;
    private final WorkingProjection working;

    MapDrawing(Areas areas, Outlines outlines, BaseMap base, MapWords words, WorkingProjection working) {
        this.areas = areas;
        this.outlines = outlines;
        this.base = base;
        this.words = words;
        this.working = working;
    }

    /**
     * The page as a picture.
     *
     * @param scale pixels a pixel of the layout: 1 for ordinary screens, 2 for fine ones
     */
    public byte[] png(MapPage page, int scale) {
        return Png.encodeSmall(image(page, scale));
    }

    /** The page as SVG 1.1: its text is text, in a font that it carries. UTF-8. */
    public byte[] svg(MapPage page) {
        return SvgFile.of(page.layout(), words.title(page), g -> draw(g, page));
    }

    /** The page as PDF: text can be selected and searched, the font is embedded. */
    public byte[] pdf(MapPage page) {
        try (var book = new PdfBook(words.title(page), page.language(), page.madeAt())) {
            book.addPage(page.layout(), g -> draw(g, page));
            return book.bytes();
        }
    }

    /** Draws the whole page from (0, 0) on, in units of its layout. What is drawn stays lines and text. */
    public void draw(Graphics2D g, MapPage page) {
        draw(pen(page, g, null), page);
    }

    /**
     * Draws only the map of a page, its names, scale bar and north arrow into a box, and the legend below or beside it; no
     * title, no bands, no credits: those are for whose page it is.
     *
     * @param box in units of {@code g}
     * @param textSize the size of the legend's text, units of {@code g}
     */
    public void drawMap(Graphics2D g, MapPage page, Rectangle2D box, double textSize) {
        Pen.smooth(g);
        var pen = new Pen(g, textSize / Layout.SCREEN.textSize(), null);
        Legend.View legend = words.legend(page.result(), page.language());
        boolean isBroad = box.getWidth() / box.getHeight() > 1.3;
        double side = isBroad ? Math.max(19 * textSize, box.getWidth() / 4) : box.getWidth();
        int columns = isBroad ? 1 : (int) Math.max(1, Math.min(3, side / (17 * textSize)));
        var panel = LegendPanel.of(
                legend,
                page.result().communes(),
                words.text(page, "undefined"),
                page.language(),
                textSize,
                side,
                columns);
        var map = isBroad
                ? new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth() - side - textSize, box.getHeight())
                : new Rectangle2D.Double(
                        box.getX(), box.getY(), box.getWidth(), box.getHeight() - panel.height() - textSize);
        map(pen, page, legend, map);
        panel.draw(
                pen, isBroad ? map.getMaxX() + textSize : box.getX(), isBroad ? box.getY() : map.getMaxY() + textSize);
    }

    /** The names on the map of a page and the boxes that they cover, for tests. */
    List<Label> labels(MapPage page) {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            Legend.View legend = words.legend(page.result(), page.language());
            return map(pen(page, g, image), page, legend, plan(page, legend).map());
        } finally {
            g.dispose();
        }
    }

    PagePlan plan(MapPage page) {
        return plan(page, words.legend(page.result(), page.language()));
    }

    BufferedImage image(MapPage page, int scale) {
        Layout layout = page.layout();
        var image = new BufferedImage(
                layout.widthPixels() * scale, layout.heightPixels() * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(image.getWidth() / layout.width(), image.getHeight() / layout.height());
            draw(pen(page, g, image), page);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static Pen pen(MapPage page, Graphics2D g, @Nullable BufferedImage image) {
        return new Pen(g, page.layout().textSize() / Layout.SCREEN.textSize(), image);
    }

    private void draw(Pen pen, MapPage page) {
        Graphics2D g = pen.graphics();
        Pen.smooth(g);
        Legend.View legend = words.legend(page.result(), page.language());
        PagePlan plan = plan(page, legend);
        g.setColor(Ink.PAPER);
        g.fill(new Rectangle2D.Double(0, 0, page.layout().width(), page.layout().height()));
        map(pen.withPx(plan.size() / Layout.SCREEN.textSize()), page, legend, plan.map());
        for (Block block : plan.blocks()) {
            block.text().draw(g, block.x(), block.y(), block.ink());
        }
        plan.legend().draw(pen, plan.legendX(), plan.legendY());
        new MarkingBand(page.marking(), page.result().exercise() ? words.text(page, "exercise") : "")
                .draw(g, plan.band(), plan.foot(), plan.size());
    }

    private PagePlan plan(MapPage page, Legend.View legend) {
        AreaIndex index = index(page.result());
        return PagePlan.of(
                page,
                legend,
                new PagePlan.Words(
                        words.title(page),
                        words.period(page),
                        words.filter(page, index),
                        page.note(),
                        words.facts(page),
                        legend.caption(),
                        words.notices(page),
                        words.credits(page, index),
                        words.version(page),
                        words.text(page, "undefined")));
    }

    private List<Label> map(Pen pen, MapPage page, Legend.View legend, Rectangle2D box) {
        HotspotResult result = page.result();
        AreaIndex index = index(result);
        Viewport view = Viewport.fitting(MapProjection.WORKING, extent(page, index), box);
        GroundScale ground = GroundScale.of(view, working);
        double metersAPixel = ground.metersAUnit() * pen.px();
        Graphics2D g = pen.graphics();
        Shape clip = g.getClip();
        g.clip(box);
        var baseMap = new BasePainter(pen, view, base.in(view.projection()));
        baseMap.land();
        var painter = new AreaPainter(pen, view);
        var style = new AreaStyle(legend);
        double unit = view.unit() / detail(pen);
        OutlineSet shapes = outlines.of(index, result.query().level(), view.projection(), unit);
        painter.fill(result, style, shapes, true);
        painter.areaEdges(shapes);
        painter.regionEdges(outlines.of(index, 1, view.projection(), unit));
        baseMap.borders();
        painter.outline(result, style, shapes, metersAPixel);
        var furniture = new MapFurniture(pen, box, ground, page.language()).draw();
        Set<String> own = index.sets().stream().map(BoundarySet::country).collect(Collectors.toSet());
        List<Label> labels =
                new LabelPainter(pen, view, working, metersAPixel, own, page.language(), furniture).draw(base);
        g.setClip(clip);
        g.setColor(Ink.LINE);
        g.setStroke(pen.line(0.8));
        g.draw(box);
        return labels;
    }

    /** How many dots of the device a unit has: paper and vectors are looked at closely. */
    private static double detail(Pen pen) {
        return pen.vector() ? 2 : pen.graphics().getTransform().getScaleX();
    }

    private Envelope extent(MapPage page, AreaIndex index) {
        if (page.view() != null) {
            return MapProjection.WORKING.project(page.view().envelope(), working);
        }
        var extent = new Envelope();
        for (Commune area : page.result().communes()) {
            index.descendants(area.pcode(), Area.COMMUNE)
                    .forEach(commune -> extent.expandToInclude(index.projectedGeometry(
                                    index.findCommune(commune.pcode()).orElseThrow())
                            .getEnvelopeInternal()));
        }
        if (extent.isNull()) {
            extent.init(MapProjection.WORKING.project(new Envelope(-12.3, 16.1, 9.3, 25.1), working));
        }
        extent.expandBy(MARGIN * Math.max(extent.getWidth(), extent.getHeight()));
        return extent;
    }

    private AreaIndex index(HotspotResult result) {
        return areas.find(result.areas())
                .orElseThrow(() -> new IllegalStateException("No boundary sets " + result.areas()));
    }
}
