package org.vigie.maps;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of all maps: DejaVu Sans Condensed, which has every accent of the languages spoken here and travels with the
 * application, so that a page looks the same on every machine.
 */
public final class Fonts {

    static final String FAMILY = "DejaVu Sans Condensed";

    /** In which texts are measured: without a device's own rounding, so that a page breaks its lines alike everywhere. */
    static final FontRenderContext MEASURES = new FontRenderContext(null, true, true);

    private static final String DIRECTORY = "/net/sf/jasperreports/fonts/dejavu/";
    private static final Font REGULAR = load("DejaVuSansCondensed.ttf");
    private static final Font BOLD = load("DejaVuSansCondensed-Bold.ttf");

    private Fonts() {}

    /** The plain face in a size, units of the page. */
    public static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    /** The bold face in a size, units of the page. */
    public static Font bold(double size) {
        return BOLD.deriveFont((float) size);
    }

    /** How wide a text is in a font, units of the page. */
    public static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURES).getWidth();
    }

    static boolean isBold(Font font) {
        return font.getFontName().equals(BOLD.getFontName());
    }

    /** The file of a face, TrueType. */
    static InputStream open(boolean bold) {
        return open(bold ? "DejaVuSansCondensed-Bold.ttf" : "DejaVuSansCondensed.ttf");
    }

    /** A face with the letters of a text only, TrueType. */
    static byte[] subset(String letters, boolean bold) {
        try (InputStream file = open(bold);
                TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            var subset = new TTFSubsetter(face);
            letters.codePoints().filter(letter -> letter >= ' ').forEach(subset::add);
            var out = new ByteArrayOutputStream();
            subset.writeToStream(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        InputStream stream = Fonts.class.getResourceAsStream(DIRECTORY + file);
        if (stream == null) {
            throw new IllegalStateException("The font is missing: " + file);
        }
        return stream;
    }

    private static Font load(String file) {
        try (InputStream stream = open(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("Not a font: " + file, e);
        }
    }
}
