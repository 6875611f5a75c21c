package org.vigie.ogc;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import org.vigie.api.DataVersion;
import org.vigie.api.Parameters;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;
import org.vigie.hotspots.CommuneField;
import org.vigie.hotspots.HotspotFeatures;
import org.vigie.hotspots.HotspotQuery;
import org.vigie.hotspots.HotspotResult;
import org.vigie.hotspots.HotspotService;
import org.vigie.incidents.Categories;
import org.vigie.incidents.Coverages;
import org.vigie.styles.Legend;

/**
 * The communes of a filter with their values. Shapes are those of the layer of communes; a changed filter cuts none anew.
 * Unless {@code fields} asks otherwise the tiles have what a map draws, not every statistic.
 */
@Component
final class HotspotTileLayer implements TileLayer {

    private static final Set<CommuneField> DRAWN = Set.copyOf(EnumSet.of(
            CommuneField.COUNT,
            CommuneField.WEIGHTED,
            CommuneField.FATALITIES,
            CommuneField.AREA,
            CommuneField.POPULATION,
            CommuneField.COVERED,
            CommuneField.DENSITY,
            CommuneField.RATE,
            CommuneField.EXCESS,
            CommuneField.GI,
            CommuneField.CONFIDENCE,
            CommuneField.SILENCE,
            CommuneField.RANK,
            CommuneField.LEGEND_CLASS,
            CommuneField.FEW));

    private static final List<Queryable> FIELDS = Queryables.of(HotspotFeatures.featureType()).stream()
            .filter(field -> field.kind() != Queryable.Kind.GEOMETRY)
            .toList();
    private static final String[] NAMES = FIELDS.stream().map(Queryable::name).toArray(String[]::new);

    private static final int FILTERS_KEPT = 8;
    private static final int SHAPES_KEPT = 512;

    private final HotspotService hotspots;
    private final Categories categories;
    private final Areas areas;
    private final DataVersion dataVersion;
    private final OutlinePyramids pyramids;
    private final Legend legend;
    private final Recent<String, Values> values = new Recent<>(FILTERS_KEPT);
    private final Recent<ShapesKey, PolygonTile> shapes = new Recent<>(SHAPES_KEPT);

    HotspotTileLayer(
            HotspotService hotspots,
            Categories categories,
            Areas areas,
            DataVersion dataVersion,
            OutlinePyramids pyramids,
            Legend legend) {
        this.hotspots = hotspots;
        this.categories = categories;
        this.areas = areas;
        this.dataVersion = dataVersion;
        this.pyramids = pyramids;
        this.legend = legend;
    }

    private record ShapesKey(String v, TileCoord tile) {}

    @Override
    public String id() {
        return "hotspots";
    }

    @Override
    public int mostZoom() {
        return OutlinePyramid.MOST_ZOOM;
    }

    @Override
    public boolean isOfData() {
        return true;
    }

    @Override
    public Tiles open(Parameters parameters, String key) {
        return values.get(key, wanted -> read(parameters));
    }

    private Values read(Parameters parameters) {
        parameters.text("v");
        Optional<Long> asOf = parameters.integer("asOf", 0, Long.MAX_VALUE);
        Coverages.verifyVersion(asOf, dataVersion.current());
        boolean asked = !parameters.list("fields").isEmpty();
        HotspotQuery query =
                HotspotQuery.read(parameters, categories, asOf.map(areas::asOf).orElseGet(areas::current));
        if (query.level() != Area.COMMUNE) {
            parameters.error("level", "OUT_OF_RANGE", query.level(), Area.COMMUNE, Area.COMMUNE);
        }
        parameters.verify();
        HotspotResult result = hotspots.compute(asked ? query : query.withFields(DRAWN));
        return new Values(result, areas.find(result.areas()).orElseThrow());
    }

    private final class Values implements Tiles {

        private final HotspotResult result;
        private final AreaIndex index;
        private final OutlinePyramid pyramid;
        private final Map<String, @Nullable Object[]> byPcode = new HashMap<>();

        Values(HotspotResult result, AreaIndex index) {
            this.result = result;
            this.index = index;
            pyramid = pyramids.of(index);
            try (SimpleFeatureIterator features =
                    HotspotFeatures.of(result, index).features()) {
                while (features.hasNext()) {
                    SimpleFeature feature = features.next();
                    byPcode.put(feature.getID(), attributes(feature));
                }
            }
        }

        private static @Nullable Object[] attributes(SimpleFeature feature) {
            var attributes = new @Nullable Object[NAMES.length];
            for (int i = 0; i < NAMES.length; i++) {
                attributes[i] = feature.getAttribute(NAMES[i]);
            }
            return attributes;
        }

        @Override
        public byte[] tile(TileCoord tile) {
            var layer = new MvtLayer(id());
            PolygonTile cut =
                    shapes.get(new ShapesKey(index.v(), tile), key -> PolygonTile.of(pyramid, Area.COMMUNE, tile));
            for (PolygonTile.Part part : cut.parts()) {
                Object[] told =
                        byPcode.get(pyramid.areas(Area.COMMUNE).get(part.area()).pcode());
                if (told != null) {
                    layer.add(MvtLayer.POLYGON, part.commands(), NAMES, told);
                }
            }
            return layer.tile();
        }

        @Override
        public Envelope extent() {
            return Queryables.extent(index);
        }

        @Override
        public List<Queryable> fields() {
            return FIELDS.stream()
                    .filter(field -> byPcode.values().stream().anyMatch(told -> told[FIELDS.indexOf(field)] != null))
                    .toList();
        }

        @Override
        public Map<String, Object> notes(Locale language) {
            var notes = new LinkedHashMap<String, Object>();
            notes.put("dataVersion", result.dataVersion());
            notes.put("boundarySets", result.areas());
            notes.put("from", result.period().from());
            notes.put("to", result.period().to());
            notes.put("matched", result.matched());
            notes.put("placed", result.placed());
            notes.put("exercise", result.exercise());
            notes.put(
                    "legend",
                    legend.view(
                            result.query().measure(),
                            result.scale(),
                            result.period().days(),
                            language));
            return notes;
        }
    }
}
