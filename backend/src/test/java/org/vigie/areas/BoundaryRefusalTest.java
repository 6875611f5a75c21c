package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.jobs.Job;

/** What is refused, repaired or remarked in a file of boundaries, each with a small file made for it. */
@AreasTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundaryRefusalTest {

    @Autowired
    AreasClient client;

    @Autowired
    Boundaries boundaries;

    @BeforeAll
    void activateTheNine() throws IOException {
        client.activate(AreasClient.BFA, BoundaryFiles.nine().file());
        // Mali, with one P-code that a file of Burkina Faso could take.
        var mali = new BoundaryFiles()
                .polygon("ML990101", "Mopti", BoundaryFiles.ring(-4, 14, -3.9, 14.1))
                .butLast("\"ADM0_PCODE\":\"BF\"", "\"ADM0_PCODE\":\"ML\"")
                .butLast("\"ADM1_PCODE\":\"BF99\"", "\"ADM1_PCODE\":\"ML99\"");
        client.activate(with("country", "MLI"), mali.file());
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                wrong("no P-code", nine().square("", "Juliette", -5, 0), "11 PCODE_MISSING"),
                wrong("a P-code twice", nine().square(BoundaryFiles.pcode(3), "Juliette", -5, 0), "11 PCODE_DUPLICATE"),
                wrong("no name", nine().square("BF990199", "", -5, 0), "11 NAME_MISSING"),
                wrong(
                        "no parent",
                        nine().square("BF990199", "Juliette", -5, 0)
                                .butLast("\"ADM2_PCODE\":\"BF9901\"", "\"ADM2_PCODE\":null"),
                        "11 PARENT_MISSING"),
                wrong("no geometry", nine().geometry("BF990199", "Juliette", "null"), "11 GEOMETRY_MISSING"),
                wrong(
                        "an empty geometry",
                        nine().geometry("BF990199", "Juliette", "{\"type\":\"Polygon\",\"coordinates\":[]}"),
                        "11 GEOMETRY_MISSING"),
                wrong(
                        "a line",
                        nine().geometry(
                                        "BF990199",
                                        "Juliette",
                                        "{\"type\":\"LineString\",\"coordinates\":[[-2,14],[-1.9,14]]}"),
                        "11 NOT_A_POLYGON"),
                wrong(
                        "a bow-tie, which no repair leaves alike",
                        nine().polygon("BF990199", "Juliette", "[[-2,14],[-1.9,14.1],[-1.9,14],[-2,14.1],[-2,14]]"),
                        "11 POLYGON_INVALID"),
                wrong(
                        "a polygon without area",
                        nine().polygon("BF990199", "Juliette", "[[-2,14],[-1.9,14.1],[-2,14],[-2,14]]"),
                        "11 POLYGON_INVALID"),
                wrong(
                        "metres for degrees",
                        nine().polygon(
                                        "BF990199",
                                        "Juliette",
                                        "[[500000,1500000],[510000,1500000],[510000,1510000],[500000,1500000]]"),
                        "11 COORDINATES_OUT_OF_RANGE"),
                wrong(
                        "latitude first",
                        nine().polygon("BF990199", "Juliette", BoundaryFiles.ring(14, -2, 14.1, -1.9)),
                        "11 COORDINATES_SWAPPED"),
                wrong(
                        "another continent",
                        nine().polygon("BF990199", "Juliette", BoundaryFiles.ring(100, 14, 100.1, 14.1)),
                        "11 OUTSIDE_COUNTRY"),
                wrong(
                        "another country's code",
                        nine().square("BF990199", "Juliette", -5, 0)
                                .butLast("\"ADM0_PCODE\":\"BF\"", "\"ADM0_PCODE\":\"NE\""),
                        "11 WRONG_COUNTRY",
                        "11 PCODE_WITH_TWO_PARENTS"),
                wrong(
                        "another country's P-code",
                        nine().square("ML990101", "Juliette", -5, 0),
                        "11 PCODE_TAKEN",
                        "11 PCODE_TAKEN"),
                wrong(
                        "a parent with two names",
                        nine().square("BF990199", "Juliette", -5, 0).butLast("Province BF9901", "Autre"),
                        "11 PCODE_WITH_TWO_NAMES"),
                wrong(
                        "a parent in two regions",
                        nine().square("BF990199", "Juliette", -5, 0).butLast("\"BF99\"", "\"BF98\""),
                        "11 PCODE_WITH_TWO_PARENTS"),
                wrong(
                        "one code for a commune and a region",
                        nine().square("BF99", "Juliette", -5, 0),
                        "11 PCODE_AT_TWO_LEVELS"),
                wrong("an overlap of half a commune", nine().square("BF990199", "Juliette", -0.5, 0), "2 OVERLAP"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void isRefusedWithWhatAndWhere(String name, BoundaryFiles file, List<String> issues) throws IOException {
        Job job = client.send("boundaries", with("vintage", name), file.file());
        assertThat(job.failureCode()).isEqualTo("BOUNDARIES_REFUSED");
        assertThat(client.codes(job, "error")).containsExactlyElementsOf(issues);
        assertThat(client.issues(job))
                .allSatisfy(issue -> assertThat(issue.get("message").asString()).contains(" "));
        assertThat(boundaries.find("BFA", name)).isEmpty();
    }

    @Test
    void everyErrorIsListedNotOnlyTheFirst() throws IOException {
        var file = nine().square("", "Juliette", -5, 0)
                .geometry("BF990198", "Kilo", "null")
                .square("BF990197", "", -6, 0);
        Job job = client.send("boundaries", with("vintage", "three errors"), file.file());
        assertThat(client.codes(job, "error"))
                .containsExactly("11 PCODE_MISSING", "12 GEOMETRY_MISSING", "13 NAME_MISSING");
        assertThat(job.failureArguments()).containsExactly("3");
    }

    @Test
    void shuffledNamesAreRefusedByTheActiveSet() throws IOException {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            file.square(BoundaryFiles.pcode(i), BoundaryFiles.name((i + 4) % 9), i % 3, i / 3);
        }
        Job job = client.send("boundaries", with("vintage", "shuffled names"), file.file());
        assertThat(client.codes(job, "error"))
                .contains("0 NAMES_CONTRADICT_CODES", "0 NAMES_CONTRADICT_PLACES", "2 NAME_CONTRADICTS");
    }

    @Test
    void rightCodesAndNamesOnTheWrongPolygonsAreRefused() throws IOException {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            file.square(BoundaryFiles.pcode(i), BoundaryFiles.name(i), (i + 4) % 9 % 3, (i + 4) % 9 / 3);
        }
        Job job = client.send("boundaries", with("vintage", "shuffled polygons"), file.file());
        assertThat(client.codes(job, "error"))
                .contains("0 NAMES_CONTRADICT_PLACES")
                .doesNotContain("0 NAMES_CONTRADICT_CODES");
    }

    @Test
    void fourNewNamesInNineAreAReformAndPass() throws IOException {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            file.square(BoundaryFiles.pcode(i), i < 4 ? "Nouveau nom " + i : BoundaryFiles.name(i), i % 3, i / 3);
        }
        Job job = client.send("boundaries", with("vintage", "reform"), file.file());
        assertThat(job.state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void standInsOfAnExerciseDoNotJudgeTheNamesOfTheRealFile() throws IOException {
        var exercise = new HashMap<>(with("country", "TGO"));
        exercise.put("exercise", "true");
        client.activate(exercise, togo("TG", "Essai ").file());
        var real = new HashMap<>(with("country", "TGO"));
        real.put("vintage", "real");
        Job job = client.send("boundaries", real, togo("TG", "Lomé ").file());
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
    }

    private static BoundaryFiles togo(String country, String name) {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            file.polygon(
                            country + "99010" + i,
                            name + "Sud".repeat(i),
                            BoundaryFiles.ring(1 + i / 10.0, 8, 1.1 + i / 10.0, 8.1))
                    .butLast("\"ADM0_PCODE\":\"BF\"", "\"ADM0_PCODE\":\"" + country + "\"")
                    .butLast("\"BF99\"", "\"" + country + "99\"");
        }
        return file;
    }

    @Test
    void aSmallRepairIsMadeAndReported() throws IOException {
        // The south-east corner crosses itself over a few metres.
        var file = nine().polygon(
                        "BF990199",
                        "Juliette",
                        "[[-2,14],[-1.9,14],[-1.9,14.1],[-1.99995,14.1],[-2.00005,14.1001],[-1.99995,14.1001],[-2.00005,14.1],[-2,14]]");
        Job job = client.send("boundaries", with("vintage", "repaired"), file.file());
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        assertThat(client.codes(job, "warning")).containsExactly("11 POLYGON_REPAIRED");
    }

    @Test
    void aSmallOverlapIsAcceptedAndReported() throws IOException {
        var file = nine().square("BF990199", "Juliette", -0.995, 0);
        Job job = client.send("boundaries", with("vintage", "small overlap"), file.file());
        assertThat(client.codes(job, "warning")).containsExactly("0 OVERLAPS_SMALL");
        assertThat(job.state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void anotherReferenceSystemIsRefused() throws IOException {
        Job geoJson = client.send(
                "boundaries",
                with("vintage", "utm"),
                nine().crs("urn:ogc:def:crs:EPSG::32630").file());
        assertThat(geoJson.failureCode()).isEqualTo("BOUNDARY_CRS");
        Job shapefile = client.send(
                "boundaries", with("vintage", "utm"), Ogr.zippedShapefile(nine().file(), "-t_srs", "EPSG:32630"));
        assertThat(shapefile.failureCode()).isEqualTo("BOUNDARY_CRS");
        assertThat(shapefile.failureArguments()).containsExactly("WGS_1984_UTM_Zone_30N");
    }

    @Test
    void wgs84UnderItsOtherNamesIsTaken() throws IOException {
        for (String name : List.of("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326")) {
            Job job = client.send(
                    "boundaries", with("vintage", name), nine().crs(name).file());
            assertThat(job.state()).as(name + job.failureCode()).isEqualTo(Job.State.DONE);
        }
    }

    @Test
    void columnsThatNobodyKnowsMustBeNamed() throws IOException {
        var file = new BoundaryFiles();
        for (int i = 0; i < 9; i++) {
            String ring =
                    BoundaryFiles.ring(-1 + i % 3 / 10.0, 14 + i / 3 / 10.0, -0.9 + i % 3 / 10.0, 14.1 + i / 3 / 10.0);
            file.feature(
                    "\"CODE\":\"X%d\",\"NOM\":\"%s\",\"PROV\":\"P%d\"".formatted(i, BoundaryFiles.name(i), i / 6),
                    "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}");
        }
        Job unknown = client.send("boundaries", with("vintage", "by hand"), file.file());
        assertThat(unknown.failureCode()).isEqualTo("BOUNDARY_COLUMNS");
        assertThat(unknown.failureArguments()).containsExactly("CODE, NOM, PROV");

        var mapped = new HashMap<>(with("vintage", "by hand"));
        mapped.put("mapping", "pcode=CODE,name=NOM,parentPcode=PROV");
        Job job = client.send("boundaries", mapped, file.file());
        assertThat(client.codes(job, "info")).containsExactly("0 LEVEL_FILLED_IN", "0 LEVEL_FILLED_IN");
        assertThat(boundaries.find(job.id()).orElseThrow().areas()).isEqualTo(Map.of(0, 1L, 1, 1L, 2, 2L, 3, 9L));

        mapped.put("mapping", "pcode=CODE,name=LABEL");
        mapped.put("vintage", "wrong column");
        assertThat(client.send("boundaries", mapped, file.file()).failureCode()).isEqualTo("COLUMN_NOT_THERE");
        mapped.put("mapping", "pcode");
        assertThat(client.post("/api/v1/boundaries", mapped, file.file()).body())
                .contains("NOT_A_MAPPING");
    }

    @Test
    void geoBoundariesHasNoParentsAndIsHungUnderOneRegion() throws IOException {
        var file = new BoundaryFiles()
                .feature(
                        "\"shapeName\":\"Alpha\",\"shapeISO\":\"\",\"shapeID\":\"NER-1\",\"shapeGroup\":\"NER\",\"shapeType\":\"ADM3\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[" + BoundaryFiles.ring(8, 14, 9, 15) + "]}");
        Job job = client.send("boundaries", with("country", "NER"), file.file());
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        assertThat(client.codes(job, "info")).hasSize(3);
        assertThat(boundaries.find(job.id()).orElseThrow().areas()).isEqualTo(Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L));
    }

    @Test
    void aVintageIsLoadedOnce() throws IOException {
        assertThat(client.send("boundaries", AreasClient.BFA, nine().file()).failureCode())
                .isEqualTo("VINTAGE_EXISTS");
    }

    @Test
    void anEmptyOrCutFileIsRefused() throws IOException {
        Path empty = new BoundaryFiles().file();
        assertThat(client.send("boundaries", with("vintage", "empty"), empty).failureCode())
                .isEqualTo("BOUNDARY_EMPTY");
        Path cut = java.nio.file.Files.writeString(empty, nine().text().substring(0, 900));
        assertThat(client.send("boundaries", with("vintage", "cut"), cut).failureCode())
                .isEqualTo("GEOJSON_TRUNCATED");
    }

    @Test
    void theFormIsCheckedBeforeAnythingIsStored() throws IOException {
        var answer = client.post("/api/v1/boundaries", Map.of("country", "XYZ", "colour", "red"), nine().file());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("NOT_A_COUNTRY", "UNKNOWN_PARAMETER", "vintage", "source", "licence");
    }

    private static BoundaryFiles nine() {
        return BoundaryFiles.nine();
    }

    private static Arguments wrong(String name, BoundaryFiles file, String... issues) {
        return Arguments.of(name, file, List.of(issues));
    }

    private static Map<String, String> with(String field, String value) {
        var fields = new HashMap<>(AreasClient.BFA);
        fields.put(field, value);
        return fields;
    }
}
