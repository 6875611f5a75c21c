package org.vigie.hotspots;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.Categories;
import org.vigie.incidents.IncidentFilter;
import org.vigie.statistics.GetisOrd;
import org.vigie.styles.Measure;

/**
 * What is asked of the hotspots.
 *
 * @param filter which incidents
 * @param measure what is drawn and ranked
 * @param weights what an incident weighs
 * @param halfLifeDays of {@link Weights#DECAY}, days
 * @param level 1 regions, 2 provinces, 3 communes
 * @param test how Gi* and Moran's I are computed
 * @param kernel how the density surface is computed
 * @param compare with which period a change is measured
 * @param fields what is asked of each area; only what they need is computed
 */
public record HotspotQuery(
        IncidentFilter filter,
        Measure measure,
        Weights weights,
        double halfLifeDays,
        int level,
        TestSettings test,
        KernelChoice kernel,
        Comparison compare,
        Set<CommuneField> fields) {

    /** The age at which an incident weighs half, unless asked otherwise. */
    public static final double DEFAULT_HALF_LIFE_DAYS = 90;

    /** Seeds are whole numbers that JSON carries exactly. */
    private static final long SEED_BITS = (1L << 53) - 1;

    /** A query with the defaults of METHODS.md for everything else. */
    public static HotspotQuery of(IncidentFilter filter, Measure measure, int level, Set<CommuneField> fields) {
        return new HotspotQuery(
                filter,
                measure,
                Weights.NONE,
                DEFAULT_HALF_LIFE_DAYS,
                level,
                TestSettings.DEFAULT,
                KernelChoice.DEFAULT,
                Comparison.PREVIOUS,
                fields);
    }

    /** The query of a request; errors are left in {@code parameters}. */
    public static HotspotQuery read(Parameters parameters, Categories categories, AreaIndex areas) {
        IncidentFilter filter = IncidentFilter.read(parameters, categories);
        filter.verifyAreas(parameters, areas);
        int level = parameters.integer("level", 1, 3).orElse(3L).intValue();
        verifyLevel(filter, level, parameters, areas);
        var query = new HotspotQuery(
                filter,
                parameters.choice("measure", Measure.class).orElse(Measure.DENSITY),
                parameters.choice("weights", Weights.class).orElse(Weights.NONE),
                parameters.decimal("halfLifeDays", 1, 3650).orElse(DEFAULT_HALF_LIFE_DAYS),
                level,
                TestSettings.read(parameters),
                KernelChoice.read(parameters),
                parameters.choice("compare", Comparison.class).orElse(Comparison.PREVIOUS),
                CommuneField.read(parameters));
        PublicLimits.errors(query)
                .forEach(error -> parameters.error(
                        error.field(), error.code(), error.arguments().toArray()));
        return query;
    }

    /** A commune's incidents cannot be told by province: the totals of the province would be those of all its communes. */
    private static void verifyLevel(IncidentFilter filter, int level, Parameters parameters, AreaIndex areas) {
        filter.areas().stream()
                .flatMap(pcode -> areas.find(pcode).stream())
                .filter(area -> area.level() > level)
                .forEach(area -> parameters.error("area", "AREA_FINER_THAN_LEVEL", area.pcode(), area.level(), level));
    }

    /** The same query for other fields. */
    public HotspotQuery withFields(Set<CommuneField> others) {
        return new HotspotQuery(filter, measure, weights, halfLifeDays, level, test, kernel, compare, others);
    }

    /** The same query of other incidents. */
    public HotspotQuery withFilter(IncidentFilter other) {
        return new HotspotQuery(other, measure, weights, halfLifeDays, level, test, kernel, compare, fields);
    }

    /** The same query of areas of another level. */
    HotspotQuery withLevel(int other) {
        return new HotspotQuery(filter, measure, weights, halfLifeDays, other, test, kernel, compare, fields);
    }

    /** The query that decides every number of an area: countries and areas only choose which of them are told. */
    HotspotQuery ofAll() {
        return new HotspotQuery(
                filter.within(List.of(), List.of()),
                Measure.COUNT,
                weights,
                halfLifeDays,
                level,
                test,
                kernel,
                compare,
                EnumSet.noneOf(CommuneField.class));
    }

    /**
     * Names the random numbers: it follows from the parameters that decide what is tested, so that the same request has the
     * same answer.
     */
    public long seed() {
        IncidentFilter f = filter;
        String text = String.join(
                "\n",
                List.of(
                        f.from() + ".." + f.to(),
                        new TreeSet<>(f.kinds()).toString(),
                        f.minSeverity() + " " + f.minReliability(),
                        new TreeSet<>(f.sources()).toString(),
                        new TreeSet<>(f.precisions()).toString(),
                        new TreeSet<>(f.markings()).toString(),
                        new TreeSet<>(f.statuses()).toString(),
                        level + " " + test.measure() + " " + test.neighbours().parameter() + " "
                                + test.permutations()));
        return GetisOrd.seedOf(text) & SEED_BITS;
    }
}
