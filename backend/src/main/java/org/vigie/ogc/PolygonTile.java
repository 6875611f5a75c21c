package org.vigie.ogc;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The areas of a tile, cut at its buffer, as commands; values are laid over them for each filter.
 *
 * @param parts the areas that are there
 */
record PolygonTile(List<Part> parts) {

    /**
     * One area.
     *
     * @param area its place among the areas of the level
     * @param commands its geometry
     */
    record Part(int area, int[] commands) {}

    static PolygonTile of(OutlinePyramid pyramid, int level, TileCoord tile) {
        double west = (double) tile.x() * TileCoord.EXTENT;
        double north = (double) tile.y() * TileCoord.EXTENT;
        var box = new Envelope(west, west + TileCoord.EXTENT, north, north + TileCoord.EXTENT);
        box.expandBy(TileCoord.BUFFER);
        Geometry frame = new GeometryFactory().toGeometry(box);
        Geometry[] shapes = pyramid.shapes(tile.z(), level);
        List<Part> parts = new ArrayList<>();
        for (int area = 0; area < shapes.length; area++) {
            Envelope around = shapes[area].getEnvelopeInternal();
            if (box.intersects(around)) {
                Geometry inside = box.covers(around)
                        ? shapes[area]
                        : OverlayNGRobust.overlay(shapes[area], frame, OverlayNG.INTERSECTION);
                int[] commands = MvtGeometry.polygons(inside, west, north);
                if (commands.length > 0) {
                    parts.add(new Part(area, commands));
                }
            }
        }
        return new PolygonTile(parts);
    }
}
