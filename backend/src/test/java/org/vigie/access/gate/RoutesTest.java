package org.vigie.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.vigie.Client;
import org.vigie.VigieTest;

/** Every route stands in the table, and what does not is closed. */
@VigieTest
class RoutesTest {

    /** {@code {name}} and {@code {name:regex}}, whose regex may have braces of its own. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*\\})+))?\\}");

    @Autowired
    private Routes routes;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private Client client;

    @Test
    void everyRouteOfTheApplicationStandsInTheTable() {
        var forgotten = new ArrayList<String>();
        int count = 0;
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                for (String pattern : info.getPatternValues()) {
                    for (String method : methods(info)) {
                        count++;
                        if (routes.find(method, sample(pattern)).isEmpty()) {
                            forgotten.add(method + " " + pattern);
                        }
                    }
                }
            }
        }
        assertThat(count).isGreaterThan(60);
        assertThat(forgotten).as("routes that are not in " + Routes.class).isEmpty();
    }

    @Test
    void aRouteThatSomebodyForgotIsClosedToEverybody() throws Exception {
        var info = RequestMappingInfo.paths("/api/v1/forgotten")
                .methods(RequestMethod.GET)
                .options(handlers.getBuilderConfiguration())
                .build();
        handlers.registerMapping(info, new Forgotten(), Forgotten.class.getMethod("secret"));
        try {
            var answer = client.call("GET", "/api/v1/forgotten");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(new String(answer.body())).doesNotContain("secret");
        } finally {
            handlers.unregisterMapping(info);
        }
    }

    @Test
    void whatChangesSomethingIsForPeopleWithARoleAndIsWrittenDown() {
        assertThat(routes.list())
                .filteredOn(route -> !route.method().equals("GET"))
                .filteredOn(route ->
                        !Set.of("/login", "/logout").contains(route.pattern().getPatternString()))
                .allSatisfy(
                        route -> assertThat(route.least()).as(route.toString()).isNotNull());
        assertThat(routes.list())
                .filteredOn(route -> Set.of("POST", "PUT", "PATCH", "DELETE").contains(route.method()))
                .filteredOn(route -> route.action() == null)
                .extracting(route -> route.method() + " " + route.pattern().getPatternString())
                .as("changes that nobody writes down: they change nothing that others see")
                .containsExactlyInAnyOrder(
                        "DELETE /api/v1/exports/{id}",
                        "POST /api/v1/geocode/batch",
                        "POST /api/v1/snapshots/{id}/verify");
    }

    /** 12 requests a minute: 70 % cached maps, 15 % tiles, 12 % counts, 2 % images, 1 % full results; all dear ones at once. */
    @Test
    void whoWorksWithTheMapStaysFarBelowTheLimit() {
        var settings = new Allowances.Settings(2400, 600);
        var allowances = new Allowances(settings);
        int dearest = routes.list().stream()
                .filter(route -> route.method().equals("GET"))
                .mapToInt(Route::cost)
                .max()
                .orElseThrow();
        for (int i = 0; i < 60; i++) {
            assertThat(allowances.takeOf("reader", dearest))
                    .as("dear request " + i)
                    .isZero();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(allowances.takeOf("reader " + i, 12 * dearest)).isZero();
        }
    }

    @Test
    void strangePathsAreRefusedInOurOwnForm() {
        for (String path : List.of("/api/v1/%2e%2e/x", "/api//v1/me", "/api/v1/me;x=1")) {
            var answer = client.call("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(new String(answer.body())).as(path).contains("\"code\":\"STRANGE_REQUEST\"");
        }
    }

    /** Something that nobody classified. */
    public static final class Forgotten {
        @ResponseBody
        public String secret() {
            return "secret";
        }
    }

    private static List<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of("GET")
                : methods.stream().map(RequestMethod::name).toList();
    }

    /** A path that fits a pattern. */
    private static String sample(String pattern) {
        Matcher variable = VARIABLE.matcher(pattern);
        var path = new StringBuilder();
        while (variable.find()) {
            variable.appendReplacement(path, Matcher.quoteReplacement(value(variable.group(2))));
        }
        return variable.appendTail(path).toString().replace("/**", "/x").replace("{*path}", "x");
    }

    private static String value(String regex) {
        if (regex == null) {
            return "x";
        }
        if (regex.contains("36}")) {
            return UUID.randomUUID().toString();
        }
        if (regex.contains("\\d")) {
            return "1";
        }
        return regex.matches("[\\w|]+") ? regex.split("\\|")[0] : "csv";
    }
}
