package org.vigie.ogc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.type.AttributeDescriptor;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature on its way out.
 *
 * @param id stays the same as long as what it names
 * @param geometry WGS 84 longitude/latitude; null without one
 * @param properties by name, as JSON values
 */
record Item(String id, @Nullable Geometry geometry, Map<String, @Nullable Object> properties) {

    /** A GeoTools feature, its attribute {@code geometry} as geometry. */
    static Item of(SimpleFeature feature) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        for (AttributeDescriptor attribute : feature.getFeatureType().getAttributeDescriptors()) {
            String name = attribute.getLocalName();
            if (!name.equals(Queryable.GEOMETRY)) {
                properties.put(name, feature.getAttribute(name));
            }
        }
        return new Item(feature.getID(), (Geometry) feature.getAttribute(Queryable.GEOMETRY), properties);
    }
}
