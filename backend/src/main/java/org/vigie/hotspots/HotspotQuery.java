package org.vigie.hotspots;

import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.incidents.Categories;
import org.vigie.incidents.IncidentFilter;
import org.vigie.styles.Measure;

/**
 * What is asked of the hotspots.
 *
 * @param filter which incidents
 * @param measure what is drawn and ranked
 * @param weights what an incident weighs
 * @param halfLifeDays of {@link Weights#DECAY}, days
 * @param level 1 regions, 2 provinces, 3 communes
 */
public record HotspotQuery(IncidentFilter filter, Measure measure, Weights weights, double halfLifeDays, int level) {

    private static final double DEFAULT_HALF_LIFE_DAYS = 90;

    /** The query of a request; errors are left in {@code parameters}. */
    public static HotspotQuery read(Parameters parameters, Categories categories, AreaIndex areas) {
        IncidentFilter filter = IncidentFilter.read(parameters, categories);
        filter.verifyAreas(parameters, areas);
        return new HotspotQuery(
                filter,
                parameters.choice("measure", Measure.class).orElse(Measure.DENSITY),
                parameters.choice("weights", Weights.class).orElse(Weights.NONE),
                parameters.decimal("halfLifeDays", 1, 3650).orElse(DEFAULT_HALF_LIFE_DAYS),
                parameters.integer("level", 1, 3).orElse(3L).intValue());
    }
}
