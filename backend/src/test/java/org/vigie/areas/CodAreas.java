package org.vigie.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.vigie.formats.GeoJsonFeatures;
import org.vigie.geo.WorkingProjection;

/** An index of areas made straight from COD-AB files of communes, for tests that need no database. */
public final class CodAreas {

    private final List<Area> areas = new ArrayList<>();
    private final Map<String, Geometry> geometries = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    private CodAreas() {}

    /** The areas of one file a country, by its ISO 3166-1 alpha-3 code. */
    public static AreaIndex read(Map<String, Path> files) {
        var areas = new CodAreas();
        files.forEach(areas::read);
        return new AreaIndex(List.of(), areas.areas, areas.geometries, WorkingProjection.SAHEL);
    }

    private void read(String country, Path file) {
        try (var features = GeoJsonFeatures.open(file)) {
            features.forEach(feature -> add(country, feature.attributes(), feature.geometry()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String country, Map<String, Object> attributes, Geometry geometry) {
        String parent = null;
        for (int level = 0; level <= Area.COMMUNE; level++) {
            String pcode = String.valueOf(attributes.get("ADM" + level + "_PCODE"));
            if (known.add(pcode)) {
                areas.add(area(country, level, pcode, parent, attributes, geometry));
            }
            parent = pcode;
        }
        geometries.put(String.valueOf(attributes.get("ADM3_PCODE")), geometry);
    }

    private static Area area(
            String country,
            int level,
            String pcode,
            @Nullable String parent,
            Map<String, Object> attributes,
            Geometry geometry) {
        String name = String.valueOf(attributes.get("ADM" + level + "_FR"));
        Object reference = attributes.get("ADM" + level + "_REF");
        Point inside = geometry.getInteriorPoint();
        return new Area(
                pcode,
                level,
                name,
                name.replaceAll(" \\(.*\\)$", ""),
                reference == null || reference.equals(name) ? List.of() : List.of(String.valueOf(reference)),
                country,
                parent,
                WorkingProjection.SAHEL.areaSquareKm(geometry) * Math.pow(8, Area.COMMUNE - level),
                inside.getX(),
                inside.getY());
    }
}
