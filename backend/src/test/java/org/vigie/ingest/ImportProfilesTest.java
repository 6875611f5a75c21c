package org.vigie.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.formats.TestFiles;
import org.vigie.jobs.Job;
import tools.jackson.databind.JsonNode;

/** What each profile makes of its files, and that auto finds it. */
@VigieTest
class ImportProfilesTest {

    private static final String ENGLISH = "sourceRef,date,kind,fatalities,longitude,latitude\n";

    @Autowired
    Client client;

    @Autowired
    World world;

    @BeforeEach
    void clear() {
        world.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sourceRef,date,kind,fatalities,longitude,latitude\nX,2025-03-04,INS.IED,2,-0.95,14.05\n",
                "latitude,longitude,fatalities,kind,date,sourceRef\n14.05,-0.95,2,INS.IED,2025-03-04,X\n",
                "refSource;date;type;morts;longitude;latitude\nX;04/03/2025;INS.IED;2;-0,95;14,05\n",
                "\uFEFFrefSource;Date;Type;Morts;Longitude;Latitude\r\nX;4/3/2025;IED;2;-0,95;14,05\r\n",
                "Réf. source;Date début;Catégorie;Type;Tués;lon;lat\nX;04-03-2025;Insécurité;Engin explosif;2,0;-0.95;14.05\n",
                "reference\tdate\tcategory\tkind\tfatalities\tx\ty\nX\t4 mars 2025\tINS\tIED\t2\t-0.95\t14.05\n",
                "sourceRef,date,kind,fatalities,longitude,latitude\n\"X\",04/03/2025 00:00,\"improvised\nexplosive\",2,-0.95,14.05\n",
            })
    void nativeTablesInAllTheirForms(String file) {
        Job job = client.importText(file);
        assertThat(job.count("created")).as(client.issues(job).toString()).isOne();
        assertThat(job.parameters()).containsEntry("profile", "vigie");
        JsonNode incident = only();
        assertThat(incident.at("/properties/dateStart").asString()).isEqualTo("2025-03-04");
        assertThat(incident.at("/properties/dateEnd").asString()).isEqualTo("2025-03-04");
        assertThat(incident.at("/properties/fatalities").asInt()).isEqualTo(2);
        assertThat(incident.at("/properties/area").asString()).isEqualTo(World.A);
        assertThat(incident.at("/properties/precision").asString()).isEqualTo("SETTLEMENT");
        assertThat(incident.at("/properties/country").asString()).isEqualTo("BFA");
        assertThat(incident.at("/properties/marking").asString()).isEqualTo("TLP:AMBER");
        assertThat(incident.at("/properties/kind").asString())
                .isEqualTo(file.contains("improvised") ? "OTH.UNK" : "INS.IED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void encodings(String charset) {
        byte[] file = "date;lieu;longitude;latitude;description\n04/03/2025;Téra;-0,95;14,05;Marché – « calme »\n"
                .getBytes(Charset.forName(charset));
        assertThat(client.importBytes(file).count("created")).isOne();
        assertThat(only().at("/properties/place").asString()).isEqualTo("Téra");
        assertThat(only().at("/properties/description").asString()).isEqualTo("Marché – « calme »");
    }

    @Test
    void everyFieldOfTheNativeTable() {
        Job job = client.importText("""
                source,sourceRef,date,dateEnd,category,kind,severity,fatalities,injured,abducted,displaced,country,region,\
                province,commune,place,longitude,latitude,precision,reliability,credibility,marking,status,description
                centre,R1,2025-03-04,2025-03-06,INS,INS.CLASH,4,1,2,3,4,Burkina Faso,R,P,C,Djibo,-0.95,14.05,EXACT,b,2,\
                green,verified,Texte
                """);
        assertThat(client.issues(job)).isEmpty();
        JsonNode of = only().get("properties");
        var expected = Map.ofEntries(
                Map.entry("dateStart", "2025-03-04"),
                Map.entry("dateEnd", "2025-03-06"),
                Map.entry("category", "INS"),
                Map.entry("kind", "INS.CLASH"),
                Map.entry("severity", "4"),
                Map.entry("fatalities", "1"),
                Map.entry("injured", "2"),
                Map.entry("abducted", "3"),
                Map.entry("displaced", "4"),
                Map.entry("country", "BFA"),
                Map.entry("place", "Djibo"),
                Map.entry("precision", "EXACT"),
                Map.entry("reliability", "B"),
                Map.entry("credibility", "2"),
                Map.entry("marking", "TLP:GREEN"),
                Map.entry("status", "VERIFIED"),
                Map.entry("description", "Texte"));
        expected.forEach(
                (name, value) -> assertThat(of.get(name).asString()).as(name).isEqualTo(value));
        assertThat(of.get("sources").get(0).asString()).isEqualTo("centre");
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2025-03-05, 2025-03-05",
        "jour, 2025-03-05, 2025-03-05",
        "semaine, 2025-03-03, 2025-03-09",
        "MONTH, 2025-03-01, 2025-03-31",
        "année, 2025-01-01, 2025-12-31"
    })
    void datePrecisions(String precision, String start, String end) {
        client.importText("date,datePrecision,longitude,latitude\n2025-03-05," + precision + ",-0.95,14.05\n");
        assertThat(only().at("/properties/dateStart").asString()).isEqualTo(start);
        assertThat(only().at("/properties/dateEnd").asString()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "EXACT, BF990101",
                "localité, BF990101",
                "COMMUNE, BF990101",
                "Cercle, BF9901",
                "REGION, BF99",
                "pays, BF",
                "NONE, -"
            })
    void precisionsPlaceAtTheirOwnLevel(String precision, String area) {
        client.importText("date,precision,country,longitude,latitude\n2025-03-05," + precision + ",BFA,-0.95,14.05\n");
        assertThat(only().at("/properties/area").asString(null)).isEqualTo(area);
    }

    @Test
    void sensitiveKindsAreAtLeastAmber() {
        client.importText("date,kind,marking,longitude,latitude\n2025-03-05,INS.SGBV,TLP:CLEAR,-0.95,14.05\n");
        assertThat(only().at("/properties/marking").asString()).isEqualTo("TLP:AMBER");
    }

    @Test
    void theFilesMarkingAndSourceServeRowsWithout() {
        client.importText(ENGLISH + "X,2025-03-04,INS.IED,2,-0.95,14.05\n", "marking", "RED", "source", "centre, nord");
        assertThat(only().at("/properties/marking").asString()).isEqualTo("TLP:RED");
        assertThat(client.get("/api/v1/incidents?source=centre,%20nord")
                        .get("numberMatched")
                        .asInt())
                .isOne();
    }

    @Test
    void workbooks() throws java.io.IOException {
        Job job = client.importBytes(TestFiles.zipped(TestFiles.workbook("""
                <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>longitude</t></is></c>
                <c r='C1' t='inlineStr'><is><t>latitude</t></is></c><c r='D1' t='inlineStr'><is><t>morts</t></is></c></row>
                <row r='2'><c r='A2' s='1'><v>45720</v></c><c r='B2'><v>-0.95</v></c><c r='C2'><v>14.05</v></c>
                <c r='D2'><v>3</v></c></row>""")));
        assertThat(job.count("created")).as(job + client.issues(job).toString()).isOne();
        assertThat(only().at("/properties/fatalities").asInt()).isEqualTo(3);
        assertThat(only().at("/properties/dateStart").asString()).isEqualTo("2025-03-04");
    }

    // ------------------------------------------------------------------ UCDP

    private static final String GED = """
            id,relid,year,active_year,code_status,type_of_violence,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,\
            country,date_prec,date_start,date_end,best,high,low
            """;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, Sahel region, SETTLEMENT, BF990101",
                "2, Sahel region, COMMUNE, BF990101",
                "3, Sahel region, PROVINCE, BF9901",
                "4, Sahel region, REGION, BF99",
                "5, Sahel region, REGION, BF99",
                "5, '', COUNTRY, BF",
                "6, '', COUNTRY, BF",
                "7, '', NONE, -"
            })
    void ucdpPrecisions(String code, String region, String precision, String area) {
        Job job = client.importText(GED
                + "7,A-1,2019,1,Clear,1,%s,Djibo town,%s,,14.05,-0.95,Burkina Faso,1,2019-03-04 00:00:00.000,2019-03-05 00:00:00.000,3,4,2\n"
                        .formatted(code, region));
        assertThat(job.parameters()).containsEntry("profile", "ucdp-ged");
        assertThat(client.issues(job)).isEmpty();
        assertThat(only().at("/properties/precision").asString()).isEqualTo(precision);
        assertThat(only().at("/properties/area").asString(null)).isEqualTo(area);
        assertThat(only().at("/properties/dateEnd").asString()).isEqualTo("2019-03-05");
        assertThat(only().at("/properties/fatalities").asInt()).isEqualTo(3);
        assertThat(only().at("/properties/sources/0").asString()).isEqualTo("ucdp-ged");
    }

    @ParameterizedTest
    @CsvSource({
        "1, INS.CLASH, false", "2, INS.CLASH, true", "3, INS.CIV, false",
        "State-based conflict, INS.CLASH, false", "Non-state violence, INS.CLASH, true",
                "One-sided violence, INS.CIV, false"
    })
    void ucdpKindsInAnExtract(String type, String kind, boolean nonState) {
        Job job = client.importText("""
                "id","year","month","day","country","type_of_violence","conflict_name","side_a","side_b","latitude","longitude","low_death","best_death","high_death"
                45,2019,3,4,"Burkina Faso","%s","c","a","b",14.05,-0.95,1,5,9
                """.formatted(type));
        assertThat(job.parameters()).containsEntry("profile", "ucdp-ged");
        assertThat(only().at("/properties/kind").asString()).isEqualTo(kind);
        assertThat(only().at("/properties/nonState").asBoolean()).isEqualTo(nonState);
        assertThat(only().at("/properties/dateStart").asString()).isEqualTo("2019-03-04");
        assertThat(only().at("/properties/fatalities").asInt()).isEqualTo(5);
    }

    @Test
    void ucdpNamesOfOlderReleases() {
        Job job = client.importText("""
                event_id,type_of_vi,where_coor,latitude,longitude,country,date_start,date_end,best_est,where_prec
                9,3,Djibo,14.05,-0.95,Burkina Faso,2011-03-04,2011-03-04,6,1
                """, "profile", "ucdp-ged");
        assertThat(job.count("created")).as(client.issues(job).toString()).isOne();
        assertThat(only().at("/properties/fatalities").asInt()).isEqualTo(6);
    }

    // ------------------------------------------------------------------ ACLED

    private static final String ACLED =
            "event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,notes,fatalities\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Battles|Armed clash|INS.CLASH",
                "Battles|Non-state actor overtakes territory|INS.CLASH",
                "Explosions/Remote violence|Air/drone strike|INS.AIR",
                "Explosions/Remote violence|Shelling/artillery/missile attack|INS.SHELL",
                "Explosions/Remote violence|Chemical weapon|INS.SHELL",
                "Explosions/Remote violence|Remote explosive/landmine/IED|INS.IED",
                "Explosions/Remote violence|Suicide bomb|INS.IED",
                "Explosions/Remote violence|Grenade|INS.IED",
                "Violence against civilians|Attack|INS.CIV",
                "Violence against civilians|Abduction/forced disappearance|INS.ABD",
                "Violence against civilians|Sexual violence|INS.SGBV",
                "Protests|Peaceful protest|GOV.PROT",
                "Protests|Protest with intervention|GOV.PROT",
                "Protests|Excessive force against protesters|INS.CIV",
                "Riots|Violent demonstration|GOV.RIOT",
                "Riots|Mob violence|GOV.RIOT",
                "Strategic developments|Arrests|GOV.ARREST",
                "Strategic developments|Looting/property destruction|CRI.ROB",
                "Strategic developments|Agreement|OTH.STRAT",
                "Strategic developments|Change to group/activity|OTH.STRAT",
                "Explosions/Remote violence|Something new|OTH.UNK",
                "Something new|Attack|OTH.UNK",
            })
    void acledKinds(String event, String sub, String kind) {
        Job job = client.importText(ACLED
                + "BFO1,04 March 2025,1,%s,%s,Burkina Faso,Sahel,Soum,Djibo,Djibo,14.05,-0.95,1,Note,0\n"
                        .formatted(event, sub));
        assertThat(job.parameters()).containsEntry("profile", "acled");
        assertThat(client.codes(job, "warning"))
                .isEqualTo(kind.equals("OTH.UNK") ? List.of("2 UNKNOWN_KIND") : List.of());
        JsonNode found = client.get("/api/v1/incidents?category=" + kind);
        assertThat(found.get("numberMatched").asInt()).isOne();
        assertThat(client.get("/api/v1/incidents").get("numberMatched").asInt())
                .isEqualTo(kind.equals("OTH.STRAT") ? 0 : 1);
    }

    @Test
    void acledWithTagRowAndPrecisions() {
        Job job = client.importText(ACLED
                + "#event+code,#date,,#event+type,,#country,#adm1,#adm2,#adm3,#loc,#geo+lat,#geo+lon,,#description,#affected\n"
                + "1,2025-03-04,1,Battles,Armed clash,Mali,,,,M,14.22,-0.95,1,a,1\n"
                + "2,2025-03-05,2,Battles,Armed clash,Mali,,,,M,14.22,-0.95,2,a,1\n"
                + "3,2025-03-06,3,Battles,Armed clash,Mali,,,,M,14.22,-0.95,3,a,1\n");
        assertThat(job.count("rowsRead")).isEqualTo(3);
        assertThat(client.issues(job)).isEmpty();
        var incidents =
                client.get("/api/v1/incidents").get("features").valueStream().toList();
        assertThat(incidents.stream()
                        .map(each -> each.at("/properties/precision").asString()
                                + " " + each.at("/properties/dateStart").asString()
                                + " " + each.at("/properties/area").asString()))
                .containsExactlyInAnyOrder(
                        "SETTLEMENT 2025-03-04 " + World.M1,
                        "COMMUNE 2025-03-03 " + World.M1,
                        "REGION 2025-03-01 ML99");
    }

    @Test
    void aRowThatBeginsWithAHashIsNoTagRow() {
        Job job = client.importText("description,date,longitude,latitude\n#1 of the day,2025-03-04,-0.95,14.05\n");
        assertThat(job.count("created")).isOne();
    }

    // ------------------------------------------------------------------ GeoJSON, Kobo

    @Test
    void geoJson() {
        Job job = client.importText("""
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"sourceRef":"a","date":"2025-03-04","kind":"ENV.FLOOD","fatalities":3.0},
                 "geometry":{"type":"Point","coordinates":[-0.95,14.05]}},
                {"type":"Feature","properties":{"sourceRef":"b","date":"2025-03-04","commune":"Djibo"},"geometry":null},
                {"type":"Feature","properties":{"sourceRef":"c","date":"2025-03-04"},"geometry":{"type":"Polygon","coordinates":
                 [[[-0.99,14.01],[-0.91,14.01],[-0.91,14.09],[-0.99,14.01]]]}}]}""");
        assertThat(job.parameters()).containsEntry("profile", "geojson");
        assertThat(job.count("created")).as(client.issues(job).toString()).isEqualTo(3);
        assertThat(client.get("/api/v1/incidents?area=" + World.A)
                        .get("numberMatched")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.get("/api/v1/incidents?category=ENV")
                        .at("/features/0/properties/sources/0")
                        .asString())
                .isEqualTo("geojson");
    }

    @Test
    void koboWithGroupsAndItsOwnColumns() {
        Job job = client.importText("""
                start;end;incident/date;incident/type;incident/morts;incident/lieu;position/point;_position/point_latitude;\
                _position/point_longitude;_position/point_altitude;_position/point_precision;_id;_uuid;_submission_time;\
                _validation_status;_notes;_status;_submitted_by;__version__;_tags;_index
                2025-03-04T10:00;2025-03-04T10:05;2025-03-04;INS.IED;2;Djibo;14.05 -0.95 300 1500;14.05;-0.95;300;1500;77;\
                aaaa-1;2025-03-05T08:00:00;;;submitted_via_web;agent;v1;;1
                """);
        assertThat(job.parameters()).containsEntry("profile", "kobo");
        assertThat(client.issues(job)).isEmpty();
        assertThat(job.count("created")).isOne();
        JsonNode of = only().get("properties");
        assertThat(of.get("kind").asString()).isEqualTo("INS.IED");
        assertThat(of.get("status").asString()).isEqualTo("REPORTED");
        assertThat(of.get("uncertaintyKm").asDouble()).isEqualTo(1.5);
        assertThat(of.get("area").asString()).isEqualTo(World.A);
        JsonNode report =
                client.get("/api/v1/incidents/" + only().get("id").asString()).at("/reports/0");
        assertThat(report.get("sourceRef").asString()).isEqualTo("aaaa-1");
        assertThat(report.get("receivedAt").asString()).startsWith("2025-03-05T08:00");
    }

    @Test
    void koboWithAGeopointInOneText() {
        Job job = client.importText("""
                date,gps,_uuid,_submission_time
                2025-03-04,14.05 -0.95 0 0,aaaa-2,2025-03-05T08:00:00
                2025-03-04,,aaaa-3,2025-03-05T08:00:00
                """);
        assertThat(client.codes(job, "error")).containsExactly("3 NO_PLACE");
        assertThat(only().at("/properties/area").asString()).isEqualTo(World.A);
    }

    @Test
    void odkCentral() {
        Job job = client.importText("""
                SubmissionDate,incident-date,incident-kind,incident-position-Latitude,incident-position-Longitude,\
                incident-position-Altitude,incident-position-Accuracy,meta-instanceID,KEY,SubmitterID,SubmitterName,\
                AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
                2025-03-05T08:00:00.123Z,2025-03-04,ENV.FIRE,14.05,-0.95,0,4.5,uuid:1,uuid:1,3,agent,0,0,,approved,d,0,1
                """);
        assertThat(job.parameters()).containsEntry("profile", "kobo");
        assertThat(client.issues(job)).isEmpty();
        assertThat(only().at("/properties/kind").asString()).isEqualTo("ENV.FIRE");
        assertThat(only().at("/properties/precision").asString()).isEqualTo("SETTLEMENT");
        assertThat(only().at("/properties/area").asString()).isEqualTo(World.A);
    }

    // ------------------------------------------------------------------ none of them

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto|a,b,c|UNKNOWN_PROFILE",
                "auto|date,fatalities|UNKNOWN_PROFILE",
                "vigie|longitude,latitude|MISSING_COLUMN",
                "ucdp-ged|date,longitude,latitude|MISSING_COLUMN",
                "acled|event_type,event_date|MISSING_COLUMN",
                "kobo|_uuid,_submission_time|MISSING_COLUMN",
            })
    void filesThatNoProfileReads(String profile, String header, String failure) {
        Job job = client.importText(header + "\n1,2,3\n", "profile", profile);
        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.failureCode()).isEqualTo(failure);
        for (String language : List.of("fr", "en")) {
            var answer = Client.json(client.call("GET", "/api/v1/imports/" + job.id(), "Accept-Language", language));
            assertThat(answer.at("/failure/message").asString()).contains(header.substring(0, header.indexOf(',')));
        }
    }

    private JsonNode only() {
        JsonNode page = client.get("/api/v1/incidents");
        assertThat(page.get("numberMatched").asInt()).isOne();
        return page.at("/features/0");
    }
}
