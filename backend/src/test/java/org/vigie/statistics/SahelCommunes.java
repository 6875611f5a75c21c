package org.vigie.statistics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.vigie.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The 1,318 communes of the shared boundaries in the working projection, for tests and measurements. */
record SahelCommunes(List<String> pcodes, List<String> countries, List<Geometry> lonLat, List<Geometry> projected) {

    private static final String WORKING_PROJECTION = """
            PROJCS["LAEA", GEOGCS["WGS 84", DATUM["WGS_1984", SPHEROID["WGS 84", 6378137, 298.257223563]],
            PRIMEM["Greenwich", 0], UNIT["degree", 0.017453292519943295], AXIS["Longitude", EAST], AXIS["Latitude", NORTH]],
            PROJECTION["Lambert_Azimuthal_Equal_Area"], PARAMETER["latitude_of_center", 15], PARAMETER["longitude_of_center", 0],
            PARAMETER["false_easting", 0], PARAMETER["false_northing", 0], UNIT["metre", 1], AXIS["Easting", EAST], AXIS["Northing", NORTH]]
            """;

    static SahelCommunes require() {
        SahelCommunes communes =
                new SahelCommunes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String country : List.of("bfa", "mli", "ner")) {
            communes.read(SharedData.require("boundaries/" + country + "_adm3.geojson"), country);
        }
        return communes;
    }

    /** From longitude and latitude (WGS 84) to the working projection. */
    static MathTransform toWorkingProjection() {
        try {
            return CRS.findMathTransform(DefaultGeographicCRS.WGS84, CRS.parseWKT(WORKING_PROJECTION));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Path file, String country) {
        try {
            MathTransform transform = toWorkingProjection();
            for (JsonNode feature :
                    JsonMapper.shared().readTree(Files.readString(file)).get("features")) {
                pcodes.add(feature.get("properties").get("ADM3_PCODE").asString());
                countries.add(country);
                Geometry area = geometry(feature.get("geometry"));
                lonLat.add(area);
                projected.add(JTS.transform(area, transform));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Geometry geometry(JsonNode node) {
        GeometryFactory factory = new GeometryFactory();
        JsonNode coordinates = node.get("coordinates");
        if (node.get("type").asString().equals("Polygon")) {
            return polygon(coordinates, factory);
        }
        Polygon[] parts = new Polygon[coordinates.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = polygon(coordinates.get(i), factory);
        }
        return factory.createMultiPolygon(parts);
    }

    private static Polygon polygon(JsonNode rings, GeometryFactory factory) {
        LinearRing[] made = new LinearRing[rings.size()];
        for (int i = 0; i < made.length; i++) {
            Coordinate[] coordinates = new Coordinate[rings.get(i).size()];
            for (int k = 0; k < coordinates.length; k++) {
                JsonNode position = rings.get(i).get(k);
                coordinates[k] = new Coordinate(
                        position.get(0).asDouble(), position.get(1).asDouble());
            }
            made[i] = factory.createLinearRing(coordinates);
        }
        LinearRing[] holes = new LinearRing[made.length - 1];
        System.arraycopy(made, 1, holes, 0, holes.length);
        return factory.createPolygon(made[0], holes);
    }
}
