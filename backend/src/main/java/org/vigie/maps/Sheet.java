package org.vigie.maps;

/** A size that has a name, for the parameter {@code format}. */
enum Sheet {
    A4(Layout.A4_LANDSCAPE),
    A4_LANDSCAPE(Layout.A4_LANDSCAPE),
    A4_PORTRAIT(Layout.A4_PORTRAIT),
    A3(Layout.A3_LANDSCAPE),
    A3_LANDSCAPE(Layout.A3_LANDSCAPE),
    A3_PORTRAIT(Layout.A3_PORTRAIT),
    SLIDE(Layout.SLIDE);

    private final Layout layout;

    Sheet(Layout layout) {
        this.layout = layout;
    }

    Layout layout() {
        return layout;
    }
}
