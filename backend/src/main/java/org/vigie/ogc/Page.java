package org.vigie.ogc;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;

/**
 * A page of features.
 *
 * @param matched how many features the request means, on all its pages
 * @param version the data version that they are from
 */
record Page(long matched, List<Item> items, long version) {

    /** The page that a request means of few features, which are looked at one by one. */
    static Page of(Iterable<SimpleFeature> features, ItemsQuery query, long version) {
        List<Item> items = new ArrayList<>();
        long matched = 0;
        for (SimpleFeature feature : features) {
            if (query.means((Geometry) feature.getAttribute(Queryable.GEOMETRY))
                    && query.filter().evaluate(feature)) {
                if (matched >= query.offset() && items.size() < query.limit()) {
                    items.add(Item.of(feature));
                }
                matched++;
            }
        }
        return new Page(matched, items, version);
    }
}
