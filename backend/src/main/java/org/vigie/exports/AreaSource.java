package org.vigie.exports;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.BoundarySet;
import org.vigie.areas.Populations;
import org.vigie.incidents.Coverages;
import org.vigie.styles.LayerStyle;

/** The administrative areas of a level, as they serve now or served at a data version. */
@Component
class AreaSource implements DatasetSource {

    private final Areas areas;
    private final Populations populations;
    private final AreaShapes shapes;
    private final DataVersion dataVersion;
    private final List<Field> fields;
    private final RowReader reader;

    AreaSource(Areas areas, Populations populations, AreaShapes shapes, DataVersion dataVersion, Fields fields) {
        this.areas = areas;
        this.populations = populations;
        this.shapes = shapes;
        this.dataVersion = dataVersion;
        this.fields = fields.list(subject());
        this.reader = new RowReader(this.fields, List.of(AreaRow.class));
    }

    @Override
    public Subject subject() {
        return Subject.AREAS;
    }

    /** What is asked: a level, and which countries and areas; empty lists for all. */
    private record Query(
            int level,
            List<String> countries,
            List<String> within,
            @Nullable Long asOf) {

        static Query read(Parameters parameters) {
            return new Query(
                    parameters
                            .integer("level", 0, Area.COMMUNE)
                            .orElse((long) Area.COMMUNE)
                            .intValue(),
                    parameters.list("country").stream()
                            .map(country -> country.toUpperCase(Locale.ROOT))
                            .toList(),
                    parameters.list("area"),
                    parameters.integer("asOf", 0, Long.MAX_VALUE).orElse(null));
        }

        boolean means(Area area, AreaIndex index) {
            return (countries.isEmpty() || countries.contains(area.country()))
                    && (within.isEmpty()
                            || within.stream().anyMatch(pcode -> index.find(pcode)
                                    .flatMap(holder -> index.ancestor(area.pcode(), holder.level())
                                            .filter(holder::equals))
                                    .isPresent()));
        }
    }

    @Override
    public void open(Parameters parameters, User user) throws IOException {
        Query query = Query.read(parameters);
        AreaIndex index = query.asOf() == null ? areas.current() : areas.asOf(query.asOf());
        query.within().stream()
                .filter(pcode -> index.find(pcode).isEmpty())
                .forEach(pcode -> parameters.error("area", "UNKNOWN_AREA", pcode));
        parameters.verify();
        long version = dataVersion.current();
        Coverages.verifyVersion(Optional.ofNullable(query.asOf()), version);
        List<Area> chosen = index.list(query.level()).stream()
                .filter(area -> query.means(area, index))
                .toList();
        Map<String, Long> people =
                populations.byPcode(LocalDate.now(ZoneOffset.UTC).getYear());
        AreaShapes.Finder polygons = shapes.ofLevel(index, query.level());
        user.use(new Dataset(
                passport(query, index, query.asOf() == null ? version : query.asOf()),
                false,
                fields,
                chosen.size(),
                language -> new LayerStyle("country", false, List.of(new LayerStyle.Rule(null, "", "#f4f4f2"))),
                writer -> {
                    for (Area area : chosen) {
                        writer.write(polygons.find(area.pcode()), reader.values(AreaRow.of(area, index, people)));
                    }
                }));
    }

    private Passport passport(Query query, AreaIndex index, long version) {
        return new Passport(
                subject(),
                FileNames.stem(subject(), query.countries(), query.within(), index, null, null) + "_adm"
                        + query.level(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                version,
                null,
                null,
                new FilterTexts()
                        .add("level", query.level())
                        .add("country", query.countries())
                        .add("area", query.within())
                        .add("asOf", query.asOf())
                        .entries(),
                List.of(),
                index.sets(),
                List.of(),
                null,
                index.sets().stream().anyMatch(BoundarySet::exercise),
                List.of());
    }
}
