package org.vigie.maps;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.maps.OutlineSet.Outline;
import org.vigie.styles.Legend.Mark;

/** Draws areas in the colours of their classes. */
final class AreaPainter {

    private static final double EDGE = 0.6;
    private static final double BORDER = 1;
    private static final double OUTLINE = 2.4;
    private static final double THIN_OUTLINE = 1.4;
    private static final double CASING = 1.9;

    /** Above so many metres a pixel communes are small, and a broad outline would hide their colour. */
    private static final double SMALL_AREAS_METERS = 1300;

    private final Pen pen;
    private final Viewport view;
    private final AffineTransform transform;
    private final Rectangle2D seen;

    AreaPainter(Pen pen, Viewport view) {
        this.pen = pen;
        this.view = view;
        this.transform = view.transform();
        double margin = 8 * pen.px();
        Rectangle2D box = view.box();
        seen = new Rectangle2D.Double(
                box.getX() - margin, box.getY() - margin, box.getWidth() + 2 * margin, box.getHeight() + 2 * margin);
    }

    /**
     * Fills every area with the colour of its class and what lies over it. Areas of one colour are filled as one shape.
     *
     * @param others whether areas that the result does not tell of are filled too
     */
    void fill(HotspotResult result, AreaStyle style, OutlineSet outlines, boolean others) {
        Map<String, Commune> told = new HashMap<>();
        result.communes().forEach(area -> told.put(area.pcode(), area));
        Map<Color, Path2D> byColour = new LinkedHashMap<>();
        Map<Texture, List<Path2D>> byTexture = new EnumMap<>(Texture.class);
        outlines.outlines().forEach((pcode, outline) -> {
            if (!others && !told.containsKey(pcode) || !isSeen(outline)) {
                return;
            }
            Commune area = told.get(pcode);
            var fill = area == null ? new AreaStyle.Fill(Ink.OUTSIDE, List.of()) : style.fill(area);
            byColour.computeIfAbsent(fill.colour(), colour -> new Path2D.Double(Path2D.WIND_NON_ZERO))
                    .append(outline.path().getPathIterator(transform), false);
            for (Texture texture : fill.textures()) {
                byTexture.computeIfAbsent(texture, t -> new ArrayList<>()).add(path(outline));
            }
        });
        Graphics2D g = pen.graphics();
        byColour.forEach((colour, path) -> {
            g.setColor(colour);
            g.fill(path);
        });
        byTexture.forEach(
                (texture, paths) -> texture.fill(pen, paths, transform.getTranslateX(), transform.getTranslateY()));
    }

    /** Draws the edges between areas. */
    void edges(OutlineSet outlines, Color colour, double width) {
        pen.draw(outlines.edges(), transform, colour, width);
    }

    void areaEdges(OutlineSet outlines) {
        edges(outlines, Ink.AREA_EDGE, EDGE);
    }

    void regionEdges(OutlineSet outlines) {
        edges(outlines, Ink.REGION_EDGE, BORDER);
    }

    /** Outlines the areas that Gi* found hot, each on white, so that it shows on every colour. */
    void outline(HotspotResult result, AreaStyle style, OutlineSet outlines, double metersAPixel) {
        Map<Mark, Path2D> byMark = new LinkedHashMap<>();
        var all = new Path2D.Double();
        for (Commune area : result.communes()) {
            Outline outline = outlines.outlines().get(area.pcode());
            if (outline != null && isSeen(outline)) {
                style.outline(area).ifPresent(mark -> {
                    Path2D path = path(outline);
                    all.append(path, false);
                    byMark.computeIfAbsent(mark, m -> new Path2D.Double()).append(path, false);
                });
            }
        }
        double width = metersAPixel > SMALL_AREAS_METERS ? THIN_OUTLINE : OUTLINE;
        Graphics2D g = pen.graphics();
        g.setColor(Color.WHITE);
        g.setStroke(pen.line(width * CASING));
        g.draw(all);
        g.setStroke(pen.line(width));
        byMark.forEach((mark, path) -> {
            g.setColor(Ink.of(mark.colour()));
            g.draw(path);
        });
    }

    private boolean isSeen(Outline outline) {
        Rectangle2D bounds = outline.bounds();
        double x = transform.getScaleX() * bounds.getX() + transform.getTranslateX();
        double y = transform.getScaleY() * bounds.getMaxY() + transform.getTranslateY();
        double width = Math.max(1e-9, transform.getScaleX() * bounds.getWidth());
        double height = Math.max(1e-9, -transform.getScaleY() * bounds.getHeight());
        return seen.intersects(x, y, width, height);
    }

    private Path2D path(Outline outline) {
        return new Path2D.Double(outline.path(), transform);
    }
}
