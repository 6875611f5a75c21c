package org.vigie.maps;

import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.styles.LayerStyle;
import org.vigie.styles.Legend;
import org.vigie.styles.Legend.Mark;

/** How the legend wants an area drawn; the same rules as those of the page. */
final class AreaStyle {

    /** A colour and what lies over it. */
    record Fill(Color colour, @Nullable Texture texture) {}

    private static final Color NOT_COVERED = Ink.of(LayerStyle.NOT_COVERED_COLOUR);

    private final Map<Integer, Color> colours = new HashMap<>();
    private final List<Mark> marks;

    AreaStyle(Legend.View legend) {
        legend.classes().forEach(view -> colours.put(view.number(), Ink.of(view.colour())));
        marks = legend.marks();
    }

    Fill fill(Commune area) {
        Integer number = area.legendClass();
        Color colour = number == null || !area.covered() ? null : colours.get(number);
        if (colour == null) {
            return new Fill(NOT_COVERED, Texture.HATCH);
        }
        return new Fill(
                colour,
                area.few()
                        ? Texture.DOTS
                        : silence(area)
                                .flatMap(mark -> Texture.find(mark.texture()))
                                .orElse(null));
    }

    /** The mark of an area in which no report is less than calm. */
    Optional<Mark> silence(Commune area) {
        boolean quiet = area.legendClass() != null && area.legendClass() == 0 && area.silence() != null;
        return quiet
                ? mark(area.silence().name()).filter(mark -> !mark.texture().equals("none"))
                : Optional.empty();
    }

    /** The mark of an area that its Gi* class has outlined. */
    Optional<Mark> outline(Commune area) {
        return area.gi() == null
                ? Optional.empty()
                : mark(area.gi().hotspotClass().name())
                        .filter(mark -> mark.texture().equals("outline"));
    }

    private Optional<Mark> mark(String code) {
        return marks.stream()
                .filter(mark -> mark.drawn() && mark.code().equals(code))
                .findFirst();
    }
}
