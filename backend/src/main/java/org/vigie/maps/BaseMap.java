package org.vigie.maps;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.vigie.geo.WorkingProjection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The base map that ships with the application ({@code data/base}): land, borders, towns. Thread safe. */
@Component
class BaseMap {

    /** A town. */
    record Town(
            String name,
            String country,
            boolean capital,
            int rank,
            long population,
            double longitude,
            double latitude) {}

    /** A country and where its name is written: the middle of its largest part, degrees. */
    record Country(String iso3, String nameFr, String nameEn, Geometry shape, Coordinate middle) {}

    /**
     * What is drawn of it in a projection.
     *
     * @param known the part of the world that is known here; outside it nobody knows whether there is land
     * @param land all countries, cut at a frame
     * @param around the land around that frame, coarsely; it laps over the cut by a little
     * @param ownBorders borders among the three countries
     * @param otherBorders the other ones
     */
    record Drawn(Path2D known, Path2D land, Path2D around, Path2D ownBorders, Path2D otherBorders) {}

    /** Where land is known, degrees. */
    private static final Envelope KNOWN = new Envelope(-45, 55, -30, 55);

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final WorkingProjection working;
    private final List<Town> towns;
    private final List<Country> countries;
    private final List<Geometry> around;
    private final List<Geometry> ownBorders = new ArrayList<>();
    private final List<Geometry> otherBorders = new ArrayList<>();
    private final Map<MapProjection, Drawn> drawn = new EnumMap<>(MapProjection.class);

    BaseMap(WorkingProjection working, JsonMapper json) throws IOException {
        this.working = working;
        towns = features(json, "towns").stream().map(BaseMap::town).toList();
        countries = features(json, "countries").stream().map(BaseMap::country).toList();
        around = features(json, "around").stream()
                .map(feature -> (Geometry) GEOMETRIES.createMultiPolygon(polygons(feature.get("geometry"))))
                .toList();
        for (JsonNode border : features(json, "borders")) {
            boolean own = border.get("properties").get("kind").asString().equals("three-countries");
            (own ? ownBorders : otherBorders).add(lines(border.get("geometry")));
        }
    }

    /** Towns, the more important first. */
    List<Town> towns() {
        return towns;
    }

    List<Country> countries() {
        return countries;
    }

    /** The base map in a projection. */
    synchronized Drawn in(MapProjection projection) {
        return drawn.computeIfAbsent(
                projection,
                wanted -> new Drawn(
                        path(List.of(bent(GEOMETRIES.toGeometry(KNOWN))), wanted),
                        path(
                                countries.stream()
                                        .map(country -> bent(country.shape()))
                                        .toList(),
                                wanted),
                        path(around.stream().map(BaseMap::bent).toList(), wanted),
                        path(ownBorders, wanted),
                        path(otherBorders, wanted)));
    }

    /** With a vertex each degree at least: the straight edges of a cut are bent by a projection. */
    private static Geometry bent(Geometry shape) {
        return Densifier.densify(shape, 1);
    }

    private Path2D path(List<Geometry> shapes, MapProjection projection) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Geometry shape : shapes) {
            add(projection.project(shape, working), path);
        }
        return path;
    }

    private static void add(Geometry geometry, Path2D path) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                add(polygon.getExteriorRing().getCoordinateSequence(), path);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    add(polygon.getInteriorRingN(hole).getCoordinateSequence(), path);
                }
            } else if (part instanceof LineString line) {
                add(line.getCoordinateSequence(), path);
            }
        }
    }

    private static void add(CoordinateSequence points, Path2D path) {
        path.moveTo(points.getX(0), points.getY(0));
        for (int i = 1; i < points.size(); i++) {
            path.lineTo(points.getX(i), points.getY(i));
        }
    }

    private static List<JsonNode> features(JsonMapper json, String name) throws IOException {
        try (InputStream in = new ClassPathResource("data/base/" + name + ".geojson").getInputStream()) {
            return json.readTree(in).get("features").valueStream().toList();
        }
    }

    private static Town town(JsonNode feature) {
        JsonNode properties = feature.get("properties");
        JsonNode position = feature.get("geometry").get("coordinates");
        return new Town(
                properties.get("name").asString(),
                properties.get("country").asString(),
                properties.get("capital").asBoolean(),
                properties.get("rank").asInt(),
                properties.get("population").asLong(0),
                position.get(0).asDouble(),
                position.get(1).asDouble());
    }

    private static Country country(JsonNode feature) {
        JsonNode properties = feature.get("properties");
        Polygon[] polygons = polygons(feature.get("geometry"));
        Polygon largest = polygons[0];
        for (Polygon polygon : polygons) {
            largest = polygon.getArea() > largest.getArea() ? polygon : largest;
        }
        return new Country(
                properties.get("iso3").asString(),
                properties.get("name_fr").asString(),
                properties.get("name_en").asString(),
                GEOMETRIES.createMultiPolygon(polygons),
                largest.getCentroid().getCoordinate());
    }

    private static Polygon[] polygons(JsonNode geometry) {
        List<JsonNode> parts = geometry.get("type").asString().equals("Polygon")
                ? List.of(geometry.get("coordinates"))
                : geometry.get("coordinates").valueStream().toList();
        return parts.stream().map(BaseMap::polygon).toArray(Polygon[]::new);
    }

    private static Polygon polygon(JsonNode rings) {
        var made = rings.valueStream()
                .map(ring -> GEOMETRIES.createLinearRing(coordinates(ring)))
                .toList();
        return GEOMETRIES.createPolygon(
                made.get(0), made.subList(1, made.size()).toArray(org.locationtech.jts.geom.LinearRing[]::new));
    }

    private static Geometry lines(JsonNode geometry) {
        List<JsonNode> parts = geometry.get("type").asString().equals("LineString")
                ? List.of(geometry.get("coordinates"))
                : geometry.get("coordinates").valueStream().toList();
        return GEOMETRIES.createMultiLineString(parts.stream()
                .map(line -> GEOMETRIES.createLineString(coordinates(line)))
                .toArray(LineString[]::new));
    }

    private static Coordinate[] coordinates(JsonNode points) {
        return points.valueStream()
                .map(point ->
                        new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()))
                .toArray(Coordinate[]::new);
    }
}
