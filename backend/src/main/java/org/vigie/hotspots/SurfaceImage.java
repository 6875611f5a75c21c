package org.vigie.hotspots;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.vigie.geo.WorkingProjection;
import org.vigie.styles.Scale;

/**
 * A density surface as a picture in Web Mercator (EPSG:3857), as Leaflet lays it over a map between the corners of its box: each
 * pixel has the colour of the class of the cell under its centre, and none where there is no report or no data.
 */
final class SurfaceImage {

    private SurfaceImage() {}

    /** The height that gives square pixels in Web Mercator. */
    static int heightFor(Bbox box, int width) {
        double ratio = (mercator(box.north()) - mercator(box.south())) / Math.toRadians(box.east() - box.west());
        return (int) Math.max(1, Math.round(width * ratio));
    }

    /** The picture as PNG. */
    static byte[] png(Surface surface, Scale scale, WorkingProjection projection, Bbox box, int width, int height)
            throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette(scale));
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var places = new PixelPlaces(box, width, height, projection);
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int c = 0; c < width; c++) {
                pixels[row * width + c] = (byte) classOf(surface.at(places.x(c, row), places.y(c, row)), scale);
            }
        });
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static int classOf(double density, Scale scale) {
        // Many incidents: the surface is smooth, no single area's few decide its colour.
        return density > 0 ? scale.classOf(density, Scale.FEW_INCIDENTS) : 0;
    }

    /** Colour 0 is transparent, then the classes from the lowest. */
    private static IndexColorModel palette(Scale scale) {
        int size = scale.colours().size() + 1;
        int[] colours = new int[size];
        for (int i = 1; i < size; i++) {
            colours[i] = 0xff000000 | Integer.parseInt(scale.colour(i).substring(1), 16);
        }
        return new IndexColorModel(8, size, colours, 0, true, 0, DataBuffer.TYPE_BYTE);
    }

    /** Northing of a latitude, in radii. */
    static double mercator(double latitude) {
        return Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    }
}
