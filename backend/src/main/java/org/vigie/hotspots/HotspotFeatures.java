package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.vigie.areas.AreaIndex;
import org.vigie.hotspots.HotspotResult.Change;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotResult.Gi;
import org.vigie.hotspots.HotspotResult.MonthlyTrend;
import org.vigie.hotspots.HotspotResult.Moran;

/**
 * Hotspots of communes as GeoTools features, for those who speak SLD or CQL: {@code density > 3 AND giClass LIKE 'HOT%'}.
 * Geometries are WGS 84 longitude/latitude; attributes have the names of the API's fields, those of a part carry its name in
 * front: {@code giZ}, {@code moranQ}. What was not asked for is null.
 */
public final class HotspotFeatures {

    private record Attribute(String name, Class<?> type, Function<Commune, @Nullable Object> value) {}

    private static final List<Attribute> ATTRIBUTES = List.of(
            text("pcode", Commune::pcode),
            text("name", Commune::name),
            text("country", Commune::country),
            new Attribute("covered", Boolean.class, Commune::covered),
            whole("count", Commune::count),
            decimal("weighted", Commune::weighted),
            whole("fatalities", Commune::fatalities),
            decimal("areaKm2", Commune::areaKm2),
            whole("population", Commune::population),
            decimal("density", Commune::density),
            decimal("rate", Commune::rate),
            decimal("rateLow", Commune::rateLow),
            decimal("rateHigh", Commune::rateHigh),
            decimal("smoothedRate", Commune::smoothedRate),
            decimal("localSmoothedRate", Commune::localSmoothedRate),
            decimal("kernelMean", Commune::kernelMean),
            decimal("kernelMax", Commune::kernelMax),
            decimal("kernelExpected", Commune::kernelExpected),
            decimal("excess", Commune::excess),
            decimal("giZ", part(Commune::gi, Gi::z)),
            decimal("giPNormal", part(Commune::gi, Gi::pNormal)),
            decimal("giP", part(Commune::gi, Gi::p)),
            decimal("giQ", part(Commune::gi, Gi::q)),
            text("giClass", part(Commune::gi, gi -> gi.hotspotClass().name())),
            new Attribute("giNeighbours", Integer.class, part(Commune::gi, Gi::neighbours)),
            decimal("moranI", part(Commune::moran, Moran::i)),
            decimal("moranZ", part(Commune::moran, Moran::z)),
            decimal("moranP", part(Commune::moran, Moran::p)),
            decimal("moranQ", part(Commune::moran, Moran::q)),
            text("moranQuadrant", part(Commune::moran, moran -> moran.quadrant().name())),
            whole("trendS", part(Commune::trend, MonthlyTrend::s)),
            decimal("trendP", part(Commune::trend, MonthlyTrend::p)),
            decimal("trendSenSlope", part(Commune::trend, MonthlyTrend::senSlope)),
            text("trendEmerging", part(Commune::trend, trend -> trend.emerging().name())),
            whole("changePrevious", part(Commune::change, Change::previous)),
            decimal("changeRatio", part(Commune::change, Change::ratio)),
            decimal("changeP", part(Commune::change, Change::p)),
            decimal("changeQ", part(Commune::change, Change::q)),
            text("confidence", part(Commune::confidence, Enum::name)),
            whole("silenceDays", Commune::silenceDays),
            text("silence", part(Commune::silence, Enum::name)),
            new Attribute("rank", Integer.class, Commune::rank),
            new Attribute("legendClass", Integer.class, Commune::legendClass),
            new Attribute("few", Boolean.class, Commune::few));

    private static final SimpleFeatureType TYPE = type();

    private HotspotFeatures() {}

    /** The geometry, named {@code geometry}, and the attributes. */
    public static SimpleFeatureType featureType() {
        return TYPE;
    }

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
            ATTRIBUTES.forEach(attribute -> builder.add(attribute.value.apply(commune)));
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
        ATTRIBUTES.forEach(attribute -> builder.add(attribute.name, attribute.type));
        return builder.buildFeatureType();
    }

    private static Attribute text(String name, Function<Commune, @Nullable Object> value) {
        return new Attribute(name, String.class, value);
    }

    private static Attribute whole(String name, Function<Commune, @Nullable Object> value) {
        return new Attribute(name, Long.class, value);
    }

    private static Attribute decimal(String name, Function<Commune, @Nullable Object> value) {
        return new Attribute(name, Double.class, value);
    }

    /** A value of a part; null without the part. */
    private static <P> Function<Commune, @Nullable Object> part(
            Function<Commune, @Nullable P> part, Function<P, @Nullable Object> value) {
        return commune -> {
            P found = part.apply(commune);
            return found == null ? null : value.apply(found);
        };
    }
}
