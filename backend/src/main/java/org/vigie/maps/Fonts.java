package org.vigie.maps;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
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
    private static final int MEASURED = 0x2200;
    private static final float LARGE = 1000;
    private static final Font REGULAR = load("DejaVuSansCondensed.ttf");
    private static final Font BOLD = load("DejaVuSansCondensed-Bold.ttf");
    private static final String BOLD_NAME = BOLD.getFontName(Locale.ROOT);

    /** How far a letter moves the pen, in sizes of the font; 0 until it is measured. Each line is measured many times. */
    private static final float[] REGULAR_ADVANCES = new float[MEASURED];

    private static final float[] BOLD_ADVANCES = new float[MEASURED];

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
        float[] advances = isBold(font) ? BOLD_ADVANCES : REGULAR_ADVANCES;
        double ems = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!standsAlone(letter)) {
                return font.getStringBounds(text, MEASURES).getWidth();
            }
            if (advances[letter] == 0) {
                advances[letter] = (float) (font.deriveFont(LARGE)
                                .getStringBounds(String.valueOf(letter), MEASURES)
                                .getWidth()
                        / LARGE);
            }
            ems += advances[letter];
        }
        return ems * font.getSize2D();
    }

    /** Whether a letter is as wide wherever it stands: Latin ones with their accents, punctuation, arrows. */
    private static boolean standsAlone(char letter) {
        return letter >= ' ' && letter < 0x300
                || letter >= 0x2010 && letter <= 0x2027
                || letter >= 0x202f && letter <= 0x205e
                || letter >= 0x2070 && letter < MEASURED;
    }

    static boolean isBold(Font font) {
        return font.getFontName(Locale.ROOT).equals(BOLD_NAME);
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
