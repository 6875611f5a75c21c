package org.vigie.ogc;

import org.springframework.http.HttpStatus;
import org.vigie.api.Problem;

/**
 * A tile of the square map of the world (Web Mercator): at zoom {@code z} there are 2^z columns from west to east and as many
 * rows from north to south, both from 0.
 */
record TileCoord(int z, int x, int y) {

    /** Units along the side of a tile, as vector tiles count (Mapbox Vector Tile 2.1, 4.1). */
    static final int EXTENT = 4096;

    /** How far polygons reach over the edge, units: a line along the cut stays out of sight. */
    static final int BUFFER = 64;

    /**
     * The tile of a request.
     *
     * @param most the deepest zoom of its layer
     * @throws Problem a 404 where there is none
     */
    static TileCoord of(int z, int x, int y, int most) {
        boolean there = z >= 0 && z <= most && x >= 0 && y >= 0 && x < 1 << z && y < 1 << z;
        if (!there) {
            throw new Problem(HttpStatus.NOT_FOUND, "NO_SUCH_TILE", z, x, y, most);
        }
        return new TileCoord(z, x, y);
    }
}
