package org.vigie.maps;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pale edges around names: the same few hundred names stand on all maps, and a stroke around letters takes long to find. Thread safe. */
final class Halos {

    private static final int KEPT = 600;

    private record Key(String text, Font font, float width) {}

    private static final Map<Key, Shape> HALOS = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Shape> eldest) {
            return size() > KEPT;
        }
    };

    private Halos() {}

    /** The shape of the edge of a text that begins at (0, 0); not to be changed. */
    static Shape of(String text, Font font, float width) {
        var key = new Key(text, font, width);
        synchronized (HALOS) {
            Shape known = HALOS.get(key);
            if (known != null) {
                return known;
            }
        }
        Shape made = stroke(width)
                .createStrokedShape(font.createGlyphVector(Fonts.MEASURES, text).getOutline());
        synchronized (HALOS) {
            HALOS.put(key, made);
        }
        return made;
    }

    static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
