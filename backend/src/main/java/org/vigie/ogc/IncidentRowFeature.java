package org.vigie.ogc;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.FilterAttributeExtractor;
import org.geotools.filter.identity.FeatureIdImpl;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.vigie.access.Marking;
import org.vigie.incidents.Category;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.Precision;
import org.vigie.incidents.Status;

/**
 * A row of the incidents in memory as a GeoTools feature that a filter can look at, one and the same for all rows: moving it to
 * the next fills only the attributes that the filter speaks of. For one thread.
 */
final class IncidentRowFeature {

    private static final GeometryFactory POINTS = new GeometryFactory();

    private static final SimpleFeatureType TYPE = type();

    private final IncidentColumns columns;
    private final Object[] values = new Object[TYPE.getAttributeCount()];
    private final SimpleFeatureImpl feature = new SimpleFeatureImpl(values, TYPE, new FeatureIdImpl("row"), false);
    private final int[] used;

    /** @param filter what will look at it */
    IncidentRowFeature(IncidentColumns columns, Filter filter) {
        this.columns = columns;
        var extractor = new FilterAttributeExtractor();
        filter.accept(extractor, null);
        Set<String> names = new TreeSet<>(extractor.getAttributeNameSet());
        used = names.stream().mapToInt(TYPE::indexOf).toArray();
    }

    /** What a filter may speak of; days are texts, whose order is that of time. */
    static List<Queryable> queryables() {
        return Queryables.of(TYPE).stream()
                .map(queryable -> queryable.name().startsWith("date")
                        ? Queryable.of(queryable.name(), Queryable.Kind.DAY)
                        : queryable)
                .toList();
    }

    /** The feature of a row, until the next one is asked for. */
    SimpleFeatureImpl at(int row) {
        for (int attribute : used) {
            values[attribute] = value(attribute, row);
        }
        return feature;
    }

    private @Nullable Object value(int attribute, int row) {
        return switch (TYPE.getDescriptor(attribute).getLocalName()) {
            case Queryable.GEOMETRY -> point(row);
            case "id" -> columns.id(row).toString();
            case "dateStart" -> day(columns.dayStart()[row]);
            case "dateEnd" -> day(columns.dayEnd()[row]);
            case "category" -> Category.categoryOf(columns.kinds().value(columns.kind()[row]));
            case "kind" -> columns.kinds().value(columns.kind()[row]);
            case "severity" -> known(columns.severity()[row], 0);
            case "fatalities" -> known(columns.fatalities()[row], -1);
            case "precision" -> Precision.values()[columns.precision()[row]].name();
            case "country" -> columns.countries().value(columns.country()[row]);
            case "area" -> columns.areas().value(columns.area()[row]);
            case "reliability" ->
                columns.reliability()[row] == 0 ? null : String.valueOf((char) ('A' + columns.reliability()[row] - 1));
            case "credibility" -> known(columns.credibility()[row], 0);
            case "marking" -> Marking.values()[columns.marking()[row]].label();
            case "status" -> Status.values()[columns.status()[row]].name();
            case "exercise" -> columns.exercise()[row];
            default -> throw new IllegalStateException("No attribute " + attribute);
        };
    }

    private static String day(int day) {
        return java.time.LocalDate.ofEpochDay(day).toString();
    }

    private static @Nullable Long known(int value, int unknown) {
        return value == unknown ? null : (Long) (long) value;
    }

    private @Nullable Point point(int row) {
        double longitude = columns.longitude()[row];
        return Double.isNaN(longitude) ? null : POINTS.createPoint(new Coordinate(longitude, columns.latitude()[row]));
    }

    private static SimpleFeatureType type() {
        var builder = new SimpleFeatureTypeBuilder();
        builder.setName("incidents");
        builder.add(Queryable.GEOMETRY, Point.class);
        List.of("id", "dateStart", "dateEnd", "category", "kind").forEach(name -> builder.add(name, String.class));
        List.of("severity", "fatalities").forEach(name -> builder.add(name, Long.class));
        List.of("precision", "country", "area", "reliability").forEach(name -> builder.add(name, String.class));
        builder.add("credibility", Long.class);
        List.of("marking", "status").forEach(name -> builder.add(name, String.class));
        builder.add("exercise", Boolean.class);
        return builder.buildFeatureType();
    }
}
