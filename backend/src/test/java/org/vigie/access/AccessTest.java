package org.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.Client;
import org.vigie.VigieTest;
import tools.jackson.databind.JsonNode;

/** The door: who gets in by what, and what whoever does not is told. */
@VigieTest
class AccessTest {

    private static final String PASSWORD = "quatre chevaux sous le vent";

    @Autowired
    private Client client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @BeforeEach
    void clear() {
        jdbc.sql("delete from wrong_password").update();
        jdbc.sql("delete from person where login not in ('admin', 'tester')").update();
    }

    // ---------------------------------------------------------------- signing in

    @Test
    void aPersonSignsInChangesTheFirstPasswordAndSignsOut() {
        JsonNode made = add("awa", "EDITOR");
        Visitor awa = visitor();
        HttpResponse<String> answer = awa.signIn("Awa ", made.get("password").asString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("password");
        assertThat(Visitor.code(awa.get("/api/v1/hotspots"))).isEqualTo("PASSWORD_CHANGE_REQUIRED");
        assertThat(awa.json("/api/v1/me").get("mustChangePassword").asBoolean()).isTrue();

        var change = Client.map(
                "current",
                made.get("password").asString(),
                "replacement",
                PASSWORD,
                "again",
                PASSWORD,
                "_csrf",
                awa.cookie("vigie_csrf"));
        assertThat(awa.form("/password", change).statusCode()).isEqualTo(303);

        JsonNode me = awa.json("/api/v1/me");
        assertThat(me.get("name").asString()).isEqualTo("awa");
        assertThat(me.get("way").asString()).isEqualTo("SESSION");
        assertThat(me.get("clearance").asString()).isEqualTo("TLP:AMBER+STRICT");
        assertThat(awa.get("/").statusCode()).isEqualTo(200);

        assertThat(awa.form("/logout", Client.map("_csrf", awa.cookie("vigie_csrf")))
                        .statusCode())
                .isEqualTo(303);
        assertThat(awa.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void thePageLeadsToTheFormAndBack() {
        Visitor visitor = visitor();
        HttpResponse<String> page = visitor.get("/?level=2");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login?to=%2F%3Flevel%3D2");
        String form = visitor.get("/login?to=%2F%3Flevel%3D2").body();
        assertThat(form).contains("value=\"./?level=2\"", "<html lang=\"en\">", "Password");
        assertThat(visitor.get("/login", "Accept-Language", "fr").body()).contains("Mot de passe", "Nom d’utilisateur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/ok\nbad", "javascript:x"})
    void theWayBackStaysHere(String to) {
        String form = visitor()
                .get("/login?to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8))
                .body();
        assertThat(form).contains("name=\"to\" type=\"hidden\" value=\"./\"").doesNotContain("evil");
    }

    @Test
    void cookiesAreHiddenFromScriptsAndOtherSites() {
        String password = ready("awa", "VIEWER");
        HttpResponse<String> answer = visitor().signIn("awa", password);
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Lax", "Path=/"));
        assertThat(cookies)
                .filteredOn(cookie -> !cookie.startsWith("vigie_csrf"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly"));
    }

    @Test
    void neitherSessionsNorKeysNorPasswordsAreKeptAsTheyAre() {
        String password = ready("awa", "VIEWER");
        Visitor awa = visitor();
        awa.signIn("awa", password);
        String key = Client.json(awa.write("POST", "/api/v1/keys", Map.of("name", "script"))
                        .body())
                .get("key")
                .asString();
        String dump = jdbc.sql("""
                        select string_agg(t, ' ') from (select s::text t from sign_in s union all
                        select k::text from api_key k union all select p::text from person p union all
                        select d::text from known_device d union all select e::text from audit_event e) all_rows""").query(String.class).single();
        assertThat(dump)
                .doesNotContain(password, awa.cookie("vigie_session"), awa.cookie("vigie_device"), key)
                .contains("{bcrypt}$2a$11$");
    }

    // ---------------------------------------------------------------- forging

    @Test
    void anotherSitesFormCannotWrite() {
        String password = ready("awa", "EDITOR");
        Visitor awa = visitor();
        awa.signIn("awa", password);
        HttpResponse<String> forged = awa.forge("POST", "/api/v1/keys", Map.of("name", "x"));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(Visitor.code(forged)).isEqualTo("CSRF");
        assertThat(awa.form("/logout", Map.of()).statusCode()).isEqualTo(403);
        awa.keep("vigie_csrf", "planted-by-a-neighbour-domain-000");
        assertThat(Visitor.code(awa.write("POST", "/api/v1/keys", Map.of("name", "x"))))
                .isEqualTo("CSRF");
        assertThat(client.get("/api/v1/keys?all=true").toString()).doesNotContain("\"owner\":\"awa\"");
    }

    @Test
    void anotherSitesFormCannotSignIn() {
        String password = ready("awa", "VIEWER");
        assertThat(visitor()
                        .form("/login", Client.map("login", "awa", "password", password))
                        .statusCode())
                .isEqualTo(403);
    }

    // ---------------------------------------------------------------- guessing

    @Test
    void guessingIsSlowedWithoutLockingOutTheOwner() {
        String password = ready("awa", "VIEWER");
        Visitor owner = visitor();
        owner.signIn("awa", password);

        Visitor guesser = visitor();
        for (int i = 0; i < 6; i++) {
            assertThat(guesser.signIn("awa", "wrong " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> slowed = guesser.signIn("awa", password);
        assertThat(slowed.statusCode())
                .as("even the right one is not looked at")
                .isEqualTo(429);
        assertThat(Long.parseLong(slowed.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 2L);

        assertThat(owner.json("/api/v1/me").get("name").asString()).isEqualTo("awa");
        owner.form("/logout", Client.map("_csrf", owner.cookie("vigie_csrf")));
        assertThat(owner.signIn("awa", password).statusCode())
                .as("a browser that is known")
                .isEqualTo(303);
    }

    @Test
    void theWaitGrowsWithEachWrongPassword() {
        ready("awa", "VIEWER");
        double before = 0;
        for (int i = 0; i < 9; i++) {
            visitor().signIn("awa", "wrong");
            double wait = jdbc.sql("select max(extract(epoch from wait_until - last_at)) from wrong_password"
                            + " where origin <> ''")
                    .query(Double.class)
                    .single();
            assertThat(wait).isEqualTo(i < 5 ? 0 : Math.pow(2, i - 4));
            assertThat(wait).isGreaterThanOrEqualTo(before);
            before = wait;
            jdbc.sql("update wrong_password set wait_until = last_at - interval '1 second'")
                    .update();
        }
    }

    @Test
    void nobodyIsToldWhetherThereIsSuchAPerson() {
        ready("awa", "VIEWER");
        HttpResponse<String> known = visitor().signIn("awa", "wrong password");
        HttpResponse<String> unknown = visitor().signIn("nobody", "wrong password");
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(401);
        assertThat(alert(unknown)).isEqualTo(alert(known)).contains("Wrong user name or password.");
    }

    // ---------------------------------------------------------------- keys and passwords of machines

    @Test
    void aKeyIsShownOnceAndMayLessThanItsOwner() {
        String password = ready("awa", "EDITOR");
        Visitor awa = visitor();
        awa.signIn("awa", password);
        JsonNode made = Client.json(awa.write("POST", "/api/v1/keys", Map.of("name", "carte", "role", "ANALYST"))
                .body());
        String key = made.get("key").asString();
        assertThat(key).startsWith("vgk_").hasSize(40);
        assertThat(awa.get("/api/v1/keys").body())
                .doesNotContain(key)
                .contains(made.get("about").get("hint").asString(), "\"lastUsedAt\":null");

        Visitor machine = visitor();
        JsonNode me = Client.json(
                machine.get("/api/v1/me", "Authorization", "Bearer " + key).body());
        assertThat(me.get("name").asString()).isEqualTo("awa/carte");
        assertThat(me.get("role").asString()).isEqualTo("ANALYST");
        assertThat(me.get("clearance").asString()).isEqualTo("TLP:AMBER");
        assertThat(machine.get("/api/v1/me", "X-API-Key", key).statusCode()).isEqualTo(200);
        assertThat(machine.get("/api/v1/imports", "X-API-Key", key).statusCode())
                .as("for editors")
                .isEqualTo(403);
        assertThat(awa.json("/api/v1/keys")
                        .get("keys")
                        .get(0)
                        .get("lastUsedFrom")
                        .asString())
                .isNotEmpty();

        int id = made.get("about").get("id").asInt();
        assertThat(awa.write("DELETE", "/api/v1/keys/" + id, Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(machine.get("/api/v1/me", "X-API-Key", key).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyThatOnlyReadsDoesNotWriteAndOneThatExpiredDoesNothing() {
        String key = key("tester", Map.of("name", "lecture", "readOnly", true));
        Visitor machine = visitor();
        assertThat(machine.get("/api/v1/people", "X-API-Key", key).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> write = client.call("DELETE", "/api/v1/people/999999", "Authorization", "Bearer " + key);
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(new String(write.body())).contains("READ_ONLY");
        jdbc.sql("update api_key set expires_at = now() - interval '1 second' where name = 'lecture'")
                .update();
        assertThat(machine.get("/api/v1/people", "X-API-Key", key).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyMakesNoOtherKey() {
        ready("awa", "ANALYST");
        String key = key("awa", Map.of("name", "petite", "role", "VIEWER"));
        HttpResponse<String> answer =
                client.sendJson("POST", "/api/v1/keys", Map.of("name", "grande"), "Authorization", "Bearer " + key);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Visitor.code(answer)).isEqualTo("KEY_BY_KEY");
        HttpResponse<String> above =
                client.sendJson("POST", "/api/v1/keys", Map.of("name", "x", "person", "awa", "role", "ADMIN"));
        assertThat(above.body()).contains("ABOVE_OWN_ROLE");
    }

    @Test
    void basicPasswordsServeMachinesAndStopAtOnce() {
        String password = ready("awa", "ANALYST");
        String header = basic("awa", password);
        for (int i = 0; i < 3; i++) {
            assertThat(visitor()
                            .get("/api/v1/incidents", "Authorization", header)
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> wrong = visitor().get("/api/v1/me", "Authorization", basic("awa", "wrong password"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
        client.sendJson("PATCH", "/api/v1/people/" + id("awa"), Map.of("enabled", false));
        assertThat(visitor().get("/api/v1/me", "Authorization", header).statusCode())
                .isEqualTo(401);
    }

    // ---------------------------------------------------------------- roles and people

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/hotspots, VIEWER",
        "GET, /api/v1/incidents, ANALYST",
        "GET, /api/v1/exports/hotspots.csv, ANALYST",
        "GET, /api/v1/imports, EDITOR",
        "POST, /api/v1/imports, EDITOR",
        "GET, /api/v1/people, ADMIN",
        "GET, /api/v1/audit, ADMIN",
        "DELETE, /api/v1/gazetteers/999999, ADMIN",
    })
    void eachRoleMayWhatItMay(String method, String path, Role least) {
        var allowed = new TreeMap<Role, Boolean>();
        for (Role role : List.of(Role.VIEWER, Role.ANALYST, Role.EDITOR, Role.ADMIN)) {
            String key = key("tester", Map.of("name", "rôle", "role", role.name()));
            HttpResponse<byte[]> answer = client.call(method, path, "Authorization", "Bearer " + key);
            allowed.put(role, answer.statusCode() != 403);
        }
        allowed.forEach((role, is) -> assertThat(is).as(role + " " + path).isEqualTo(role.includes(least)));
    }

    @Test
    void aChangeOfRightsEndsSessions() {
        String password = ready("awa", "ANALYST");
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("role", "EDITOR"), Map.of("clearance", "TLP:RED"), Map.of("enabled", false))) {
            Visitor awa = visitor();
            assertThat(awa.signIn("awa", password).statusCode()).isEqualTo(303);
            assertThat(client.sendJson("PATCH", "/api/v1/people/" + id("awa"), change)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(awa.get("/api/v1/me").statusCode()).as(change.toString()).isEqualTo(401);
        }
        assertThat(visitor().signIn("awa", password).statusCode())
                .as("disabled")
                .isEqualTo(401);
    }

    @Test
    void aChangedPasswordEndsOtherSessions() {
        String password = ready("awa", "ANALYST");
        Visitor here = visitor();
        Visitor elsewhere = visitor();
        here.signIn("awa", password);
        elsewhere.signIn("awa", password);
        HttpResponse<String> plain = here.write(
                "PUT", "/api/v1/me/password", Map.of("current", password, "replacement", "aaaaaaaaaaaaaaaa"));
        assertThat(plain.body()).contains("PASSWORD_TOO_PLAIN");
        assertThat(here.write(
                                "PUT",
                                "/api/v1/me/password",
                                Map.of("current", "wrong", "replacement", PASSWORD + " nouveau"))
                        .body())
                .contains("PASSWORD_WRONG");
        assertThat(here.write(
                                "PUT",
                                "/api/v1/me/password",
                                Map.of("current", password, "replacement", PASSWORD + " nouveau"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(here.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aForgottenPasswordIsReplaced() {
        String password = ready("awa", "VIEWER");
        JsonNode reset = Client.json(client.sendJson("POST", "/api/v1/people/" + id("awa") + "/password", "{}")
                .body());
        assertThat(visitor().signIn("awa", password).statusCode()).isEqualTo(401);
        assertThat(visitor()
                        .signIn("awa", reset.get("password").asString())
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("password"));
    }

    @Test
    void sessionsEnd() {
        String password = ready("awa", "VIEWER");
        for (String age :
                List.of("last_seen_at = now() - interval '5 hours'", "created_at = now() - interval '17 hours'")) {
            Visitor awa = visitor();
            awa.signIn("awa", password);
            jdbc.sql("update sign_in set " + age + " where person_id = (select id from person where login = 'awa')")
                    .update();
            assertThat(awa.get("/api/v1/me").statusCode()).as(age).isEqualTo(401);
        }
    }

    @Test
    void theLastAdministratorStays() {
        add("chef", "ADMIN");
        jdbc.sql("update person set enabled = false where login in ('admin')").update();
        try {
            assertThat(client.sendJson("PATCH", "/api/v1/people/" + id("chef"), Map.of("role", "VIEWER"))
                            .statusCode())
                    .isEqualTo(200);
            for (HttpResponse<?> answer : List.of(
                    client.sendJson("PATCH", "/api/v1/people/" + id("tester"), Map.of("role", "EDITOR")),
                    client.sendJson("PATCH", "/api/v1/people/" + id("tester"), Map.of("enabled", false)),
                    client.call("DELETE", "/api/v1/people/" + id("tester")))) {
                assertThat(answer.statusCode()).isEqualTo(409);
            }
        } finally {
            jdbc.sql("update person set enabled = true where login = 'admin'").update();
        }
    }

    @Test
    void wrongFieldsAreAllNamed() {
        HttpResponse<String> answer = client.sendJson(
                "POST",
                "/api/v1/people",
                Map.of("login", "É!", "role", "KING", "clearance", "PINK", "organisation", "NOWHERE", "x", 1));
        assertThat(Client.json(answer.body())
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString() + " "
                                + error.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "login NOT_A_LOGIN",
                        "name REQUIRED",
                        "role UNKNOWN_VALUE",
                        "clearance UNKNOWN_VALUE",
                        "organisation UNKNOWN_ORGANISATION",
                        "x UNKNOWN_PARAMETER");
        add("awa", "VIEWER");
        assertThat(client.sendJson("POST", "/api/v1/people", Map.of("login", "AWA", "name", "b", "role", "VIEWER"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void organisationsComeAndGo() {
        var partner = Map.of("code", "croix", "name", "Un partenaire", "partner", true, "country", "MLI");
        assertThat(client.sendJson("POST", "/api/v1/organisations", partner).statusCode())
                .isEqualTo(201);
        assertThat(client.sendJson("POST", "/api/v1/organisations", partner).statusCode())
                .isEqualTo(409);
        client.sendJson(
                "POST",
                "/api/v1/people",
                Map.of("login", "awa", "name", "A", "role", "VIEWER", "organisation", "CROIX"));
        assertThat(client.call("DELETE", "/api/v1/organisations/CROIX").statusCode())
                .isEqualTo(409);
        clear();
        assertThat(client.call("DELETE", "/api/v1/organisations/CROIX").statusCode())
                .isEqualTo(204);
        assertThat(client.call("DELETE", "/api/v1/organisations/LOCAL").statusCode())
                .isEqualTo(409);
    }

    // ---------------------------------------------------------------- what is not told

    @Test
    void whoeverShowsNothingIsAskedToAndABrowserIsNotPrompted() {
        HttpResponse<String> answer = visitor().get("/api/v1/hotspots");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).doesNotContain("Basic");
        assertThat(visitor()
                        .get("/api/v1/hotspots", "Authorization", "Bearer vgk_wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor()
                        .get("/api/v1/hotspots", "Authorization", "Bearer a.b.c")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor()
                        .get("/api/v1/hotspots", "Authorization", "Digest x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor().get("/api/v1/nothing").statusCode()).isEqualTo(401);
        assertThat(visitor().get("/actuator/health").statusCode()).isEqualTo(200);
    }

    private JsonNode add(String login, String role) {
        HttpResponse<String> answer =
                client.sendJson("POST", "/api/v1/people", Map.of("login", login, "name", login, "role", role));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Client.json(answer.body());
    }

    /** A person whose first password is changed already. */
    private String ready(String login, String role) {
        String password = add(login, role).get("password").asString();
        jdbc.sql("update person set must_change = false where login = :login")
                .param("login", login)
                .update();
        return password;
    }

    private String key(String owner, Map<String, Object> about) {
        var body = new TreeMap<String, Object>(about);
        body.put("person", owner);
        return Client.json(client.sendJson("POST", "/api/v1/keys", body).body())
                .get("key")
                .asString();
    }

    private int id(String login) {
        return jdbc.sql("select id from person where login = :login")
                .param("login", login)
                .query(Integer.class)
                .single();
    }

    private Visitor visitor() {
        return new Visitor("http://localhost:" + environment.getProperty("local.server.port"));
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String alert(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*(<p class=\"door-alert\".*?</p>).*", "$1");
    }
}
