package org.vigie.maps;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.vigie.geo.WorkingProjection;

/**
 * How much ground a map shows in its middle.
 *
 * @param metersAUnit metres of the ground along the horizontal that a unit of the page covers
 * @param north where north is, radians clockwise from upwards
 */
record GroundScale(double metersAUnit, double north) {

    private static final double SHARE = 0.1;

    /** The scale in the middle of a view, measured along the ellipsoid (Karney 2013). */
    static GroundScale of(Viewport view, WorkingProjection working) {
        double x = view.extent().centre().x;
        double y = view.extent().centre().y;
        double half = view.extent().getWidth() * SHARE / 2;
        double[] points = {x - half, y, x + half, y, x, y};
        view.projection().unproject(points, working);
        GeodesicData line = Geodesic.WGS84.Inverse(points[1], points[0], points[3], points[2]);
        double[] north = {points[4], points[5], points[4], points[5] + 0.01};
        view.projection().project(north, working);
        return new GroundScale(
                line.s12 / (view.box().getWidth() * SHARE), Math.atan2(north[2] - north[0], north[3] - north[1]));
    }
}
