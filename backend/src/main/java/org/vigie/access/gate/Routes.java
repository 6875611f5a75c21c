package org.vigie.access.gate;

import static org.vigie.access.Role.ADMIN;
import static org.vigie.access.Role.ANALYST;
import static org.vigie.access.Role.EDITOR;
import static org.vigie.access.Role.PUBLIC;
import static org.vigie.access.Role.VIEWER;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.vigie.access.Role;

/**
 * Every route of the service: who may use it, what it costs, and what the audit calls it. A route that does not stand here is
 * closed to everybody. The first line that fits holds.
 */
@Component
public class Routes {

    /** What an answer takes: a count is some milliseconds of a core, a full result or an image some hundred. */
    private static final int COUNT = 2;

    private static final int LIST = 3;
    private static final int RESULT = 5;
    private static final int IMAGE = 10;
    private static final int FILE = 20;

    private static final String ATTRIBUTE = Routes.class.getName();
    private static final String API = "/api/v1";

    private final List<Route> routes = Stream.of(
                    page(), reading(), incidents(), takingHome(), writing(), settings(), people())
            .flatMap(List::stream)
            .toList();

    private static List<Route> page() {
        return List.of(
                open("GET", "/assets/**").blind(),
                open("GET", "/webjars/**").blind(),
                open("GET", "/favicon.svg").blind(),
                open("GET", "/favicon.ico").blind(),
                open("GET", "/login"),
                open("POST", "/login").costing(FILE).audited("SIGN_IN"),
                open("POST", "/logout").audited("SIGN_OUT"),
                open("GET", "/error").blind(),
                open("GET", "/actuator/health/**").blind(),
                route("GET", "/actuator", VIEWER),
                route("GET", "/actuator/info", VIEWER),
                route("GET", "/actuator/prometheus", VIEWER),
                route("GET", "/", PUBLIC),
                route("GET", "/index.html", PUBLIC),
                route("GET", "/password", VIEWER),
                route("POST", "/password", VIEWER).costing(FILE).audited("PASSWORD_CHANGE"));
    }

    private static List<Route> reading() {
        return List.of(
                route("GET", API + "/me", PUBLIC),
                route("GET", API + "/capabilities", PUBLIC),
                route("GET", API + "/categories", PUBLIC),
                route("GET", API + "/areas", PUBLIC).costing(COUNT),
                route("GET", API + "/areas/{pcode}", PUBLIC),
                route("GET", API + "/hotspots", PUBLIC).costing(COUNT),
                route("GET", API + "/hotspots/surface.png", PUBLIC).costing(IMAGE),
                route("GET", API + "/hotspots/surface.tif", ANALYST)
                        .costing(FILE)
                        .audited("EXPORT"),
                route("GET", API + "/hotspots/months", PUBLIC).costing(COUNT),
                route("GET", API + "/hotspots/weeks", VIEWER).costing(COUNT),
                route("GET", API + "/hotspots/points", ANALYST).costing(LIST).audited("INCIDENTS_READ"),
                route("GET", API + "/hotspots/{pcode}", PUBLIC).costing(RESULT).audited(ANALYST, "INCIDENTS_READ"),
                route("GET", API + "/geocode", VIEWER).costing(COUNT),
                route("GET", API + "/reverse", VIEWER),
                route("GET", API + "/coverage", ANALYST));
    }

    private static List<Route> incidents() {
        return List.of(
                route("GET", API + "/incidents", ANALYST).costing(LIST).audited("INCIDENTS_READ"),
                route("GET", API + "/incidents/{id}", ANALYST).audited("INCIDENT_READ"),
                route("GET", API + "/incidents/{id}/**", ANALYST).audited("INCIDENT_READ"),
                route("POST", API + "/incidents/proposals", EDITOR)
                        .costing(COUNT)
                        .audited("INCIDENTS_READ"),
                route("POST", API + "/incidents", EDITOR).audited("INCIDENT_CREATE"),
                route("PATCH", API + "/incidents/{id}", EDITOR).audited("INCIDENT_EDIT"),
                route("DELETE", API + "/incidents/{id}", EDITOR).audited("INCIDENT_DELETE"),
                route("POST", API + "/incidents/{id}/erase", ADMIN).audited("INCIDENT_ERASE"),
                route("POST", API + "/incidents/{id}/{change}", EDITOR).audited("INCIDENT_EDIT"),
                route("GET", API + "/sources/{code}/identity", EDITOR).audited("SOURCE_IDENTITY_READ"),
                route("PUT", API + "/sources/{code}/identity", EDITOR).audited("SOURCE_IDENTITY_EDIT"));
    }

    private static List<Route> takingHome() {
        return List.of(
                route("GET", API + "/exports/surface.tif", ANALYST)
                        .costing(FILE)
                        .audited("EXPORT"),
                route("GET", API + "/exports/{file}", ANALYST).costing(FILE).audited("EXPORT"),
                route("GET", API + "/exports/{id}/file", ANALYST).costing(FILE).audited("EXPORT"),
                route("POST", API + "/exports/**", ANALYST).costing(FILE).audited("EXPORT"),
                route("DELETE", API + "/exports/{id}", ANALYST),
                route("POST", API + "/geocode/batch", ANALYST).costing(FILE),
                route("GET", API + "/snapshots/**", ANALYST).costing(COUNT),
                route("POST", API + "/snapshots", ANALYST).costing(FILE).audited("SNAPSHOT"),
                route("POST", API + "/snapshots/{id}/verify", ANALYST).costing(RESULT),
                route("DELETE", API + "/snapshots/{id}", ANALYST).audited("SNAPSHOT_WITHDRAW"),
                route("GET", API + "/bulletins/**", ANALYST).costing(COUNT),
                route("POST", API + "/bulletins/**", ANALYST).costing(FILE).audited("BULLETIN"),
                route("PUT", API + "/bulletins/**", ANALYST).audited("BULLETIN"),
                route("DELETE", API + "/bulletins/**", ANALYST).audited("BULLETIN"),
                open("GET", "/s/**"),
                open("GET", "/oembed"),
                route("GET", "/maps/**", PUBLIC).costing(IMAGE),
                route("GET", "/tiles/incidents/**", ANALYST).auditedHourly("INCIDENTS_READ"),
                route("GET", "/tiles/incidents.json", ANALYST),
                route("GET", "/tiles/**", PUBLIC),
                route("GET", "/ogc/features/collections/incidents/**", ANALYST)
                        .costing(LIST)
                        .audited("INCIDENTS_READ"),
                route("GET", "/ogc/features/collections/hotspots/items/**", PUBLIC)
                        .costing(RESULT),
                route("GET", "/ogc/wms", PUBLIC).costing(IMAGE),
                route("GET", "/ogc/**", PUBLIC).costing(LIST));
    }

    private static List<Route> writing() {
        return List.of(
                route("GET", API + "/imports/**", EDITOR),
                route("POST", API + "/imports", EDITOR).costing(FILE).audited("IMPORT"),
                route("DELETE", API + "/imports/{id}", EDITOR).audited("IMPORT_UNDO"),
                route("GET", API + "/geocode/reviews/**", EDITOR).audited("REVIEW_READ"),
                route("POST", API + "/geocode/reviews/**", EDITOR).audited("REVIEW"),
                route("PUT", API + "/coverage", EDITOR).audited("COVERAGE"));
    }

    private static List<Route> settings() {
        return List.of(
                route("GET", API + "/boundaries/**", EDITOR),
                route("POST", API + "/boundaries/**", ADMIN).costing(FILE).audited("BOUNDARIES"),
                route("DELETE", API + "/boundaries/**", ADMIN).audited("BOUNDARIES"),
                route("GET", API + "/populations/**", EDITOR),
                route("POST", API + "/populations/**", ADMIN).costing(FILE).audited("POPULATIONS"),
                route("GET", API + "/gazetteers/**", EDITOR),
                route("POST", API + "/gazetteers/**", ADMIN).costing(FILE).audited("GAZETTEERS"),
                route("DELETE", API + "/gazetteers/**", ADMIN).audited("GAZETTEERS"),
                route("DELETE", API + "/demo", ADMIN).audited("DEMO_REMOVE"));
    }

    private static List<Route> people() {
        return List.of(
                route("PUT", API + "/me/password", VIEWER).costing(FILE).audited("PASSWORD_CHANGE"),
                route("GET", API + "/keys", VIEWER),
                route("POST", API + "/keys", VIEWER).audited("KEY_CREATE"),
                route("DELETE", API + "/keys/{id}", VIEWER).audited("KEY_REVOKE"),
                route("GET", API + "/people/**", ADMIN),
                route("POST", API + "/people/**", ADMIN).audited("PERSON_EDIT"),
                route("PATCH", API + "/people/{id}", ADMIN).audited("PERSON_EDIT"),
                route("DELETE", API + "/people/{id}", ADMIN).audited("PERSON_DELETE"),
                route("GET", API + "/organisations", ADMIN),
                route("POST", API + "/organisations", ADMIN).audited("ORGANISATION_EDIT"),
                route("PATCH", API + "/organisations/{code}", ADMIN).audited("ORGANISATION_EDIT"),
                route("DELETE", API + "/organisations/{code}", ADMIN).audited("ORGANISATION_EDIT"),
                route("GET", API + "/audit.csv", ADMIN).costing(FILE).audited("AUDIT_READ"),
                route("GET", API + "/audit/**", ADMIN).costing(LIST).audited("AUDIT_READ"));
    }

    /** All, in order. */
    public List<Route> list() {
        return routes;
    }

    /** The route of a request. */
    public Optional<Route> find(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        String wanted = method.equals("HEAD") ? "GET" : method;
        return routes.stream()
                .filter(route ->
                        route.method().equals(wanted) && route.pattern().matches(parsed))
                .findFirst();
    }

    /** The route of a request, which is looked for once. */
    Optional<Route> find(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Optional<?> known) {
            return known.map(Route.class::cast);
        }
        Optional<Route> found = find(request.getMethod(), path(request));
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    /** The path of a request below the application's own. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Whether a path stands here with any method. */
    boolean knowsPath(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return routes.stream().anyMatch(route -> route.pattern().matches(parsed));
    }

    private static Route route(String method, String pattern, Role least) {
        return Route.of(method, pattern, least);
    }

    private static Route open(String method, String pattern) {
        return Route.of(method, pattern, null);
    }
}
