package org.vigie.incidents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Marking;
import org.vigie.areas.AreaIndex;

/**
 * What is told of a single incident that is seen: positions rounded, and of sensitive kinds below EDITOR the province and no words.
 * The same as {@link ReaderView} makes of columns. For ANALYST and above: others see no single incidents.
 */
final class Telling {

    private static final List<String> WITHHELD = List.of("uncertaintyKm", "placement", "place", "description");

    private final Visibility visibility;
    private final Set<String> sensitive;
    private final AreaIndex index;

    /** @param index the areas that serve at the version of the incidents */
    Telling(Visibility visibility, Set<String> sensitive, AreaIndex index) {
        this.visibility = visibility;
        this.sensitive = sensitive;
        this.index = index;
    }

    private boolean isCoarse(String kind) {
        return !visibility.seesSensitive() && sensitive.contains(kind);
    }

    /** The effective marking of a kind, as it is told to all. */
    private String marking(String kind, String marking) {
        return Visibility.effective(Marking.find(marking).orElseThrow(), sensitive.contains(kind))
                .label();
    }

    private static Precision coarse(Precision precision) {
        return precision.compareTo(Precision.PROVINCE) < 0 ? Precision.PROVINCE : precision;
    }

    private @Nullable Double told(@Nullable Double degrees) {
        return degrees == null ? null : (Double) visibility.told(degrees);
    }

    IncidentRow of(IncidentRow row) {
        if (visibility.equals(Visibility.EVERYTHING)) {
            return row;
        }
        boolean coarse = isCoarse(row.kind());
        return new IncidentRow(
                row.id(),
                row.dateStart(),
                row.dateEnd(),
                row.category(),
                row.kind(),
                row.nonState(),
                row.severity(),
                row.fatalities(),
                row.injured(),
                row.abducted(),
                row.displaced(),
                coarse ? null : told(row.longitude()),
                coarse ? null : told(row.latitude()),
                coarse ? coarse(row.precision()) : row.precision(),
                coarse ? null : row.uncertaintyKm(),
                row.country(),
                coarse ? ReaderView.coarse(row.area(), index) : row.area(),
                coarse ? null : row.placement(),
                coarse ? null : row.place(),
                row.reliability(),
                row.credibility(),
                row.sources(),
                marking(row.kind(), row.marking()),
                row.status(),
                row.organisation(),
                row.exercise(),
                row.edited(),
                coarse ? null : row.description(),
                row.versionFrom());
    }

    IncidentFeature of(IncidentFeature feature) {
        if (visibility.equals(Visibility.EVERYTHING)) {
            return feature;
        }
        var properties = new LinkedHashMap<>(feature.properties());
        String kind = String.valueOf(properties.get("kind"));
        properties.put("marking", marking(kind, String.valueOf(properties.get("marking"))));
        if (!isCoarse(kind)) {
            return new IncidentFeature(feature.type(), feature.id(), rounded(feature.geometry()), properties);
        }
        properties.put(
                "precision",
                coarse(Precision.valueOf(String.valueOf(properties.get("precision"))))
                        .name());
        properties.put("area", ReaderView.coarse((String) properties.get("area"), index));
        for (String withheld : WITHHELD) {
            properties.put(withheld, null);
        }
        return new IncidentFeature(feature.type(), feature.id(), null, properties);
    }

    private @Nullable Map<String, Object> rounded(@Nullable Map<String, Object> geometry) {
        if (geometry == null || visibility.exactPoints()) {
            return geometry;
        }
        double[] point = (double[]) geometry.get("coordinates");
        return Map.of(
                "type", "Point", "coordinates", new double[] {visibility.told(point[0]), visibility.told(point[1])});
    }

    /** A report of an incident: of a coarse one who said something when, not what or where. */
    Map<String, @Nullable Object> report(String kind, Map<String, @Nullable Object> report) {
        if (!isCoarse(kind)) {
            return report;
        }
        var told = new LinkedHashMap<>(report);
        told.keySet().removeIf(name -> name.startsWith("stated") || name.equals("description"));
        return told;
    }
}
