package org.vigie.maps;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Writes pictures as PNG (ISO/IEC 15948), several times faster than ImageIO: maps are flat, so lines are not filtered and little
 * effort ({@link FlatDeflate}) finds nearly all that repeats. Up to 256 colours become a palette.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUE_COLOUR = 2;
    private static final int INDEXED = 3;
    private static final int TRUE_COLOUR_ALPHA = 6;
    private static final int CHUNK = 1 << 16;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);

    private Png() {}

    /**
     * Every pixel as it is.
     *
     * @param image of type INT_RGB or INT_ARGB
     */
    static byte[] encode(BufferedImage image) {
        return encode(image, Palette.exact(pixels(image), isOpaque(image)));
    }

    /**
     * With a palette of 256 colours: those that cover areas are kept as they are, only the rare ones between them, at the edges of
     * lines and letters, become the next one. A third of the size.
     *
     * @param image of type INT_RGB
     */
    static byte[] encodeSmall(BufferedImage image) {
        return encode(image, Palette.nearest(pixels(image)));
    }

    private static byte[] encode(BufferedImage image, Optional<Palette> palette) {
        var png = new Png();
        png.out.writeBytes(SIGNATURE);
        int width = image.getWidth();
        int height = image.getHeight();
        if (palette.isPresent()) {
            png.header(width, height, INDEXED);
            png.chunk("PLTE", palette.get().rgb());
            byte[] alpha = palette.get().alpha();
            if (alpha.length > 0) {
                png.chunk("tRNS", alpha);
            }
            png.chunk("IDAT", FlatDeflate.compress(indexed(palette.get().indexes(), width, height)));
        } else {
            boolean opaque = isOpaque(image);
            png.header(width, height, opaque ? TRUE_COLOUR : TRUE_COLOUR_ALPHA);
            png.chunk("IDAT", FlatDeflate.compress(trueColour(pixels(image), width, height, opaque)));
        }
        png.chunk("IEND", new byte[0]);
        return png.out.toByteArray();
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static boolean isOpaque(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_INT_RGB;
    }

    private static byte[] indexed(byte[] indexes, int width, int height) {
        byte[] lines = new byte[height * (width + 1)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(indexes, y * width, lines, y * (width + 1) + 1, width);
        }
        return lines;
    }

    private static byte[] trueColour(int[] pixels, int width, int height, boolean opaque) {
        int bytes = opaque ? 3 : 4;
        byte[] lines = new byte[height * (bytes * width + 1)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            at++;
            for (int x = 0; x < width; x++) {
                int pixel = pixels[y * width + x];
                lines[at++] = (byte) (pixel >> 16);
                lines[at++] = (byte) (pixel >> 8);
                lines[at++] = (byte) pixel;
                if (!opaque) {
                    lines[at++] = (byte) (pixel >>> 24);
                }
            }
        }
        return lines;
    }

    private void header(int width, int height, int colourType) {
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) colourType)
                        .array());
    }

    private void chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
