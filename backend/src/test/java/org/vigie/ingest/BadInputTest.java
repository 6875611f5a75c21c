package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** A bad row becomes issues that say what, where and what to do; the good ones are stored; a broken file leaves nothing. */
@VigieTest
class BadInputTest {

    private static final String HEADER =
            "sourceRef,date,dateEnd,datePrecision,kind,severity,fatalities,longitude,latitude,precision,marking,status,place\n";
    private static final String GOOD = "good,2025-03-04,,,INS.IED,3,1,-0.95,14.05,,,,Djibo\n";

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "r,31/02/2025,,,,,,-0.95,14.05,,,,|date|NOT_A_DAY|31/02/2025",
                "r,31/12/25,,,,,,-0.95,14.05,,,,|date|NOT_A_DAY|31/12/25",
                "r,31 février 2025,,,,,,-0.95,14.05,,,,|date|NOT_A_DAY|31 février 2025",
                "r,2025-13-01,,,,,,-0.95,14.05,,,,|date|NOT_A_DAY|2025-13-01",
                "r,hier,,,,,,-0.95,14.05,,,,|date|NOT_A_DAY|hier",
                "r,1800-01-01,,,,,,-0.95,14.05,,,,|date|DAY_TOO_EARLY|1800-01-01",
                "r,2999-01-01,,,,,,-0.95,14.05,,,,|date|DAY_IN_FUTURE|2999-01-01",
                "r,,,,,,,-0.95,14.05,,,,|date|MISSING|-",
                "r,2025-03-04,2025-03-03,,,,,-0.95,14.05,,,,|dateEnd|END_BEFORE_START|2025-03-03",
                "r,2025-03-04,,fortnight,,,,-0.95,14.05,,,,|datePrecision|UNKNOWN_VALUE|fortnight",
                "r,2025-03-04,,,,0,,-0.95,14.05,,,,|severity|OUT_OF_RANGE|0",
                "r,2025-03-04,,,,6,,-0.95,14.05,,,,|severity|OUT_OF_RANGE|6",
                "r,2025-03-04,,,,,-5,-0.95,14.05,,,,|fatalities|OUT_OF_RANGE|-5",
                "r,2025-03-04,,,,,2.5,-0.95,14.05,,,,|fatalities|NOT_WHOLE|2.5",
                "r,2025-03-04,,,,,many,-0.95,14.05,,,,|fatalities|NOT_WHOLE|many",
                "r,2025-03-04,,,,,99999999999,-0.95,14.05,,,,|fatalities|NOT_WHOLE|99999999999",
                "r,2025-03-04,,,,,,14.05,-0.95,,,,|longitude|COORDINATES_SWAPPED|14.05 -0.95",
                "r,2025-03-04,,,,,,-0.95,,,,,|latitude|HALF_A_POSITION|-",
                "r,2025-03-04,,,,,,,14.05,,,,|longitude|HALF_A_POSITION|-",
                "r,2025-03-04,,,,,,-0.95,114.05,,,,|latitude|OUT_OF_RANGE|114.05",
                "r,2025-03-04,,,,,,NaN,14.05,,,,|longitude|NOT_A_NUMBER|NaN",
                "r,2025-03-04,,,,,,-1d,14.05,,,,|longitude|NOT_A_NUMBER|-1d",
                "r,2025-03-04,,,,,,0x1p3,14.05,,,,|longitude|NOT_A_NUMBER|0x1p3",
                "r,2025-03-04,,,,,,0°57W,14.05,,,,|longitude|NOT_A_NUMBER|0°57W",
                "r,2025-03-04,,,,,,-0.95,14.05,about,,,|precision|UNKNOWN_VALUE|about",
                "r,2025-03-04,,,,,,-0.95,14.05,,TLP:PURPLE,,|marking|UNKNOWN_VALUE|TLP:PURPLE",
                "r,2025-03-04,,,,,,-0.95,14.05,,,rumour,|status|UNKNOWN_VALUE|rumour",
                "r,2025-03-04,,,,,,,,,,,|place|NO_PLACE|-",
            })
    void rowsThatAreRefused(String row, String column, String code, String value) {
        Job job = client.importText(HEADER + GOOD + row + "\n");
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("rowsRead")).isEqualTo(2);
        assertThat(job.count("created")).isOne();
        assertThat(job.count("rejected")).isOne();
        List<JsonNode> errors = client.issues(job).stream()
                .filter(issue -> issue.get("severity").asString().equals("error"))
                .toList();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("line").asInt()).isEqualTo(3);
        assertThat(errors.get(0).get("column").asString()).isEqualTo(column);
        assertThat(errors.get(0).get("code").asString()).isEqualTo(code);
        assertThat(errors.get(0).get("value").asString(null)).isEqualTo(value);
        inBothLanguages(job);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "r,2025-03-04,,,Dragons,,,-0.95,14.05,,,,|kind|UNKNOWN_KIND|Dragons",
                "r,2025-03-04,,,INS.IED,,,0,0,,,,|longitude|NULL_ISLAND|0 0",
                "r,2025-03-04,,,INS.IED,,,-5,15,,,,|longitude|OUTSIDE_ALL_AREAS|-5.0 15.0",
                "r,2025-03-04,,,INS.IED,,,-0.95,14.05,,,,,surplus|-|TOO_MANY_CELLS|-",
            })
    void rowsThatAreStoredWithADoubt(String row, String column, String code, String value) {
        Job job = client.importText(HEADER + row + "\n");
        assertThat(job.count("created")).isOne();
        assertThat(job.count("warnings")).isOne();
        JsonNode issue = client.issues(job).get(0);
        assertThat(issue.get("severity").asString()).isEqualTo("warning");
        assertThat(issue.get("column").asString(null)).isEqualTo(column);
        assertThat(issue.get("code").asString()).isEqualTo(code);
        assertThat(issue.get("value").asString(null)).isEqualTo(value);
        inBothLanguages(job);
    }

    @Test
    void theLastOfTwoRowsWithOneReferenceWins() {
        Job job = client.importText("""
                sourceRef,date,fatalities,longitude,latitude
                a,2025-03-04,1,-0.95,14.05
                b,2025-03-04,5,-0.95,14.05
                a,2025-03-04,2,-0.95,14.05
                a,2025-03-04,3,-0.95,14.05
                """);
        assertThat(client.codes(job, "warning")).containsExactly("2 REPEATED_REFERENCE", "4 REPEATED_REFERENCE");
        assertThat(job.count("rowsRead")).isEqualTo(4);
        assertThat(job.count("created")).isEqualTo(2);
        assertThat(job.count("repeated")).isEqualTo(2);
        assertThat(fatalities()).containsExactly(3, 5);
        inBothLanguages(job);
    }

    @Test
    void tomorrowIsNotTheFutureEverywhere() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Job job = client.importText("date,longitude,latitude\n%s,-0.95,14.05\n%s,-0.95,14.05\n"
                .formatted(today.plusDays(1), today.plusDays(3)));
        assertThat(client.codes(job, "error")).containsExactly("3 DAY_IN_FUTURE");
    }

    @Test
    void hostileTextsAreStoredAsTheyAre() {
        var places = List.of(
                "'); drop table incident; --",
                "<script>alert(1)</script>",
                "مرحبا ‮abc",
                "🌍 Djibo 🌾",
                "tab\there",
                "=1+1",
                "\\N",
                "\\.",
                "x".repeat(10_000),
                "\u0001\u0007bell");
        var file = new StringBuilder("sourceRef,date,longitude,latitude,place,description\n");
        for (int i = 0; i < places.size(); i++) {
            file.append("%d,2025-03-04,-0.95,14.05,\"%s\",\"%s\"\n".formatted(i, places.get(i), places.get(i)));
        }
        Job job = client.importText(file.toString());
        assertThat(job.count("created")).as(client.issues(job).toString()).isEqualTo(places.size());
        var stored = client.get("/api/v1/incidents")
                .get("features")
                .valueStream()
                .map(feature -> feature.at("/properties/place").asString())
                .toList();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(places);
        assertThat(client.importText(file.toString()).count("unchanged")).isEqualTo(places.size());
    }

    @Test
    void hostileReferencesAndSourcesDoNotCostTheFile() {
        var noise = new Random(7)
                .ints(10_000, 'a', 'z')
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append);
        Job job = client.importText("sourceRef,source,date,longitude,latitude\n"
                + "\"'; drop table report\",s,2025-03-04,-0.95,14.05\n"
                + noise + ",s,2025-03-04,-0.95,14.05\n"
                + "r," + noise + ",2025-03-04,-0.95,14.05\n"
                + "sep,a\u001Fb,2025-03-04,-0.95,14.05\n");
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(client.codes(job, "error")).containsExactly("3 NAME_TOO_LONG", "4 NAME_TOO_LONG");
        assertThat(job.count("created")).isEqualTo(2);
        assertThat(client.get("/api/v1/incidents?source=a").get("numberMatched").asInt())
                .isZero();
    }

    @Test
    void hostileHeadersAreToldAndHarmless() {
        Job job = client.importText(
                "date,longitude,latitude,<b>{x}," + "y".repeat(5000) + "\n2025-03-04,-0.95,14.05,1,2\n");
        assertThat(job.count("created")).as(job.toString()).isOne();
        assertThat(client.codes(job, "info")).contains("1 UNKNOWN_COLUMN", "1 UNKNOWN_COLUMN");
        inBothLanguages(job);
        Job failed = client.importText("<a>,b{,'c\n1,2,3\n");
        assertThat(failed.failureCode()).isEqualTo("UNKNOWN_PROFILE");
    }

    @Test
    void aNulIsNoTextInATableAndHarmlessInJson() {
        assertThat(client.importText("date,longitude,latitude\n2025-03-04,-0.95,14.05\0\n")
                        .failureCode())
                .isEqualTo("NOT_TEXT");
        Job job = client.importText("""
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"date":"2025-03-04","sourceRef":"a\\u0000b",
                 "source":"x\\u0000y","place":"\\u0000","kind":"Dr\\u0000gon","o\\u0000h":1},
                 "geometry":{"type":"Point","coordinates":[-0.95,14.05]}}]}""");
        assertThat(job.count("created")).as(job.toString()).isOne();
        assertThat(client.codes(job, "warning")).containsExactly("1 UNKNOWN_KIND");
        assertThat(client.codes(job, "info")).containsExactly("1 UNKNOWN_COLUMN");
        assertThat(client.importText(
                                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                                        + "{\"o\\u0000h\":1},\"geometry\":null}]}")
                        .failureCode())
                .isEqualTo("MISSING_COLUMN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sourceRef,date,longitude,latitude,place;a,2025-03-04,-0.95,14.05,\"cut|CSV_UNCLOSED_QUOTE|2",
                "sourceRef,date,longitude,latitude,place;a,2025-03-04,-0.95,14.05,x;b,2025-03-04,-0.95,14.05,\"Dji|CSV_UNCLOSED_QUOTE|3",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"date\":\"2025-03-04\"},\"geometry\":{\"type\":\"Po|GEOJSON_TRUNCATED|-1",
            })
    void aCutOffFileLeavesNothing(String file, String code, int line) {
        long before = world.version();
        Job job = client.importText(file.replace(';', '\n'));
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.failureCode()).isEqualTo(code);
        assertThat(job.count("created")).isZero();
        assertThat(world.version()).isEqualTo(before);
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt()).isZero();
        JsonNode issue = client.issues(job).stream()
                .filter(each -> each.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
        if (line >= 0) {
            assertThat(issue.get("line").asInt()).isEqualTo(line);
        }
        inBothLanguages(job);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\n", "\uFEFF"})
    void aBlankFileSaysSo(String file) {
        Job job = client.importText(file);
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.failureCode()).isIn("EMPTY_FILE", "UNKNOWN_PROFILE");
    }

    @Test
    void aHeaderAloneIsNoError() {
        long before = world.version();
        Job job = client.importText(HEADER);
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.count("rowsRead")).isZero();
        assertThat(world.version()).isEqualTo(before);
    }

    @Test
    void aFieldOverTheLimitIsRefusedWithItsLine() {
        Job job = client.importText("date,longitude,latitude,place\n2025-03-04,-0.95,14.05,a\n2025-03-04,-0.95,14.05,"
                + "x".repeat(1_100_000) + "\n");
        assertThat(job.failureCode()).isEqualTo("CSV_FIELD_TOO_LONG");
        assertThat(client.codes(job, "error")).containsExactly("3 CSV_FIELD_TOO_LONG");
    }

    @Test
    void nullsEverywhere() {
        Job job = client.importText(HEADER + ",,,,,,,,,,,,\n,2025-03-04,,,,,,,,,,,x\n\n,,\n");
        assertThat(job.count("created")).isOne();
        assertThat(client.codes(job, "error")).isEmpty();
    }

    @Test
    void aFileWithoutCategoriesIsToldOnce() {
        Job job = client.importText("date,longitude,latitude\n" + "2025-03-04,-0.95,14.05\n".repeat(50));
        assertThat(client.codes(job, "info")).containsExactly("1 NO_CATEGORY_COLUMN");
        Job some = client.importText("date,kind,longitude,latitude\n2025-03-04,,-0.95,14.05\n");
        assertThat(client.codes(some, "info")).containsExactly("2 NO_CATEGORY");
        inBothLanguages(job);
    }

    @Test
    void theListAsCsvAgreesWithTheJson() {
        Job job = client.importText("sourceRef,date,kind,fatalities,longitude,latitude\n"
                + "=HYPERLINK(1),nope,\"say \"\"x\"\", y\",-5,@x,+1\n"
                + ",\"=cmd|' /C calc'!A0\",-kind,\"=1\n2\",1,1\n");
        var json = client.issues(job);
        String csv = new String(
                client.call("GET", "/api/v1/imports/" + job.id() + "/issues.csv")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFline,column,code,severity,value,message\r\n");
        var rows = csvRows(csv.substring(1));
        assertThat(rows).hasSize(json.size() + 1);
        for (int i = 0; i < json.size(); i++) {
            var cells = rows.get(i + 1);
            var names = List.of("line", "column", "code", "severity", "value", "message");
            for (int c = 0; c < names.size(); c++) {
                String expected = json.get(i).get(names.get(c)).asString("");
                boolean formula = !expected.isEmpty() && "=+-@\t\r".indexOf(expected.charAt(0)) >= 0;
                assertThat(cells.get(c)).isEqualTo(formula ? "'" + expected : expected);
                assertThat(cells.get(c)).doesNotMatch("(?s)[=+\\-@].*");
            }
        }
    }

    /** Every issue has its line, code and a message of its own in French and in English. */
    private void inBothLanguages(Job job) {
        String path = "/api/v1/imports/" + job.id() + "/issues?limit=1000";
        var french =
                Client.json(client.call("GET", path, "Accept-Language", "fr")).get("issues");
        var english =
                Client.json(client.call("GET", path, "Accept-Language", "en")).get("issues");
        assertThat(french.size()).isEqualTo(english.size()).isPositive();
        for (int i = 0; i < french.size(); i++) {
            String code = french.get(i).get("code").asString();
            String said = french.get(i).get("message").asString();
            assertThat(said)
                    .isNotBlank()
                    .isNotEqualTo(english.get(i).get("message").asString());
            assertThat(said).doesNotContain("issue.").doesNotContain("{0}").isNotEqualTo(code);
        }
    }

    private List<Integer> fatalities() {
        return client.get("/api/v1/incidents")
                .get("features")
                .valueStream()
                .map(feature -> feature.at("/properties/fatalities").asInt())
                .sorted()
                .toList();
    }

    /** RFC 4180. */
    private static List<List<String>> csvRows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
