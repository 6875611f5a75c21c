package org.vigie.exports;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.formats.FeatureWriter;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotResult.Commune;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.incidents.IncidentCache;
import org.vigie.incidents.IncidentFilter;
import org.vigie.styles.LayerStyle;
import org.vigie.styles.Legend;

/** The areas of the map with all their values: what {@code GET /api/v1/hotspots} answers, with polygons. */
@Component
class HotspotSource implements DatasetSource {

    private final HotspotService hotspots;
    private final IncidentCache incidents;
    private final Categories categories;
    private final Areas areas;
    private final AreaShapes shapes;
    private final DataVersion dataVersion;
    private final Legend legend;
    private final List<Field> fields;
    private final RowReader reader;

    HotspotSource(
            HotspotService hotspots,
            IncidentCache incidents,
            Categories categories,
            Areas areas,
            AreaShapes shapes,
            DataVersion dataVersion,
            Legend legend,
            Fields fields) {
        this.hotspots = hotspots;
        this.incidents = incidents;
        this.categories = categories;
        this.areas = areas;
        this.shapes = shapes;
        this.dataVersion = dataVersion;
        this.legend = legend;
        this.fields = fields.list(subject());
        this.reader = new RowReader(this.fields, List.of(Commune.class, AreaRow.class));
    }

    @Override
    public Subject subject() {
        return Subject.HOTSPOTS;
    }

    @Override
    public void open(Parameters parameters, User user) throws IOException {
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, dataVersion.current());
        HotspotQuery query =
                HotspotQuery.read(parameters, categories, asOf.map(areas::asOf).orElseGet(areas::current));
        parameters.verify();
        HotspotResult result = hotspots.compute(query.withFields(CommuneField.ALL));
        user.use(dataset(result));
    }

    /** A result that has all fields, as a table. */
    Dataset dataset(HotspotResult result) {
        AreaIndex index = areas.find(result.areas()).orElseThrow();
        AreaShapes.Finder polygons = shapes.ofLevel(index, result.query().level());
        return new Dataset(
                passport(result, index),
                false,
                fields,
                result.communes().size(),
                language -> style(result, language),
                writer -> write(result, index, polygons, writer));
    }

    private void write(HotspotResult result, AreaIndex index, AreaShapes.Finder polygons, FeatureWriter writer)
            throws IOException {
        for (Commune commune : result.communes()) {
            AreaRow area = AreaRow.of(index.get(commune.pcode()), index, Map.of());
            writer.write(polygons.find(commune.pcode()), reader.values(commune, area));
        }
    }

    private LayerStyle style(HotspotResult result, Locale language) {
        Legend.View view = legend.view(
                result.query().measure(), result.scale(), result.period().days(), language);
        return LayerStyle.ofLegend(view, "legendClass");
    }

    private Passport passport(HotspotResult result, AreaIndex index) {
        HotspotQuery query = result.query();
        IncidentFilter filter = query.filter();
        Selection behind = Selection.of(
                incidents.asOf(result.dataVersion(), filter.visibility()),
                filter,
                categories,
                hotspots.countedSources(),
                index);
        return new Passport(
                subject(),
                FileNames.stem(
                        subject(),
                        filter.countries(),
                        filter.areas(),
                        index,
                        result.period().from(),
                        result.period().to()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                result.dataVersion(),
                result.period().from(),
                result.period().to(),
                FilterTexts.of(filter)
                        .add("level", query.level())
                        .add("measure", query.measure().parameter())
                        .add("weights", query.weights().name().toLowerCase(Locale.ROOT))
                        .add("halfLifeDays", query.halfLifeDays())
                        .add("giMeasure", query.test().measure().name().toLowerCase(Locale.ROOT))
                        .add("neighbours", query.test().neighbours().parameter())
                        .add("permutations", query.test().permutations())
                        .add("exposure", result.exposure())
                        .add(
                                "bandwidthKm",
                                result.kernel() == null ? null : result.kernel().bandwidthKm())
                        .add("referenceDay", result.referenceDay())
                        .entries(),
                List.of(
                        new Passport.Total("matched", result.matched()),
                        new Passport.Total("placed", result.placed()),
                        new Passport.Total("unplaced", result.unplaced()),
                        new Passport.Total("undated", result.undated())),
                index.sets(),
                filter.visibility().seesIncidents() ? behind.sources() : List.of(),
                behind.marking(),
                result.exercise(),
                result.warnings().stream()
                        .map(warning -> new Passport.Notice(warning.code(), warning.arguments()))
                        .toList());
    }
}
