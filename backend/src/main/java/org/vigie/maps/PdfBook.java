package org.vigie.maps;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * A PDF of one or more pages that are drawn with Java2D. Text drawn in {@link Fonts} stays text, accents included: it can be
 * selected, searched and read aloud. Not thread safe.
 */
public final class PdfBook implements AutoCloseable {

    private final PDDocument document = new PDDocument();
    private final PDFont regular;
    private final PDFont bold;

    /** A book without pages; its title and language are told to readers and to screen readers. */
    public PdfBook(String title, Locale language, Instant madeAt) {
        regular = font(false);
        bold = font(true);
        var about = document.getDocumentInformation();
        about.setTitle(title);
        about.setCreator("Vigie");
        about.setProducer("Vigie");
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(madeAt.toEpochMilli());
        about.setCreationDate(date);
        document.getDocumentCatalog().setLanguage(language.getLanguage());
        var preferences = new COSDictionary();
        preferences.setBoolean(COSName.getPDFName("DisplayDocTitle"), true);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("ViewerPreferences"), preferences);
    }

    /**
     * Adds a page.
     *
     * @param painter draws it from (0, 0), the upper left corner, on, in units of the layout
     */
    public void addPage(Layout layout, Consumer<Graphics2D> painter) {
        try {
            var page = new PDPage(new PDRectangle((float) layout.widthPoints(), (float) layout.heightPoints()));
            document.addPage(page);
            var g = new PdfBoxGraphics2D(document, (float) layout.width(), (float) layout.height());
            g.setFontTextDrawer(new Texts());
            painter.accept(g);
            g.dispose();
            try (var content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance((float) (layout.widthPoints() / layout.width()), (float)
                        (layout.heightPoints() / layout.height())));
                content.drawForm(g.getXFormObject());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole book. No page can be added after it. */
    public byte[] bytes() {
        try {
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDFont font(boolean isBold) {
        try (InputStream file = Fonts.open(isBold)) {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(file));
            // A ligature would be one sign for two letters: nobody would find "filtre" by searching for it.
            face.setEnableGsub(false);
            return PDType0Font.load(document, face, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the embedded face of a font, whatever its size. */
    private final class Texts extends PdfBoxGraphics2DFontTextDrawer {

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) {
            return Fonts.isBold(font) ? bold : regular;
        }
    }
}
