package org.vigie.ogc;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Geometry;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.areas.Populations;
import org.vigie.exports.AreaRow;
import org.vigie.exports.AreaShapes;
import org.vigie.incidents.Coverages;

/** The areas of a level, with their unsimplified polygons. */
final class AreaOffering implements Offering {

    private static final SimpleFeatureType TYPE = type();

    private final String id;
    private final int level;
    private final Areas areas;
    private final AreaShapes shapes;
    private final Populations populations;
    private final DataVersion dataVersion;

    AreaOffering(
            String id, int level, Areas areas, AreaShapes shapes, Populations populations, DataVersion dataVersion) {
        this.id = id;
        this.level = level;
        this.areas = areas;
        this.shapes = shapes;
        this.populations = populations;
        this.dataVersion = dataVersion;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String subject() {
        return "areas";
    }

    @Override
    public List<Queryable> queryables() {
        return Queryables.of(TYPE);
    }

    @Override
    public Set<String> parameters() {
        return Set.of("country", "area", "asOf");
    }

    @Override
    public Extent extent() {
        return new Extent(Queryables.extent(areas.current()), null);
    }

    @Override
    public Selection select(Parameters parameters) {
        List<String> countries = parameters.list("country").stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .toList();
        List<String> within = parameters.list("area");
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        long newest = dataVersion.current();
        Coverages.verifyVersion(asOf, newest);
        AreaIndex index = asOf.map(areas::asOf).orElseGet(areas::current);
        within.stream()
                .filter(pcode -> index.find(pcode).isEmpty())
                .forEach(pcode -> parameters.error("area", "UNKNOWN_AREA", pcode));
        List<Area> chosen = index.list(level).stream()
                .filter(area -> countries.isEmpty() || countries.contains(area.country()))
                .filter(area -> within.isEmpty() || within.stream().anyMatch(pcode -> isWithin(area, pcode, index)))
                .toList();
        return new Chosen(chosen, index, asOf.orElse(newest));
    }

    private static boolean isWithin(Area area, String pcode, AreaIndex index) {
        return index.find(pcode)
                .flatMap(holder -> index.ancestor(area.pcode(), holder.level()).filter(holder::equals))
                .isPresent();
    }

    private final class Chosen implements Selection {

        private final List<Area> chosen;
        private final AreaIndex index;
        private final long version;

        Chosen(List<Area> chosen, AreaIndex index, long version) {
            this.chosen = chosen;
            this.index = index;
            this.version = version;
        }

        @Override
        public long version() {
            return version;
        }

        @Override
        public Page page(ItemsQuery query) {
            return Page.of(features(chosen), query, version);
        }

        @Override
        public Optional<Item> find(String pcode) {
            return features(chosen.stream()
                            .filter(area -> area.pcode().equals(pcode))
                            .toList())
                    .stream()
                    .findFirst()
                    .map(Item::of);
        }

        private List<SimpleFeature> features(List<Area> wanted) {
            if (wanted.isEmpty()) {
                return List.of();
            }
            Map<String, Long> people =
                    populations.byPcode(LocalDate.now(ZoneOffset.UTC).getYear());
            AreaShapes.Finder polygons = shapes.ofLevel(index, level);
            List<SimpleFeature> features = new ArrayList<>(wanted.size());
            for (Area area : wanted) {
                features.add(feature(AreaRow.of(area, index, people), polygons.find(area.pcode())));
            }
            return features;
        }
    }

    private static SimpleFeature feature(AreaRow row, Geometry polygon) {
        var builder = new SimpleFeatureBuilder(TYPE);
        builder.add(polygon);
        builder.addAll(
                row.pcode(),
                row.name(),
                row.aliases().isEmpty() ? null : String.join("; ", row.aliases()),
                row.level(),
                row.country(),
                row.provinceCode(),
                row.province(),
                row.regionCode(),
                row.region(),
                row.areaKm2(),
                row.population(),
                row.longitude(),
                row.latitude(),
                row.vintage(),
                row.exercise());
        return builder.buildFeature(row.pcode());
    }

    private static SimpleFeatureType type() {
        var builder = new SimpleFeatureTypeBuilder();
        builder.setName("areas");
        builder.add(Queryable.GEOMETRY, Geometry.class);
        List.of("pcode", "name", "aliases").forEach(name -> builder.add(name, String.class));
        builder.add("level", Integer.class);
        List.of("country", "provinceCode", "province", "regionCode", "region")
                .forEach(name -> builder.add(name, String.class));
        builder.add("areaKm2", Double.class);
        builder.add("population", Long.class);
        List.of("longitude", "latitude").forEach(name -> builder.add(name, Double.class));
        builder.add("vintage", String.class);
        builder.add("exercise", Boolean.class);
        return builder.buildFeatureType();
    }
}
