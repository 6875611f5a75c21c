package org.vigie.maps;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes what is drawn as SVG. */
final class SvgFile {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;
    private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

    private SvgFile() {}

    /** A picture of a layout's size that is drawn from (0, 0) on; its title is for those who cannot see it. */
    static byte[] of(Layout layout, String title, Consumer<Graphics2D> painter) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(DECIMALS);
        context.setComment("Vigie");
        var g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new Dimension((int) Math.round(layout.width()), (int) Math.round(layout.height())));
        painter.accept(g);
        Element root = g.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + layout.width() + " " + layout.height());
        root.setAttributeNS(null, "role", "img");
        Element words = document.createElementNS(SVG, "title");
        words.setTextContent(title);
        root.insertBefore(style(document, root), root.getFirstChild());
        root.insertBefore(words, root.getFirstChild());
        try {
            var out = new StringWriter();
            // Attributes and not style: what forbids inline style shows it all the same.
            g.stream(root, out, false, false);
            // The document type names a file of another host, which whoever reads it offline would wait for.
            return DOCUMENT_TYPE.matcher(out.toString()).replaceFirst("").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fonts themselves, cut down to the letters that are written: the file looks alike wherever it is opened. */
    private static Element style(Document document, Element root) {
        String letters = root.getTextContent();
        Element style = document.createElementNS(SVG, "style");
        style.setAttributeNS(null, "type", "text/css");
        style.setTextContent(face(letters, false) + face(letters, true));
        return style;
    }

    private static String face(String letters, boolean bold) {
        return "@font-face{font-family:\"" + Fonts.FAMILY + "\";font-weight:" + (bold ? "bold" : "normal")
                + ";src:url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(Fonts.subset(letters, bold)) + ")}";
    }
}
