package org.vigie.ogc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.HttpStatus;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Areas;

/** The areas of a level. With {@code v}, the ids of the boundary sets, a tile never changes. */
final class AreaTileLayer implements TileLayer {

    private static final String[] NAMES = {"pcode", "name", "country", "parent", "level", "areaKm2"};
    private static final List<Queryable> FIELDS = List.of(
            Queryable.of("pcode", Queryable.Kind.TEXT),
            Queryable.of("name", Queryable.Kind.TEXT),
            Queryable.of("country", Queryable.Kind.TEXT),
            Queryable.of("parent", Queryable.Kind.TEXT),
            Queryable.of("level", Queryable.Kind.INTEGER),
            Queryable.of("areaKm2", Queryable.Kind.NUMBER));

    private final String id;
    private final int level;
    private final Areas areas;
    private final OutlinePyramids pyramids;

    AreaTileLayer(String id, int level, Areas areas, OutlinePyramids pyramids) {
        this.id = id;
        this.level = level;
        this.areas = areas;
        this.pyramids = pyramids;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int mostZoom() {
        return OutlinePyramid.MOST_ZOOM;
    }

    @Override
    public boolean isOfData() {
        return false;
    }

    @Override
    public Tiles open(Parameters parameters, String key) {
        List<String> countries = parameters.list("country").stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .toList();
        Optional<String> v = parameters.text("v");
        parameters.verify();
        AreaIndex index = v.map(sets ->
                        areas.find(sets).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_SETS", sets)))
                .orElseGet(areas::current);
        OutlinePyramid pyramid = pyramids.of(index);
        return new Tiles() {
            @Override
            public byte[] tile(TileCoord tile) {
                var layer = new MvtLayer(id);
                for (PolygonTile.Part part :
                        PolygonTile.of(pyramid, level, tile).parts()) {
                    Area area = pyramid.areas(level).get(part.area());
                    if (countries.isEmpty() || countries.contains(area.country())) {
                        layer.add(MvtLayer.POLYGON, part.commands(), NAMES, values(area));
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
                return FIELDS;
            }

            @Override
            public Map<String, Object> notes(Locale language) {
                return Map.of("boundarySets", index.v());
            }
        };
    }

    private static @Nullable Object[] values(Area area) {
        return new @Nullable Object[] {
            area.pcode(),
            area.displayName(),
            area.country(),
            area.parent(),
            (long) area.level(),
            Math.rint(area.areaSquareKm() * 1000) / 1000
        };
    }
}
