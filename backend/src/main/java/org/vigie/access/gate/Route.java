package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.vigie.access.Role;

/**
 * What a path asks of whoever comes.
 *
 * @param method GET stands for HEAD too
 * @param pattern the paths
 * @param least the role that may; null where the door stands open, even while nobody without a name is let in
 * @param isBlind whether the answer is the same whoever asks, so that nobody is asked who they are (and no database is needed)
 * @param cost what a request takes of its sender's allowance, in units of a small answer
 * @param audited how the audit keeps it; null where nobody needs to know later
 */
public record Route(
        String method,
        PathPattern pattern,
        @Nullable Role least,
        boolean isBlind,
        int cost,
        @Nullable Audited audited) {

    /**
     * How the audit keeps a route.
     *
     * @param action what it calls it
     * @param from the least role whose requests it keeps: below it the same path tells nothing that is protected
     * @param isHourly whether the same question of the same reader is kept once an hour, as of the tiles of a map
     */
    public record Audited(String action, Role from, boolean isHourly) {}

    /** The parameter that asks for a part of an answer. */
    private static final String PARTS = "fields";

    private static final int WHOLE = 5;
    private static final PathPatternParser PARSER = new PathPatternParser();

    /** A route that costs 1 and is not audited. */
    static Route of(String method, String pattern, @Nullable Role least) {
        return new Route(method, PARSER.parse(pattern), least, false, 1, null);
    }

    Route blind() {
        return new Route(method, pattern, least, true, cost, audited);
    }

    Route costing(int units) {
        return new Route(method, pattern, least, isBlind, units, audited);
    }

    Route audited(String action) {
        return audited(Role.PUBLIC, action);
    }

    Route audited(Role from, String action) {
        return new Route(method, pattern, least, isBlind, cost, new Audited(action, from, false));
    }

    Route auditedHourly(String action) {
        return new Route(method, pattern, least, isBlind, cost, new Audited(action, Role.PUBLIC, true));
    }

    /** What the audit calls it; null where nobody needs to know later. */
    public @Nullable String action() {
        return audited == null ? null : audited.action();
    }

    /**
     * What a request takes. A route whose answers can be asked for in part costs as it says only then: the whole is five times as
     * much.
     */
    int cost(HttpServletRequest request) {
        boolean isWhole = hasParts() && request.getParameter(PARTS) == null;
        return isWhole ? cost * WHOLE : cost;
    }

    private boolean hasParts() {
        return pattern.getPatternString().equals("/api/v1/hotspots");
    }

    /** Whether nobody need show who they are. */
    public boolean isOpen() {
        return least == null;
    }
}
