package org.vigie.maps;

import java.awt.Color;

/** The colours of everything but the classes; those of the page in daylight. */
final class Ink {

    static final Color PAPER = Color.WHITE;
    static final Color TEXT = new Color(0x14191a);
    static final Color SOFT_TEXT = new Color(0x4a5153);
    static final Color LINE = new Color(0x8b9294);
    static final Color UNKNOWN = new Color(0xf1efea);
    static final Color SEA = new Color(0xd5e3e8);
    static final Color LAND = new Color(0xeceae4);
    static final Color COAST = new Color(0xa9b4b3);
    static final Color OUTSIDE = new Color(0xe9e6de);
    static final Color AREA_EDGE = new Color(0x6f, 0x6b, 0x60, 140);
    static final Color REGION_EDGE = new Color(0x3d, 0x41, 0x42, 178);
    static final Color OWN_BORDER = new Color(0x2b, 0x2f, 0x30, 230);
    static final Color OTHER_BORDER = new Color(0x6d, 0x74, 0x76, 204);
    static final Color HALO = new Color(255, 255, 255, 224);
    static final Color GLASS = new Color(255, 255, 255, 217);
    static final Color BAND = Color.BLACK;
    static final Color EXERCISE = new Color(0x6a1b6e);

    private Ink() {}

    /** The colour of {@code #rrggbb}. */
    static Color of(String colour) {
        return Color.decode(colour);
    }
}
