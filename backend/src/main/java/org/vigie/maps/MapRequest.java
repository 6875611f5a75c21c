package org.vigie.maps;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.api.Messages;
import org.vigie.api.Parameters;
import org.vigie.hotspots.Bbox;

/**
 * How a live map is asked for, beside its filter.
 *
 * @param scale pixels a pixel of the layout, of a PNG
 */
record MapRequest(
        String title,
        Locale language,
        Layout layout,
        @Nullable Bbox view,
        int scale) {

    /** A picture is at least so wide and high, pixels: below, its words could not be read. */
    static final int LEAST_WIDTH = 320;

    static final int LEAST_HEIGHT = 300;

    /** And at most so many, its scale included. */
    static final int MOST_SIDE = 4096;

    /** And so many in all: 48 MB of memory. */
    static final long MOST_PIXELS = 12_000_000;

    static final int LONGEST_TITLE = 300;

    private static final int NARROW = 720;

    /** Reads it; what is wrong is left in {@code parameters}. */
    static MapRequest read(Parameters parameters, MapFormat format, Locale accepted) {
        int scale = parameters.integer("scale", 1, 2).orElse(1L).intValue();
        Layout layout = layout(parameters, format);
        if (format == MapFormat.PNG) {
            verifyPixels(parameters, layout, scale);
        }
        return new MapRequest(
                title(parameters),
                language(parameters, accepted),
                layout,
                Bbox.read(parameters).orElse(null),
                scale);
    }

    private static String title(Parameters parameters) {
        String title = parameters.text("title").orElse("");
        if (title.length() > LONGEST_TITLE) {
            parameters.error("title", "TITLE_TOO_LONG", title.length(), LONGEST_TITLE);
        }
        // Anything that is no letter, number or sign would be a box on the page.
        return title.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static Locale language(Parameters parameters, Locale accepted) {
        Optional<String> asked = parameters.text("lang");
        Optional<Locale> known = asked.flatMap(code -> Messages.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equalsIgnoreCase(code))
                .findFirst());
        if (asked.isPresent() && known.isEmpty()) {
            parameters.error("lang", "UNKNOWN_VALUE", asked.get(), "fr, en");
        }
        return known.orElse(accepted);
    }

    private static Layout layout(Parameters parameters, MapFormat format) {
        Optional<Sheet> sheet = parameters.choice("format", Sheet.class);
        Optional<Long> width = parameters.integer("width", LEAST_WIDTH, MOST_SIDE);
        Optional<Long> height = parameters.integer("height", LEAST_HEIGHT, MOST_SIDE);
        if (sheet.isPresent() && (width.isPresent() || height.isPresent())) {
            parameters.error("format", "FORMAT_AND_SIZE");
        }
        if (sheet.isPresent()) {
            return sheet.get().layout();
        }
        if (width.isEmpty() && height.isEmpty()) {
            return format == MapFormat.PDF ? Layout.A4_LANDSCAPE : Layout.SCREEN;
        }
        int wide = width.map(Long::intValue)
                .orElseGet(() -> Math.max(LEAST_WIDTH, height.get().intValue() * 3 / 2));
        return Layout.pixels(wide, height.map(Long::intValue).orElseGet(() -> heightFor(wide)));
    }

    /** A narrow picture is upright, so that its words have room. */
    private static int heightFor(int width) {
        return width < NARROW ? width * 4 / 3 : width * 2 / 3;
    }

    private static void verifyPixels(Parameters parameters, Layout layout, int scale) {
        long width = (long) layout.widthPixels() * scale;
        long height = (long) layout.heightPixels() * scale;
        if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
            parameters.error("width", "PICTURE_TOO_LARGE", width, height, MOST_SIDE, MOST_PIXELS / 1_000_000);
        }
    }
}
