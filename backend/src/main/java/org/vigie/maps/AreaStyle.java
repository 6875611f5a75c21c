package org.vigie.maps;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.styles.LayerStyle;
import org.vigie.styles.Legend;
import org.vigie.styles.Legend.Mark;

/** How the legend wants an area drawn; the same rules as those of the page. */
final class AreaStyle {

    /** A colour and what lies over it. */
    record Fill(Color colour, List<Texture> textures) {}

    /** Covered, and the measure says nothing: a rate without people, a trend of too few months. */
    static final Color UNDEFINED = new Color(0xdcdcd8);

    private static final Color NOT_COVERED = Ink.of(LayerStyle.NOT_COVERED_COLOUR);

    private final Map<Integer, Color> colours = new HashMap<>();
    private final Map<String, Mark> marks = new HashMap<>();
    private final boolean textured;

    AreaStyle(Legend.View legend) {
        this(legend, true);
    }

    /** @param textured whether anything lies over the colours */
    AreaStyle(Legend.View legend, boolean textured) {
        this.textured = textured;
        legend.classes().forEach(view -> colours.put(view.number(), Ink.of(view.colour())));
        if (textured) {
            // Where the classes of Gi* are the colours, outlines would say the same again.
            boolean isGi = legend.measure().equals("gi");
            legend.marks().stream()
                    .filter(mark -> mark.drawn() && !(isGi && mark.texture().equals("outline")))
                    .forEach(mark -> marks.put(mark.code(), mark));
        }
    }

    Fill fill(Commune area) {
        if (!area.covered()) {
            return new Fill(NOT_COVERED, textured ? List.of(Texture.HATCH) : List.of());
        }
        var textures = new ArrayList<Texture>();
        if (textured && area.few()) {
            textures.add(Texture.DOTS);
        }
        silence(area).flatMap(mark -> Texture.find(mark.texture())).ifPresent(textures::add);
        Color colour = area.legendClass() == null ? null : colours.get(area.legendClass());
        return new Fill(colour == null ? UNDEFINED : colour, textures);
    }

    /** The mark of an area that has fallen silent, whatever its class: of what it had, nothing more is heard. */
    Optional<Mark> silence(Commune area) {
        return area.covered() && area.silence() != null
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
        return Optional.ofNullable(marks.get(code));
    }
}
