package org.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.vigie.Client;
import org.vigie.TestAccess;
import org.vigie.TestDatabase;
import org.vigie.Vigie;
import tools.jackson.databind.JsonNode;

/** A service as it may stand on the Internet: with TLS, a proxy before it, an OpenID provider, the public let in, narrow limits. */
class SettingsTest {

    private static final String PASSWORD = "changeit-0123";

    @TempDir
    private static Path directory;

    private static TestDatabase.Access database;
    private static ConfigurableApplicationContext service;
    private static HttpServer provider;
    private static RSAKey signing;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        Path store = directory.resolve("vigie.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vigie",
                        "-keyalg",
                        "RSA",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        http = HttpClient.newBuilder().sslContext(trusting(store)).build();
        signing = new RSAKeyGenerator(2048).keyID("one").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(signing.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (exchange) {
                exchange.getResponseBody().write(keys);
            }
        });
        provider.start();
        database = TestDatabase.create();
        service = run(store);
    }

    private static ConfigurableApplicationContext run(Path store) {
        return SpringApplication.run(
                Vigie.class,
                "--server.port=0",
                "--server.ssl.key-store=" + store,
                "--server.ssl.key-store-password=" + PASSWORD,
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=3",
                "--spring.servlet.multipart.max-file-size=1MB",
                "--spring.servlet.multipart.max-request-size=1MB",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:"
                        + provider.getAddress().getPort() + "/keys",
                "--vigie.spool-directory=" + directory.resolve("spool"),
                "--vigie.access.password-file=" + directory.resolve("admin-password"),
                "--vigie.access.anonymous=public",
                "--vigie.access.trusted-proxies=127.0.0.1,0:0:0:0:0:0:0:1",
                "--vigie.limits.per-minute=100000",
                "--vigie.limits.anonymous-per-minute=100",
                "--vigie.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.stop(0);
    }

    @Test
    void tlsAndWhatGoesWithIt() throws Exception {
        HttpResponse<String> login = get("/login", "X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https");
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(header(login, "Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("Secure"));
        assertThat(header(login, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(header(login, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(login, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(login, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(login, "Permissions-Policy")).contains("camera=()");
        assertThat(header(login, "Cache-Control")).contains("no-store");
    }

    @Test
    void thePublicIsLetInAndNoFurther() throws Exception {
        JsonNode me =
                Client.json(get("/api/v1/me", "X-Forwarded-For", "192.0.2.2").body());
        assertThat(me.get("role").asString()).isEqualTo("PUBLIC");
        assertThat(me.get("clearance").asString()).isEqualTo("TLP:CLEAR");
        for (String path :
                List.of("/api/v1/incidents", "/api/v1/coverage", "/api/v1/exports/hotspots.csv", "/api/v1/keys")) {
            assertThat(get(path, "X-Forwarded-For", "192.0.2.2").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void whoeverAsksTooMuchIsAskedToWaitAndOthersAreNot() throws Exception {
        HttpResponse<String> last = null;
        int asked = 0;
        for (; asked < 200; asked++) {
            last = get("/api/v1/me", "X-Forwarded-For", "192.0.2.3");
            if (last.statusCode() != 200) {
                break;
            }
        }
        assertThat(asked).isBetween(100, 130);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(last, "Retry-After"))).isBetween(1, 61);
        assertThat(last.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
        assertThat(get("/api/v1/me", "X-Forwarded-For", "192.0.2.4").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/me", TestAccess.HEADER, TestAccess.BEARER, "X-Forwarded-For", "192.0.2.3")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/actuator/health", "X-Forwarded-For", "192.0.2.3").statusCode())
                .isEqualTo(200);
    }

    @Test
    void guessedKeysCostMuch() throws Exception {
        int refused = 0;
        while (get("/api/v1/me", TestAccess.HEADER, "Bearer vgk_" + refused, "X-Forwarded-For", "192.0.2.5")
                        .statusCode()
                == 401) {
            refused++;
        }
        assertThat(refused).isEqualTo(5);
    }

    @Test
    void whatATrustedProxySaysIsBelieved() throws Exception {
        get("/api/v1/incidents", TestAccess.HEADER, TestAccess.BEARER, "X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        String audit = get("/api/v1/audit?what=INCIDENTS_READ&limit=1", TestAccess.HEADER, TestAccess.BEARER)
                .body();
        assertThat(audit).contains("\"address\":\"203.0.113.9\"");
    }

    @Test
    void aTokenOfTheProviderOpensTheDoor() throws Exception {
        JsonNode me = Client.json(get("/api/v1/me", TestAccess.HEADER, "Bearer " + token("vigie-analyst", "LOCAL", 60))
                .body());
        assertThat(me.get("name").asString()).isEqualTo("oidc:admin");
        assertThat(me.get("role").asString()).isEqualTo("ANALYST");
        assertThat(me.get("organisation").asString()).isEqualTo("LOCAL");
        assertThat(me.get("way").asString()).isEqualTo("TOKEN");
        for (String bad : List.of(
                token("vigie-analyst", "LOCAL", -600),
                token("other-role", "LOCAL", 60),
                token("vigie-analyst", "NOWHERE", 60),
                token("vigie-public", "LOCAL", 60),
                token("vigie-admin", "LOCAL", 60).replaceAll("\\.[^.]{20}", ".AAAAAAAAAAAAAAAAAAAA"))) {
            assertThat(get(
                                    "/api/v1/me",
                                    TestAccess.HEADER,
                                    "Bearer " + bad,
                                    "X-Forwarded-For",
                                    "203.0.113." + (100 + bad.hashCode() % 90))
                            .statusCode())
                    .isIn(401);
        }
    }

    @Test
    void theFirstAdministratorsPasswordIsInAFileForTheServiceAlone() throws Exception {
        Path file = directory.resolve("admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String password = Files.readString(file).strip();
        String basic = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        assertThat(get("/api/v1/people", TestAccess.HEADER, "Basic " + basic).statusCode())
                .isEqualTo(200);
    }

    @Test
    void filesAndBodiesThatAreTooLargeAreRefused() throws Exception {
        String boundary = "-----x";
        byte[] form = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                        + "x".repeat(2 << 20) + "\r\n--" + boundary + "--\r\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> file =
                post("/api/v1/imports", "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(form));
        assertThat(file.statusCode()).as(file.body()).isEqualTo(413);
        assertThat(file.body()).contains("(1 MB)");
        byte[] json = ("{\"name\":\"" + "x".repeat(9 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (var body : List.of(
                BodyPublishers.ofByteArray(json),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(json)))) {
            HttpResponse<String> answer = post("/api/v1/keys", "application/json", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("BODY_TOO_LARGE");
        }
    }

    @Test
    void readingThatTakesTooLongIsEnded() throws Exception {
        try (Connection blocker = database.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table coverage in access exclusive mode");
            HttpResponse<String> answer = get("/api/v1/coverage", TestAccess.HEADER, TestAccess.BEARER);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("TIMED_OUT").doesNotContain("select", "coverage where");
            blocker.rollback();
        }
        assertThat(get("/api/v1/coverage", TestAccess.HEADER, TestAccess.BEARER).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBugIsToldWithoutItsInsides() throws Exception {
        execute("alter table coverage rename to hidden_away");
        try {
            HttpResponse<String> answer = get("/api/v1/coverage", TestAccess.HEADER, TestAccess.BEARER);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("\"code\":\"INTERNAL\"")
                    .doesNotContainIgnoringCase("select")
                    .doesNotContain("hidden_away", "relation", "org.", "java.", "Exception", "trace");
        } finally {
            execute("alter table hidden_away rename to coverage");
        }
    }

    @Test
    void whatCannotBeWrittenDownIsNotGivenAway() throws Exception {
        execute("alter table audit_head rename to audit_gone");
        try {
            HttpResponse<String> answer = get("/api/v1/incidents", TestAccess.HEADER, TestAccess.BEARER);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("DATABASE_AWAY").doesNotContain("FeatureCollection");
            assertThat(get("/api/v1/categories", TestAccess.HEADER, TestAccess.BEARER)
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            execute("alter table audit_gone rename to audit_head");
        }
        assertThat(get("/api/v1/incidents", TestAccess.HEADER, TestAccess.BEARER)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String token(String role, String organisation, long seconds) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .subject("42")
                .claim("preferred_username", "admin")
                .claim("roles", List.of("something", role))
                .claim("organisation", organisation)
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        token.sign(new RSASSASigner(signing));
        return token.serialize();
    }

    private static SSLContext trusting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vigie", (X509Certificate) keys.getCertificate("vigie"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(path))).header("Accept-Language", "en");
        Client.map(headers).forEach(request::setHeader);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = TestAccess.sign(HttpRequest.newBuilder(URI.create(address(path)))
                .header("Accept-Language", "en")
                .header("Content-Type", type)
                .POST(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String address(String path) {
        return "https://localhost:" + service.getEnvironment().getProperty("local.server.port") + path;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
