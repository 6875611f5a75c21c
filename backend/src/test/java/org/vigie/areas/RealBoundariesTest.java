package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.SharedData;
import org.vigie.areas.OutlineWriter.Outline;
import org.vigie.formats.CsvTable;
import org.vigie.formats.Table;
import org.vigie.formats.TableRow;
import org.vigie.geo.WorkingProjection;
import org.vigie.jobs.Job;

/** The real communes of Burkina Faso, Mali and Niger, on machines that have them. */
@AreasTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealBoundariesTest {

    private static final Map<String, String> NAMES = Map.of("Burkina Faso", "BFA", "Mali", "MLI", "Niger", "NER");
    private static final List<String> COUNTRIES = List.of("BFA", "MLI", "NER");

    @Autowired
    AreasClient client;

    @Autowired
    Areas areas;

    @Autowired
    AreaStore store;

    @Autowired
    Boundaries boundaries;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void load() {
        COUNTRIES.forEach(country -> client.activate(fields(country, "cod"), file(country)));
    }

    @Test
    void allCommunesAreImportedWithTheirProvincesAndRegions() {
        AreaIndex index = areas.current();
        assertThat(index.communes()).hasSize(1_318);
        assertThat(index.list(2)).hasSize(45 + 53 + 67);
        assertThat(index.list(1)).hasSize(13 + 10 + 8);
        assertThat(index.list(0)).extracting(Area::displayName).containsExactly("Burkina Faso", "Mali", "Niger");
        assertThat(index.get("BF550301").aliases()).containsExactly("Absouya");
        assertThat(index.ancestor("NE008001005", 1)).map(Area::name).contains("Niamey");
        double niger = index.get("NE").areaSquareKm();
        assertThat(niger)
                .isCloseTo(
                        index.descendants("NE", 3).stream()
                                .mapToDouble(Area::areaSquareKm)
                                .sum(),
                        within(1.0));
    }

    @Test
    void outlinesAreSmall() {
        HttpResponse<byte[]> communes = client.call("GET", "/api/v1/areas?level=3", "Accept-Encoding", "gzip");
        assertThat(communes.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(communes.body()).hasSizeBetween(200_000, 350_000);
    }

    @Test
    void outlinesKeepEveryCommunesAreaWithinOnePercent() {
        AreaIndex index = areas.current();
        for (Outline outline : outlines(3, "")) {
            double drawn = WorkingProjection.SAHEL.areaSquareKm(outline.polygon());
            double real = index.get(outline.pcode()).areaSquareKm();
            assertThat(drawn / real).as(outline.pcode()).isBetween(0.99, 1.01);
        }
    }

    @Test
    void outlinesHaveNoGapsOrOverlapsInsideACountryAtAnyLevel() {
        for (String country : COUNTRIES) {
            for (int level = 1; level <= 3; level++) {
                Geometry[] polygons =
                        outlines(level, country).stream().map(Outline::polygon).toArray(Geometry[]::new);
                assertThat(polygons).as(country + level).allMatch(Geometry::isValid);
                assertThat(CoverageValidator.isValid(polygons))
                        .as(country + level)
                        .isTrue();
            }
        }
    }

    @Test
    void levelsNest() {
        AreaIndex index = areas.current();
        for (int level = 1; level <= 2; level++) {
            for (Outline outline : outlines(level, "")) {
                double parts = index.children(outline.pcode()).stream()
                        .mapToDouble(child -> outline(child).getArea())
                        .sum();
                assertThat(outline.polygon().getArea()).as(outline.pcode()).isCloseTo(parts, within(1e-9));
            }
        }
    }

    @Test
    void cornersHaveFourDecimals() {
        var finer = new AtomicInteger();
        outlines(3, "").forEach(outline -> {
            for (Coordinate corner : outline.polygon().getCoordinates()) {
                boolean four = Math.abs(corner.x * 1e4 - Math.rint(corner.x * 1e4)) < 1e-6
                        && Math.abs(corner.y * 1e4 - Math.rint(corner.y * 1e4)) < 1e-6;
                finer.addAndGet(four ? 0 : 1);
            }
        });
        assertThat(finer.get()).isZero();
    }

    /**
     * Each event in the commune that the reference has it in, but for those that METHODS.md's rules place otherwise than
     * a planar point-in-polygon of the first polygon found.
     */
    @Test
    void eventsFallWhereTheReferenceHasThem() {
        AreaIndex index = areas.current();
        var counted = new TreeMap<String, Integer>();
        var flagged = new TreeMap<String, Placement>();
        var nowhere = new TreeSet<String>();
        rows("events/ucdp_ged_v21_1_sahel_prec1-2.csv", row -> {
            Optional<Placement> placement = index.locate(
                    Double.parseDouble(row.get("longitude")),
                    Double.parseDouble(row.get("latitude")),
                    NAMES.get(row.get("country")));
            if (placement.isEmpty()) {
                nowhere.add(row.get("id"));
            } else if (placement.get().flag() != null) {
                flagged.put(row.get("id"), placement.get());
            } else {
                counted.merge(placement.get().pcode(), 1, Integer::sum);
            }
        });
        var expected = new TreeMap<String, Integer>();
        rows(
                "reference/ucdp_v21_1_events_per_commune.csv",
                row -> expected.put(row.get("ADM3_PCODE"), Integer.valueOf(row.get("events"))));
        assertThat(counted).isEqualTo(expected);
        // 240312 and 281743 lie 140 m outside every commune of Mali: the nearest within 500 m has them.
        assertThat(flagged.keySet()).containsExactly("240312", "281743");
        assertThat(flagged.values()).extracting(Placement::flag).containsOnly(Placement.Flag.NEAREST);
        // Latitude equals longitude, an error of the source, 19 km outside.
        assertThat(nowhere).containsExactly("313762", "375767");
    }

    /** 275740 lies where Mali and Niger overlap: only its own country puts it into the reference's commune. */
    @Test
    void anEventInAnOverlapGoesToItsOwnCountry() {
        AreaIndex index = areas.current();
        rows("events/ucdp_ged_v21_1_sahel_prec1-2.csv", row -> {
            if (row.get("id").equals("275740")) {
                double longitude = Double.parseDouble(row.get("longitude"));
                double latitude = Double.parseDouble(row.get("latitude"));
                Placement own = index.locate(longitude, latitude, NAMES.get(row.get("country")))
                        .orElseThrow();
                Placement unknown = index.locate(longitude, latitude, null).orElseThrow();
                assertThat(own).extracting(Placement::country, Placement::flag).containsExactly("NER", null);
                assertThat(unknown.flag()).isEqualTo(Placement.Flag.BORDER_AMBIGUOUS);
            }
        });
    }

    /** Good shapes, good codes, the column of names sorted by itself: such a file exists. */
    @Test
    void shuffledNamesAreRefused() throws IOException {
        String text = Files.readString(file("NER"));
        Pattern name = Pattern.compile("\"ADM3_FR\": ?\"([^\"]*)\"");
        List<String> names = name.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
        assertThat(names).hasSize(266);
        var next = names.iterator();
        String shuffled =
                name.matcher(text).replaceAll(found -> "\"ADM3_FR\":\"" + Matcher.quoteReplacement(next.next()) + "\"");
        Path file = Files.writeString(Files.createTempFile("shuffled", ".geojson"), shuffled);
        Job job = client.send("boundaries", fields("NER", "shuffled"), file);
        assertThat(job.failureCode()).isEqualTo("BOUNDARIES_REFUSED");
        assertThat(client.codes(job, "error")).contains("0 NAMES_CONTRADICT_CODES", "0 NAMES_CONTRADICT_PLACES");
    }

    /** The older codes of Niger (NER for NE) under the same names are a renumbering, not a contradiction. */
    @Test
    void anotherSchemeOfCodesPasses() throws IOException {
        String text = Files.readString(file("NER")).replaceAll("\"NE(\\d+)\"", "\"NER$1\"");
        Path file = Files.writeString(Files.createTempFile("codes", ".geojson"), text);
        Job job = client.send("boundaries", fields("NER", "codes"), file);
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        boundaries.remove(boundaries.find(job.id()).orElseThrow().id());
    }

    @Test
    void aShapefileGivesTheSameAreas() {
        for (String country : COUNTRIES) {
            Job job = client.send("boundaries", fields(country, "shp"), Ogr.zippedShapefile(file(country)));
            assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
            assertThat(client.codes(job, "warning")).isEmpty();
        }
        // The names' accents, aliases, parents, areas and outlines: nothing differs.
        int differing = jdbc.sql("""
                        with both_sets as (
                            select s.vintage, s.country, a.level, a.pcode, a.name, a.display_name, a.aliases,
                                p.pcode as parent, round(a.area_square_km::numeric, 6) as km2, st_normalize(a.geom) as geom
                            from area a join boundary_set s on s.id = a.boundary_set_id left join area p on p.id = a.parent_id)
                        select count(*) from (select * from both_sets where vintage = 'cod') g
                        full join (select * from both_sets where vintage = 'shp') s using (pcode)
                        where (g.country, g.level, g.name, g.display_name, g.aliases, g.km2)
                            is distinct from (s.country, s.level, s.name, s.display_name, s.aliases, s.km2)
                            or g.parent is distinct from s.parent or not st_equals(g.geom, s.geom)""").query(Integer.class).single();
        assertThat(differing).isZero();
        COUNTRIES.forEach(country ->
                boundaries.remove(boundaries.find(country, "shp").orElseThrow().id()));
    }

    private List<Outline> outlines(int level, String country) {
        var outlines = new ArrayList<Outline>();
        store.forEachOutline(areas.current().sets(), level, country, outlines::add);
        return outlines;
    }

    private Geometry outline(Area area) {
        return outlinesByPcode
                .computeIfAbsent(area.level(), level -> {
                    var byPcode = new HashMap<String, Geometry>();
                    outlines(level, "").forEach(outline -> byPcode.put(outline.pcode(), outline.polygon()));
                    return byPcode;
                })
                .get(area.pcode());
    }

    private final Map<Integer, Map<String, Geometry>> outlinesByPcode = new HashMap<>();

    private interface Rows {
        void row(Map<String, String> row);
    }

    private static void rows(String file, Rows rows) {
        try (Table table = CsvTable.open(SharedData.require(file))) {
            for (TableRow cells : table) {
                var row = new HashMap<String, String>();
                for (int i = 0; i < table.header().size(); i++) {
                    row.put(table.header().get(i), cells.cell(i));
                }
                rows.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String country) {
        return SharedData.require("boundaries/" + country.toLowerCase(Locale.ROOT) + "_adm3.geojson");
    }

    private static Map<String, String> fields(String country, String vintage) {
        return Map.of("country", country, "vintage", vintage, "source", "OCHA", "licence", "CC BY-IGO");
    }
}
