package org.vigie.ogc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.vigie.access.Reader;
import org.vigie.api.Parameters;

/** A collection of features that others connect to. */
interface Offering {

    /** Its name in addresses. */
    String id();

    /** Where its fields are described: the subject in the table of the downloads' fields. */
    String subject();

    /** Whether a reader may see that it is there. */
    default boolean isFor(Reader reader) {
        return true;
    }

    /** By which properties its features can be chosen, the geometry among them. */
    List<Queryable> queryables();

    /** What its features tell, the geometry first, in their order. */
    default List<Queryable> properties() {
        return queryables();
    }

    /** The request parameters of its own: those of Vigie's filter. They win over queryables of the same name. */
    Set<String> parameters();

    /** The request's parameters with those that the collection makes of {@code datetime}. */
    default Map<String, String[]> translated(Map<String, String[]> parameters) {
        return parameters;
    }

    /** Whether a reader may ask for an earlier data version: then the pages of one answer all have the same. */
    default boolean keepsVersion(Reader reader) {
        return true;
    }

    /**
     * The features of a request, not yet read; errors are left in {@code parameters}.
     *
     * @throws org.vigie.api.Problem where a data version is asked for that does not exist
     */
    Selection select(Parameters parameters);

    /** Where and when its features are, as far as the reader may know. */
    Extent extent();

    /**
     * Where and when features are.
     *
     * @param box WGS 84 longitude/latitude
     * @param interval the days; null where they have none
     */
    record Extent(Envelope box, @Nullable Interval interval) {}

    /** Chosen features. */
    interface Selection {

        /** The data version that they are from. */
        long version();

        /** What else decides the answer, beside the version, the reader and the request. */
        default String validator() {
            return "";
        }

        Page page(ItemsQuery query);

        Optional<Item> find(String id);
    }
}
