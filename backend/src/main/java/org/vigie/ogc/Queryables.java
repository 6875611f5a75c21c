package org.vigie.ogc;

import java.util.List;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.locationtech.jts.geom.Envelope;
import org.vigie.areas.AreaIndex;

/** What collections made of GeoTools features, or of areas, have in common. */
final class Queryables {

    private Queryables() {}

    /** Every attribute of a type. */
    static List<Queryable> of(SimpleFeatureType type) {
        return type.getAttributeDescriptors().stream()
                .map(attribute -> Queryable.of(
                        attribute.getLocalName(),
                        Queryable.Kind.of(attribute.getType().getBinding())))
                .toList();
    }

    /** The box around all communes; the whole world where there are none. */
    static Envelope extent(AreaIndex index) {
        var box = new Envelope();
        for (int commune = 0; commune < index.communes().size(); commune++) {
            box.expandToInclude(index.geometry(commune).getEnvelopeInternal());
        }
        return box.isNull() ? new Envelope(-180, 180, -90, 90) : box;
    }
}
