package org.vigie.maps;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.vigie.Client;
import org.vigie.World;

/** Squares in which all that a map can show is on it: 30, 10, 3 and 1 incidents, none, and nobody watching. */
public final class MapWorld {

    /** The period of its incidents, as parameters. */
    public static final String PERIOD = "from=2025-01-01&to=2025-12-31";

    /** The middle of each square, degrees. */
    public static final Map<String, double[]> MIDDLES = Map.of(
            World.A, new double[] {-0.95, 14.05},
            World.B, new double[] {-0.85, 14.05},
            World.C, new double[] {-0.95, 14.15},
            World.D, new double[] {-0.85, 14.15},
            World.M1, new double[] {-0.95, 14.25},
            World.M2, new double[] {-0.85, 14.3},
            World.N, new double[] {1.05, 14.05});

    private static final Map<String, Integer> INCIDENTS = Map.of(World.A, 30, World.B, 10, World.C, 3, World.M1, 1);

    private MapWorld() {}

    /** Clears the world and fills it. */
    public static void fill(World world, Client client) {
        world.clear();
        var text = new StringBuilder("sourceRef,date,kind,longitude,latitude,precision,marking\n");
        INCIDENTS.forEach((pcode, count) -> {
            for (int i = 0; i < count; i++) {
                double[] at = MIDDLES.get(pcode);
                text.append(pcode)
                        .append(i)
                        .append(",2025-0")
                        .append(1 + i % 9)
                        .append("-10,INS.CLASH,")
                        .append(at[0])
                        .append(',')
                        .append(at[1])
                        .append(",SETTLEMENT,GREEN\n");
            }
        });
        client.importText(text.toString());
    }

    /** The picture of some bytes. */
    public static BufferedImage picture(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colour that most pixels around a place have, as {@code #rrggbb}: textures lie on fewer. */
    public static String colourAround(BufferedImage image, double x, double y) {
        var counts = new HashMap<Integer, Integer>();
        for (int dx = -6; dx <= 6; dx++) {
            for (int dy = -6; dy <= 6; dy++) {
                counts.merge(image.getRGB((int) x + dx, (int) y + dy) & 0xffffff, 1, Integer::sum);
            }
        }
        int most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return "#%06x".formatted(most);
    }
}
