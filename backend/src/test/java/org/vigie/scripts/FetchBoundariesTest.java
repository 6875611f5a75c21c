package org.vigie.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Official boundaries, populations and places, from hosts played by a local server to a service played by another. */
class FetchBoundariesTest {

    private static final String DONE = "{\"id\":\"x\",\"state\":\"done\",\"progress\":1.0}";
    private static final String GEOJSON = "{\"type\":\"FeatureCollection\",\"features\":[]}";

    private PlayedServer hosts;
    private PlayedServer service;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "jq"))),
                "skipped: jq is not installed");
        hosts = new PlayedServer();
        service = new PlayedServer()
                .answer("GET /actuator/health", 200, "{\"status\":\"UP\"}")
                .accept("POST /api/v1/boundaries", "/api/v1/boundaries/b1")
                .answer("GET /api/v1/boundaries/b1", 200, "{\"state\":\"running\",\"progress\":0.4}")
                .answer("GET /api/v1/boundaries/b1", 200, DONE)
                .answer("POST /api/v1/boundaries/b1/activate", 200, "{}")
                .accept("POST /api/v1/populations", "/api/v1/populations/p1")
                .answer("GET /api/v1/populations/p1", 200, DONE)
                .accept("POST /api/v1/gazetteers", "/api/v1/gazetteers/g1")
                .answer("GET /api/v1/gazetteers/g1", 200, DONE);
    }

    @AfterEach
    void stop() {
        if (hosts != null) {
            hosts.close();
            service.close();
        }
    }

    @Test
    void bringsTheShapefileOfTheLowestLevelFromCodAb() throws Exception {
        playCodAb("bfa", "bfa_admbnda_igb_20200323_shp.zip", "SHP");
        hosts.answer("GET /files/bfa_admbnda_igb_20200323_shp.zip", shapefiles());

        var outcome = fetch("BFA");

        assertEquals(0, outcome.code(), outcome.err());
        var sent = service.requests("POST /api/v1/boundaries").get(0);
        assertEquals("BFA", sent.field("country"));
        assertEquals("2020-03-23", sent.field("vintage"));
        assertEquals("OCHA COD-AB ; Institut Géographique du Burkina", sent.field("source"));
        assertEquals("CC BY-IGO", sent.field("licence"));
        assertEquals(
                List.of("bfa_admbnda_adm3_igb_20200323.dbf", "bfa_admbnda_adm3_igb_20200323.shp"),
                namesIn(sent.parts().get("file").content()));
        assertEquals(1, service.requests("POST /api/v1/boundaries/b1/activate").size());
    }

    @Test
    void prefersTheGeoJsonOfCodAb() throws Exception {
        hosts.answer(
                "GET /files/mli.geojson.zip",
                PlayedServer.zip(Map.of("mli_admin2.geojson", "{}", "mli_admin3.geojson", GEOJSON)));
        hosts.answer(
                "GET /api/3/action/package_show?id=cod-ab-mli",
                200,
                codAb(resource("mli.shp.zip", "SHP") + "," + resource("mli.gdb.zip", "Geodatabase") + ","
                        + resource("mli.geojson.zip", "GeoJSON")));

        var outcome = fetch("MLI");

        assertEquals(0, outcome.code(), outcome.err());
        var sent = service.requests("POST /api/v1/boundaries").get(0);
        assertEquals("mli_admin3.geojson", sent.parts().get("file").fileName());
        assertEquals(GEOJSON, sent.field("file"));
        assertEquals("2021-12-20", sent.field("vintage"), "the data set's own date, as the file's name has none");
    }

    @Test
    void fallsBackToGeoBoundaries_whereCodAbIsAbsent() throws Exception {
        playGeoBoundaries("NER");

        var outcome = fetch("NER");

        assertEquals(0, outcome.code(), outcome.err());
        var sent = service.requests("POST /api/v1/boundaries").get(0);
        assertEquals(GEOJSON, sent.field("file"));
        assertEquals("geoBoundaries 2018", sent.field("vintage"));
        assertEquals("geoBoundaries ; OCHA ROWCA", sent.field("source"));
        assertEquals("CC BY 3.0 IGO", sent.field("licence"));
    }

    @Test
    void fallsBackToGeoBoundaries_whereTheServiceRefusesCodAb() throws Exception {
        playCodAb("bfa", "bfa.shp.zip", "SHP");
        hosts.answer("GET /files/bfa.shp.zip", shapefiles());
        playGeoBoundaries("BFA");
        try (var strict = new PlayedServer()
                .answer("GET /actuator/health", 200, "{}")
                .accept("POST /api/v1/boundaries", "/api/v1/boundaries/b1")
                .answer(
                        "GET /api/v1/boundaries/b1",
                        200,
                        "{\"state\":\"failed\",\"failure\":{\"message\":\"Deux communes se \\u00ab chevauchent \\u00bb\"}}")
                .accept("POST /api/v1/boundaries", "/api/v1/boundaries/b2")
                .answer("GET /api/v1/boundaries/b2", 200, DONE)
                .answer("POST /api/v1/boundaries/b2/activate", 200, "{}")) {
            var outcome = script(strict).run("BFA");

            assertEquals(0, outcome.code(), outcome.err());
            assertTrue(outcome.err().contains("Deux communes se « chevauchent »"), outcome.err());
            assertEquals(
                    List.of("bfa_admbnda_adm3_igb_20200323.zip", "BFA.geojson"),
                    strict.requests("POST /api/v1/boundaries").stream()
                            .filter(sent -> !sent.parts().isEmpty())
                            .map(sent -> sent.parts().get("file").fileName())
                            .toList());
            assertEquals(
                    1, strict.requests("POST /api/v1/boundaries/b2/activate").size());
        }
    }

    @Test
    void namesTheCountriesThatStayWithoutOfficialBoundaries() throws Exception {
        playGeoBoundaries("BFA");
        playGeoBoundaries("MLI");
        try (var strict = new PlayedServer()
                .answer("GET /actuator/health", 200, "{}")
                .answer("POST /api/v1/boundaries", 422, "{\"detail\":\"Le fichier n’a pas de communes.\"}")) {
            var outcome = script(strict).run("BFA", "MLI");
            assertEquals(1, outcome.code());
            assertTrue(outcome.err().contains("Le fichier n’a pas de communes."), outcome.err());
            assertTrue(outcome.err().contains("sans limites officielles : BFA MLI"), outcome.err());
        }
    }

    @Test
    void leavesWhatIsThereAlready() throws Exception {
        playCodAb("bfa", "bfa.shp.zip", "SHP");
        hosts.answer("GET /files/bfa.shp.zip", shapefiles());
        playGeoBoundaries("BFA");
        try (var present = new PlayedServer()
                .answer("GET /actuator/health", 200, "{}")
                .answer("POST /api/v1/boundaries", 409, "{\"detail\":\"BFA 2020-03-23 est déjà là.\"}")) {
            var outcome = script(present).run("BFA");
            assertEquals(0, outcome.code(), outcome.err());
            assertTrue(outcome.err().contains("BFA 2020-03-23 est déjà là."), outcome.err());
            assertEquals(1, present.requests("POST /api/v1/boundaries").size());
        }
    }

    @Test
    void bringsPopulationsAsCodesAndCounts() throws Exception {
        playGeoBoundaries("BFA");
        hosts.answer(
                        "GET /api/3/action/package_show?id=cod-ps-bfa",
                        200,
                        codAb(resource("bfa_admpop_adm2_2023.csv", "CSV") + ","
                                + resource("bfa_admpop_adm3_2023.csv", "CSV")))
                .answer(
                        "GET /files/bfa_admpop_adm3_2023.csv",
                        200,
                        "\uFEFFADM3_FR,ADM3_PCODE,F_TL,M_TL,T_TL\r\n\"Bobo, ville\",BF530101,10,11,21\r\nBahn,BF540101,1,1,\"1,234\"\r\nVide,,,,\r\n");

        var outcome = fetch("BFA");

        assertEquals(0, outcome.code(), outcome.err());
        var sent = service.requests("POST /api/v1/populations").get(0);
        assertEquals("pcode,population,year\nBF530101,21,2023\nBF540101,1234,2023\n", sent.field("file"));
        assertTrue(sent.field("source").startsWith("OCHA COD-PS ; "), sent.field("source"));
    }

    @Test
    void bringsPlacesFromGeoNames() throws Exception {
        playGeoBoundaries("BFA");
        hosts.answer("GET /dump/BF.zip", PlayedServer.zip(Map.of("readme.txt", "…", "BF.txt", "2362240\tAbanda\n")));

        var outcome = fetch("BFA");

        assertEquals(0, outcome.code(), outcome.err());
        var sent = service.requests("POST /api/v1/gazetteers").get(0);
        assertEquals("2362240\tAbanda\n", sent.field("file"));
        assertEquals("BF.txt", sent.parts().get("file").fileName());
        assertEquals("CC BY 4.0", sent.field("licence"));
        assertEquals("BFA", sent.field("country"));
    }

    @Test
    void findsTheGeoNamesCodeOfAnyCountry() throws Exception {
        playGeoBoundaries("TGO");
        hosts.answer("GET /dump/countryInfo.txt", 200, "#ISO\tISO3\nTG\tTGO\t768\n")
                .answer("GET /dump/TG.zip", PlayedServer.zip(Map.of("TG.txt", "1\tLomé\n")));

        var outcome = fetch("TGO");

        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(
                "1\tLomé\n", service.requests("POST /api/v1/gazetteers").get(0).field("file"));
    }

    @Test
    void goesOn_whereTheServiceTakesNoPopulationsOrPlacesYet() throws Exception {
        playGeoBoundaries("BFA");
        playGeoBoundaries("NER");
        hosts.answer("GET /dump/BF.zip", PlayedServer.zip(Map.of("BF.txt", "1\tA\n")));
        try (var older = new PlayedServer()
                .answer("GET /actuator/health", 200, "{}")
                .accept("POST /api/v1/boundaries", "/api/v1/boundaries/b1")
                .answer("GET /api/v1/boundaries/b1", 200, DONE)
                .answer("POST /api/v1/boundaries/b1/activate", 204, "")) {
            var outcome = script(older).run("BFA", "NER");
            assertEquals(0, outcome.code(), outcome.err());
            assertTrue(
                    outcome.err().contains("BFA : cette version de Vigie ne prend pas /api/v1/gazetteers"),
                    outcome.err());
            assertEquals(
                    2, older.requests("POST /api/v1/boundaries/b1/activate").size());
        }
    }

    @Test
    void takesTheThreeCountriesUnlessTold() throws Exception {
        List.of("BFA", "MLI", "NER").forEach(this::playGeoBoundaries);

        var outcome = fetch();

        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(
                List.of("BFA", "MLI", "NER"),
                service.requests("POST /api/v1/boundaries").stream()
                        .filter(sent -> !sent.parts().isEmpty())
                        .map(sent -> sent.field("country"))
                        .toList());
    }

    @Test
    void saysOnceThatThereIsNoNetwork() throws Exception {
        String nowhere = "http://127.0.0.1:" + closedPort();
        var outcome = script(service)
                .with("VIGIE_HDX_URL", nowhere)
                .with("VIGIE_GEOBOUNDARIES_URL", nowhere)
                .run();
        assertEquals(1, outcome.code());
        assertEquals(2, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("Erreur : pas de réseau"), outcome.err());
        assertTrue(outcome.err().contains("Error: no network"), outcome.err());
        assertEquals(List.of(), service.requests("POST"));
    }

    @Test
    void saysThatTheServiceIsNotRunning() throws Exception {
        var outcome = script(service)
                .with("VIGIE_URL", "http://127.0.0.1:" + closedPort())
                .run();
        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("scripts/run"), outcome.err());
        assertEquals(List.of(), hosts.requests("GET"));
    }

    @Test
    void refusesWhatIsNoCountry() throws Exception {
        var outcome = fetch("bfa");
        assertEquals(1, outcome.code());
        assertTrue(outcome.err().contains("« bfa »"), outcome.err());
    }

    private Script.Outcome fetch(String... countries) throws Exception {
        return script(service).run(countries);
    }

    private Script script(PlayedServer target) {
        return new Script(Script.CHECKOUT, "fetch-boundaries")
                .with("VIGIE_URL", target.url())
                .with("VIGIE_HDX_URL", hosts.url())
                .with("VIGIE_GEOBOUNDARIES_URL", hosts.url())
                .with("VIGIE_GEONAMES_URL", hosts.url() + "/dump");
    }

    private void playCodAb(String country, String file, String format) {
        hosts.answer("GET /api/3/action/package_show?id=cod-ab-" + country, 200, codAb(resource(file, format)));
    }

    private String codAb(String resources) {
        return """
                {"success": true, "result": {"license_id": "cc-by-igo", "license_title": "CC BY-IGO",
                 "dataset_source": "Institut Géographique du Burkina",
                 "dataset_date": "[2021-12-20T00:00:00 TO 2021-12-20T23:59:59]", "resources": [%s]}}""".formatted(resources);
    }

    private String resource(String file, String format) {
        return "{\"name\": \"%s\", \"format\": \"%s\", \"download_url\": \"%s/files/%s\"}"
                .formatted(file, format, hosts.url(), file);
    }

    private void playGeoBoundaries(String country) {
        hosts.answer(
                "GET /api/current/gbOpen/" + country + "/ADM3/", 200, """
                {"boundaryISO": "%s", "boundaryYearRepresented": "2018", "boundarySource": "OCHA ROWCA",
                 "boundaryLicense": "CC BY 3.0 IGO", "gjDownloadURL": "%s/gb/%s.geojson"}""".formatted(country, hosts.url(), country));
        hosts.answer("GET /gb/" + country + ".geojson", 200, GEOJSON);
    }

    private static byte[] shapefiles() {
        var files = new LinkedHashMap<String, String>();
        for (String layer : List.of("adm2", "adm3", "l_admALL")) {
            files.put("shp/bfa_admbnda_" + layer + "_igb_20200323.shp", layer);
            files.put("shp/bfa_admbnda_" + layer + "_igb_20200323.dbf", layer);
        }
        return PlayedServer.zip(files);
    }

    private static List<String> namesIn(byte[] zip) throws IOException {
        var names = new TreeSet<String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return List.copyOf(names);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
