package org.vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.incidents.Eyes;
import org.vigie.incidents.PublicQuestions;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks every route of the service with every role and marking. Each incident says words that stand nowhere else; no answer, of
 * whatever kind, may hold a word that is not for its reader. A route that {@code routes-to-walk.txt} does not name fails.
 */
@SpringBootTest(
        classes = Vigie.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "vigie.access.anonymous=public")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({Client.class, World.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final LocalDate DAY =
            PublicQuestions.newestMonth(TODAY).minusMonths(2).atDay(10);
    private static final LocalDate YOUNG = TODAY.minusDays(10);
    private static final String PERIOD = "from=" + DAY.withDayOfMonth(1) + "&to="
            + PublicQuestions.newestMonth(TODAY).atEndOfMonth();
    private static final String NEVER = "00000000-0000-7000-8000-000000000000";
    private static final JsonMapper JSON = new JsonMapper();

    /** Everybody who asks, the public without a key. */
    private static final List<Reader> READERS =
            List.of(Reader.PUBLIC, Eyes.VIEWER, Eyes.ANALYST, Eyes.EDITOR, Eyes.ADMIN, Eyes.STRANGER);

    /**
     * An incident.
     *
     * @param code within its words
     * @param young whether it is too young for what is coarse
     */
    private record Told(String code, Marking marking, String owner, boolean sensitive, boolean young, int fatalities) {

        boolean isSeenBy(Reader reader) {
            Marking effective = sensitive ? Marking.closer(marking, Marking.AMBER) : marking;
            return reader.sees(effective, owner) && (!young || reader.is(Role.EDITOR));
        }

        /** The words that a reader may be told. */
        Set<String> words(Reader reader) {
            if (!reader.is(Role.ANALYST) || !isSeenBy(reader)) {
                return Set.of();
            }
            return sensitive && !reader.is(Role.EDITOR)
                    ? Set.of(word("source"), word("ref"))
                    : Set.of(word("source"), word("ref"), word("place"), word("text"));
        }

        Set<String> allWords() {
            return Set.of(word("source"), word("ref"), word("place"), word("text"));
        }

        String word(String part) {
            return "zq" + code + part + "qz";
        }
    }

    private static final List<Told> INCIDENTS = incidents();

    private static List<Told> incidents() {
        var told = new ArrayList<Told>();
        for (String owner : List.of("LOCAL", "OTHER")) {
            for (Marking marking : Marking.values()) {
                String code = owner.toLowerCase() + marking.name().toLowerCase().replace("_", "");
                told.add(new Told(code, marking, owner, false, false, 1 << told.size()));
            }
        }
        told.add(new Told("localold", Marking.CLEAR, "LOCAL", true, false, 1 << told.size()));
        told.add(new Told("localyoung", Marking.CLEAR, "LOCAL", true, true, 1 << told.size()));
        return told;
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    List<AbstractUrlHandlerMapping> resources;

    @BeforeAll
    void rows() throws Exception {
        world.clear();
        jdbc.sql("insert into organisation (code, name) values ('OTHER', 'Autre centre') on conflict do nothing")
                .update();
        for (Reader reader : READERS.subList(1, READERS.size())) {
            addPerson(reader);
        }
        var eyes = new Eyes(context);
        for (Told told : INCIDENTS) {
            ids.put(told.code(), add(eyes, told));
        }
        var refused = client.importText("""
                source,sourceRef,date,kind,longitude,latitude,marking,severity
                zqissueqz-source,zq-1,%1$s,INS.CLASH,-0.95,14.05,TLP:RED,zqissueqz
                """.formatted(DAY));
        client.importText("""
                source,sourceRef,date,kind,province,place,marking
                vigie,zq-2,%s,OTH.STRAT,Province BF9901,zqreviewqz,TLP:RED
                """.formatted(DAY));
        values.put("incident", new ArrayList<>(ids.values()));
        values.put("import", List.of(refused.id().toString()));
        values.put(
                "review",
                jdbc.sql("select id::text from geocode_review")
                        .query(String.class)
                        .list());
        values.put(
                "snapshot",
                List.of(
                        snapshot(Eyes.ADMIN, "internal"),
                        snapshot(Eyes.ANALYST, "internal"),
                        snapshot(Eyes.ADMIN, "public")));
        values.put("pcode", List.of(World.A, "BF9901"));
        values.put("period", List.of(PERIOD));
        values.put("never", List.of(NEVER));
    }

    private void addPerson(Reader reader) throws Exception {
        jdbc.sql("""
                        insert into person (login, name, organisation_id, role, clearance)
                        select :login, :login, id, :role, :clearance from organisation where code = :organisation""")
                .param("login", "walk-" + reader.name())
                .param("role", reader.role().name())
                .param("clearance", reader.clearance().label())
                .param("organisation", reader.organisation())
                .update();
        jdbc.sql("""
                        insert into api_key (key_hash, hint, name, person_id, role)
                        select :hash, 'vgk_', 'walk', id, :role from person where login = :login""")
                .param(
                        "hash",
                        MessageDigest.getInstance("SHA-256").digest(key(reader).getBytes()))
                .param("role", reader.role().name())
                .param("login", "walk-" + reader.name())
                .update();
    }

    private static String key(Reader reader) {
        return "vgk_" + (reader.name() + "x".repeat(36)).substring(0, 36);
    }

    private static String add(Eyes eyes, Told told) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("source", told.word("source"));
        fields.put("sourceRef", told.word("ref"));
        fields.put("date", (told.young() ? YOUNG : DAY).toString());
        fields.put("kind", told.sensitive() ? "INS.ABD" : "INS.CLASH");
        fields.put("longitude", -0.95);
        fields.put("latitude", 14.05);
        fields.put("precision", "EXACT");
        fields.put("place", told.word("place"));
        fields.put("description", told.word("text"));
        fields.put("marking", told.marking().label());
        fields.put("fatalities", told.fatalities());
        Reader owner = told.owner().equals("LOCAL") ? Eyes.ADMIN : Eyes.STRANGER;
        var answer = eyes.send(owner, "POST", "/api/v1/incidents", JSON.writeValueAsString(fields));
        assertThat(answer.getStatus()).isEqualTo(201);
        return JSON.readTree(answer.getContentAsByteArray()).get("id").asString();
    }

    private String snapshot(Reader reader, String audience) throws Exception {
        String body = """
                {"title":"walk","language":"en","audience":"%s","view":{"from":"%s","to":"%s"}}""".formatted(
                        audience,
                        DAY.withDayOfMonth(1),
                        PublicQuestions.newestMonth(TODAY).atEndOfMonth());
        HttpResponse<byte[]> answer = send(reader, "POST", "/api/v1/snapshots", body);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        return JSON.readTree(answer.body()).get("id").asString();
    }

    // ------------------------------------------------------------------ the walk

    /** A route and how it is asked. */
    private record Walked(String method, String pattern, List<String> samples) {}

    private static List<Walked> table() throws IOException {
        return new String(
                        new ClassPathResource("org/vigie/routes-to-walk.txt").getContentAsByteArray(),
                        StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("  +"))
                .map(cells -> new Walked(cells[0], cells[1], List.of(cells).subList(2, cells.length)))
                .toList();
    }

    @Test
    void everyRouteIsNamed() throws IOException {
        var named = new TreeSet<String>();
        table().forEach(walked -> named.add(walked.method() + " " + walked.pattern()));
        var routes = new TreeSet<String>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                            .forEach(method -> routes.add(method + " " + pattern));
                }
            }
        }
        resources.forEach(mapping -> mapping.getHandlerMap().keySet().forEach(pattern -> routes.add("GET " + pattern)));
        assertThat(routes).hasSizeGreaterThan(80);
        assertThat(named).containsAll(routes);
    }

    @TestFactory
    Stream<DynamicTest> noAnswerHoldsWhatIsNotForItsReader() throws IOException {
        return table().stream()
                .map(walked -> DynamicTest.dynamicTest(walked.method() + " " + walked.pattern(), () -> walk(walked)));
    }

    private void walk(Walked walked) throws Exception {
        for (String sample : walked.samples()) {
            for (String path : filled(sample)) {
                for (Reader reader : READERS) {
                    HttpResponse<byte[]> answer =
                            send(reader, walked.method(), path, walked.method().equals("GET") ? null : "{}");
                    verify(reader, path, answer);
                }
            }
        }
    }

    /** The sample with every value of its places. */
    private List<String> filled(String sample) {
        var paths = new ArrayList<>(List.of(sample));
        for (Map.Entry<String, List<String>> value : values.entrySet()) {
            String place = "{" + value.getKey() + "}";
            var filled = new ArrayList<String>();
            for (String path : paths) {
                if (path.contains(place)) {
                    value.getValue().forEach(each -> filled.add(path.replace(place, each)));
                } else {
                    filled.add(path);
                }
            }
            paths = filled;
        }
        return paths;
    }

    private void verify(Reader reader, String path, HttpResponse<byte[]> answer) throws IOException {
        String text = text(answer) + " " + answer.headers().map();
        String what = reader.name() + " " + path + " " + answer.statusCode();
        if (!path.equals("/error")) { // which tells of no error of its own
            assertThat(answer.statusCode()).as(what + text).isNotEqualTo(500);
        }
        var allowed = new LinkedHashSet<String>();
        if (reader.equals(Eyes.ADMIN)) {
            allowed.addAll(List.of("zqissueqz", "zqreviewqz"));
        }
        INCIDENTS.forEach(told -> allowed.addAll(told.words(reader)));
        for (Told told : INCIDENTS) {
            for (String word : told.allWords()) {
                if (!allowed.contains(word)) {
                    assertThat(text).as(what).doesNotContain(word);
                }
            }
            String id = ids.get(told.code());
            if (!(reader.is(Role.ANALYST) && told.isSeenBy(reader)) && !isNamed(path, id)) {
                assertThat(text).as(what).doesNotContain(id);
            }
        }
        for (String word : List.of("zqissueqz", "zqreviewqz")) {
            if (!allowed.contains(word)) {
                assertThat(text).as(what).doesNotContain(word);
            }
        }
    }

    /** Whether an id may stand in an answer without its incident: because it was asked for, or because the audit says who did. */
    private static boolean isNamed(String path, String id) {
        return path.contains(id) || path.startsWith("/api/v1/audit");
    }

    // ------------------------------------------------------------------ that there is something to find

    @Test
    void whatIsForAReaderIsFound() throws Exception {
        for (Reader reader : READERS.subList(2, READERS.size())) {
            for (String path : List.of(
                    "/api/v1/incidents?limit=100",
                    "/api/v1/exports/incidents.csv",
                    "/api/v1/exports/incidents.geojson",
                    "/api/v1/exports/incidents.shp.zip",
                    "/api/v1/exports/incidents.gpkg",
                    "/ogc/features/collections/incidents/items?limit=100")) {
                String text = text(send(reader, "GET", path, null));
                for (Told told : INCIDENTS) {
                    if (told.isSeenBy(reader)) {
                        assertThat(text).as(reader.name() + " " + path).contains(told.word("source"));
                    }
                }
            }
        }
        assertThat(text(send(Eyes.ADMIN, "GET", "/api/v1/geocode/reviews", null)))
                .contains("zqreviewqz");
    }

    /** Each incident has a power of two of people killed: a sum tells which incidents are in it. */
    @Test
    void sumsHoldTheIncidentsOfTheirReaderAndNoOther() throws Exception {
        for (Reader reader : READERS.subList(1, READERS.size())) {
            var answer = JSON.readTree(send(reader, "GET", "/api/v1/hotspots?level=2&area=BF9901&category=INS", null)
                    .body());
            int seen = INCIDENTS.stream()
                    .filter(told -> told.isSeenBy(reader))
                    .mapToInt(Told::fatalities)
                    .sum();
            assertThat(answer.at("/communes/0/fatalities").asInt())
                    .as(reader.name())
                    .isEqualTo(seen);
        }
    }

    @Test
    void changingWhatIsNotSeenLooksLikeChangingWhatIsNotThere() throws Exception {
        String hidden = ids.get("localred");
        for (String[] change : new String[][] {
            {"PATCH", "", "{\"severity\":5}"}, {"DELETE", "", "{}"}, {"POST", "/erase", "{\"reason\":\"x\"}"}
        }) {
            HttpResponse<byte[]> there =
                    send(Eyes.STRANGER, change[0], "/api/v1/incidents/" + hidden + change[1], change[2]);
            HttpResponse<byte[]> never =
                    send(Eyes.STRANGER, change[0], "/api/v1/incidents/" + NEVER + change[1], change[2]);
            assertThat(there.statusCode()).as(change[0]).isEqualTo(404);
            assertThat(text(there).replace(hidden, NEVER)).isEqualTo(text(never));
        }
    }

    // ------------------------------------------------------------------ asking and unpacking

    private HttpResponse<byte[]> send(Reader reader, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path.replace(" ", "%20")))
                .header("Accept-Language", "en");
        if (!reader.equals(Reader.PUBLIC)) {
            request.header("Authorization", "Bearer " + key(reader));
        }
        if (body != null) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
            request.header("If-Match", "*");
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** All that can be read in an answer: of an archive its files, of a PDF its text. */
    private static String text(HttpResponse<byte[]> answer) throws IOException {
        byte[] body = answer.body();
        if (body.length > 4 && body[0] == 'P' && body[1] == 'K') {
            var all = new ByteArrayOutputStream();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(body))) {
                while (zip.getNextEntry() != null) {
                    zip.transferTo(all);
                }
            }
            return all.toString(StandardCharsets.UTF_8);
        }
        if (body.length > 4 && body[0] == '%' && body[1] == 'P' && body[2] == 'D') {
            try (var pdf = Loader.loadPDF(body)) {
                return new PDFTextStripper().getText(pdf);
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
