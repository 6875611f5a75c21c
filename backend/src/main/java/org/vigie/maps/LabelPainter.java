package org.vigie.maps;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vigie.geo.WorkingProjection;
import org.vigie.maps.BaseMap.Country;
import org.vigie.maps.BaseMap.Town;

/** Writes the names of towns and countries, none over another or over anything else that was given a place before. */
final class LabelPainter {

    /**
     * A name on the map.
     *
     * @param box what it covers, units of the page
     */
    record Label(String text, Rectangle2D box) {}

    /** The worst rank of towns that are named, by metres a pixel; the towns of the countries shown come one step earlier. */
    private static final double[] RANK_METERS = {Double.MAX_VALUE, 4800, 2400, 850};

    /** A country's name gives way to a capital in its middle, pixels downwards. */
    private static final double[] COUNTRY_SHIFTS = {0, 20, -20, 32, -32};

    private static final double MARGIN = 3;

    private final Pen pen;
    private final Viewport view;
    private final WorkingProjection working;
    private final double metersAPixel;
    private final Set<String> own;
    private final Locale language;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    /**
     * @param own the countries of the map, ISO 3166-1 alpha-3
     * @param taken places where no name may stand
     */
    LabelPainter(
            Pen pen,
            Viewport view,
            WorkingProjection working,
            double metersAPixel,
            Set<String> own,
            Locale language,
            List<Rectangle2D> taken) {
        this.pen = pen;
        this.view = view;
        this.working = working;
        this.metersAPixel = metersAPixel;
        this.own = own;
        this.language = language;
        this.taken.addAll(taken);
    }

    /** Writes as many names as have room; gives them. */
    List<Label> draw(BaseMap base) {
        List<Town> towns = base.towns().stream()
                .sorted(Comparator.comparingInt(this::rank)
                        .thenComparing(
                                Comparator.comparingLong(Town::population).reversed()))
                .toList();
        towns.stream().filter(this::isOwnCapital).forEach(this::town);
        base.countries().forEach(this::country);
        towns.stream().filter(town -> !isOwnCapital(town)).forEach(this::town);
        return List.copyOf(labels);
    }

    private boolean isOwnCapital(Town town) {
        return town.capital() && own.contains(town.country());
    }

    private int rank(Town town) {
        return own.contains(town.country()) ? town.rank() - 1 : town.rank();
    }

    private int worstRank() {
        int worst = 1;
        for (int i = 1; i < RANK_METERS.length; i++) {
            worst = metersAPixel <= RANK_METERS[i] ? i + 1 : worst;
        }
        return worst;
    }

    private double[] place(double longitude, double latitude) {
        double[] point = {longitude, latitude};
        view.projection().project(point, working);
        view.transform().transform(point, 0, point, 0, 1);
        return point;
    }

    private void town(Town town) {
        if (rank(town) > worstRank()) {
            return;
        }
        double[] at = place(town.longitude(), town.latitude());
        double px = pen.px();
        var dot = new Rectangle2D.Double(at[0] - 3 * px, at[1] - 3 * px, 6 * px, 6 * px);
        if (!view.box().contains(dot) || taken.stream().anyMatch(dot::intersects)) {
            return;
        }
        Font font = town.capital() ? Fonts.bold(12.5 * px) : Fonts.regular(11.5 * px);
        double width = Fonts.width(town.name(), font);
        double[][] offsets = {
            {5 * px, -7 * px}, {-width - 5 * px, -7 * px}, {-width / 2, 5 * px}, {-width / 2, -20 * px}
        };
        for (double[] offset : offsets) {
            var box = new Rectangle2D.Double(at[0] + offset[0], at[1] + offset[1], width, 14 * px);
            if (isFree(box)) {
                taken.add(dot);
                dot(at, town.capital());
                write(town.name(), font, box, 11 * px, own.contains(town.country()) ? Ink.TEXT : Ink.SOFT_TEXT);
                return;
            }
        }
    }

    private void country(Country country) {
        boolean isOwn = own.contains(country.iso3());
        double px = pen.px();
        String name = (language.getLanguage().equals("fr") ? country.nameFr() : country.nameEn()).toUpperCase(language);
        Font font = isOwn ? Fonts.bold(13 * px) : Fonts.regular(11 * px);
        double[] at = place(country.middle().x, country.middle().y);
        double width = Fonts.width(name, font);
        for (double shift : COUNTRY_SHIFTS) {
            var box = new Rectangle2D.Double(at[0] - width / 2, at[1] + (shift - 8) * px, width, 16 * px);
            if (isFree(box)) {
                write(name, font, box, 12 * px, isOwn ? Ink.TEXT : Ink.SOFT_TEXT);
                return;
            }
        }
    }

    private boolean isFree(Rectangle2D box) {
        double margin = MARGIN * pen.px();
        Rectangle2D frame = view.box();
        boolean inside = box.getMinX() > frame.getMinX() + margin
                && box.getMinY() > frame.getMinY() + margin
                && box.getMaxX() < frame.getMaxX() - margin
                && box.getMaxY() < frame.getMaxY() - margin;
        return inside
                && taken.stream()
                        .noneMatch(other -> box.getMinX() < other.getMaxX() + margin
                                && other.getMinX() < box.getMaxX() + margin
                                && box.getMinY() < other.getMaxY() + margin
                                && other.getMinY() < box.getMaxY() + margin);
    }

    private void write(String text, Font font, Rectangle2D box, double baseline, Color ink) {
        taken.add(box);
        labels.add(new Label(text, box));
        Graphics2D g = pen.graphics();
        float x = (float) box.getX();
        float y = (float) (box.getY() + baseline);
        g.setColor(Ink.HALO);
        float halo = (float) (3 * pen.px());
        if (pen.vector()) {
            g.setStroke(Halos.stroke(halo));
            g.draw(font.createGlyphVector(Fonts.MEASURES, text).getOutline(x, y));
        } else {
            g.translate(x, y);
            g.fill(Halos.of(text, font, halo));
            g.translate(-x, -y);
        }
        g.setColor(ink);
        g.setFont(font);
        g.drawString(text, x, y);
    }

    private void dot(double[] at, boolean capital) {
        double radius = (capital ? 3.4 : 2.2) * pen.px();
        var circle = new Ellipse2D.Double(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius);
        Graphics2D g = pen.graphics();
        g.setColor(capital ? Ink.TEXT : Color.WHITE);
        g.fill(circle);
        g.setColor(capital ? Color.WHITE : Ink.TEXT);
        g.setStroke(pen.line(1.2));
        g.draw(circle);
    }
}
