package org.vigie.ogc;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.vigie.api.Parameters;

/**
 * What is asked of a collection by the parameters that all collections share.
 *
 * @param limit how many features at most
 * @param offset how many of those that match come before
 * @param box what their geometry touches; null for any
 * @param interval what their days touch; null for any
 * @param filter what their properties and geometry meet
 * @param crs in which coordinates are given
 */
record ItemsQuery(
        int limit, int offset, @Nullable Box box, @Nullable Interval interval, Filter filter, Crs crs) {

    static final int DEFAULT_LIMIT = 100;
    static final int MOST_LIMIT = 10_000;

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /** The query of a request; errors are left in {@code parameters}. A limit above the most is the most, as the standard says. */
    static ItemsQuery read(Parameters parameters, Offering offering) {
        int limit = parameters
                .integer("limit", 1, Long.MAX_VALUE)
                .map(wanted -> (int) Math.min(wanted, MOST_LIMIT))
                .orElse(DEFAULT_LIMIT);
        return new ItemsQuery(
                limit,
                parameters.integer("offset", 0, Integer.MAX_VALUE).orElse(0L).intValue(),
                Box.read(parameters).orElse(null),
                Interval.read(parameters).orElse(null),
                filter(parameters, offering),
                Box.crs(parameters, "crs"));
    }

    /** Whether a geometry touches the box, if there is one. */
    boolean means(@Nullable Geometry geometry) {
        return box == null || box.touches(geometry);
    }

    /** Names what is chosen, whatever part of it is asked for. */
    String choice() {
        return (box == null ? "" : box) + "\n" + interval + "\n" + filter;
    }

    private static Filter filter(Parameters parameters, Offering offering) {
        List<Filter> filters = new ArrayList<>();
        cql2(parameters, offering).ifPresent(filters::add);
        for (Queryable queryable : offering.queryables()) {
            boolean own = offering.parameters().contains(queryable.name());
            if (!own && queryable.kind() != Queryable.Kind.GEOMETRY) {
                parameters
                        .text(queryable.name())
                        .flatMap(value -> literal(parameters, queryable, value))
                        .map(value -> FILTERS.equals(FILTERS.property(queryable.name()), FILTERS.literal(value)))
                        .ifPresent(filters::add);
            }
        }
        return filters.isEmpty() ? Filter.INCLUDE : filters.size() == 1 ? filters.get(0) : FILTERS.and(filters);
    }

    private static Optional<Filter> cql2(Parameters parameters, Offering offering) {
        Crs crs = Box.crs(parameters, "filter-crs");
        parameters
                .text("filter-lang")
                .filter(language -> !language.equals("cql2-text"))
                .ifPresent(language -> parameters.error("filter-lang", "UNKNOWN_VALUE", language, "cql2-text"));
        return parameters.text("filter").flatMap(text -> {
            try {
                return Optional.of(Cql2.filter(text, offering.queryables(), crs));
            } catch (Cql2Exception e) {
                parameters.error("filter", e.code(), e.arguments());
                return Optional.empty();
            }
        });
    }

    private static Optional<Object> literal(Parameters parameters, Queryable queryable, String value) {
        String name = queryable.name();
        return switch (queryable.kind()) {
            case INTEGER ->
                parameters.integer(name, Long.MIN_VALUE, Long.MAX_VALUE).map(number -> number);
            case NUMBER ->
                parameters.decimal(name, -Double.MAX_VALUE, Double.MAX_VALUE).map(number -> number);
            case TRUTH -> parameters.flag(name).map(truth -> truth);
            case DAY -> day(parameters, name, value);
            case TEXT, TEXTS, GEOMETRY -> Optional.of(value);
        };
    }

    private static Optional<Object> day(Parameters parameters, String name, String value) {
        try {
            return Optional.of(LocalDate.parse(value).toString());
        } catch (DateTimeException e) {
            parameters.error(name, "NOT_A_DAY", value);
            return Optional.empty();
        }
    }
}
