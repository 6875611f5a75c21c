package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.vigie.areas.AreaIndex;
import org.vigie.hotspots.HotspotResult.Commune;

/**
 * Hotspots of communes as GeoTools features, for those who speak SLD or CQL: {@code density > 3 AND giClass LIKE 'HOT%'}.
 * Geometries are WGS 84 longitude/latitude; attributes have the names of the API's fields, those of Gi* are {@code giZ},
 * {@code giQ} and {@code giClass}.
 */
public final class HotspotFeatures {

    private static final SimpleFeatureType TYPE = type();

    private HotspotFeatures() {}

    /**
     * The communes of a result.
     *
     * @param areas the areas of the result's {@code v}
     * @throws IllegalArgumentException where the result is of regions or provinces
     */
    public static SimpleFeatureCollection of(HotspotResult result, AreaIndex areas) {
        List<SimpleFeature> features = new ArrayList<>();
        var builder = new SimpleFeatureBuilder(TYPE);
        for (Commune commune : result.communes()) {
            int number = areas.findCommune(commune.pcode())
                    .orElseThrow(() -> new IllegalArgumentException("Not a commune: " + commune.pcode()));
            builder.add(multi(areas.geometry(number)));
            builder.addAll(
                    commune.pcode(),
                    commune.name(),
                    commune.country(),
                    commune.covered(),
                    commune.count(),
                    commune.weighted(),
                    commune.fatalities(),
                    commune.areaKm2(),
                    commune.population(),
                    commune.density(),
                    commune.rate(),
                    commune.smoothedRate(),
                    commune.kernelMean(),
                    commune.excess(),
                    commune.gi() == null ? null : commune.gi().z(),
                    commune.gi() == null ? null : commune.gi().q(),
                    commune.gi() == null ? null : commune.gi().hotspotClass().name(),
                    commune.rank(),
                    commune.legendClass());
            features.add(builder.buildFeature(commune.pcode()));
        }
        return new ListFeatureCollection(TYPE, features);
    }

    private static MultiPolygon multi(Geometry geometry) {
        return geometry instanceof MultiPolygon multi
                ? multi
                : geometry.getFactory().createMultiPolygon(new Polygon[] {(Polygon) geometry});
    }

    private static SimpleFeatureType type() {
        var builder = new SimpleFeatureTypeBuilder();
        builder.setName("hotspots");
        builder.add("geometry", MultiPolygon.class, DefaultGeographicCRS.WGS84);
        for (String text : List.of("pcode", "name", "country")) {
            builder.add(text, String.class);
        }
        builder.add("covered", Boolean.class);
        builder.add("count", Long.class);
        builder.add("weighted", Double.class);
        builder.add("fatalities", Long.class);
        builder.add("areaKm2", Double.class);
        builder.add("population", Long.class);
        for (String number : List.of("density", "rate", "smoothedRate", "kernelMean", "excess", "giZ", "giQ")) {
            builder.add(number, Double.class);
        }
        builder.add("giClass", String.class);
        builder.add("rank", Integer.class);
        builder.add("legendClass", Integer.class);
        return builder.buildFeatureType();
    }
}
