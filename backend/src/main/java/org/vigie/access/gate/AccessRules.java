package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.vigie.access.people.Signed;
import org.vigie.api.Problem;

/** Decides by the table of {@link Routes}. What does not stand there is closed, whoever comes. */
@Component
class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Where one may go while the password is to be changed. */
    private static final Set<String> BEFORE_CHANGE = Set.of("/", "/password", "/api/v1/me", "/api/v1/me/password");

    private final Routes routes;
    private final RequestMappingHandlerMapping handlers;

    AccessRules(Routes routes, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.routes = routes;
        this.handlers = handlers;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<Route> route = routes.find(request);
        if (route.isPresent() && route.get().isOpen()) {
            return new AuthorizationDecision(true);
        }
        if (!(authentication.get() instanceof Signed signed)) {
            return new AuthorizationDecision(false);
        }
        Problem reason = route.isPresent() ? refusal(route.get(), signed, request) : refusalOfUnknown(request);
        request.setAttribute(Refusals.REASON, reason);
        return new AuthorizationDecision(reason == null);
    }

    private static @Nullable Problem refusal(Route route, Signed signed, HttpServletRequest request) {
        if (!signed.reader().is(route.least())) {
            return new Problem(
                    HttpStatus.FORBIDDEN,
                    "ROLE_REQUIRED",
                    route.least(),
                    signed.reader().role());
        }
        if (signed.isReadOnly() && !READING.contains(request.getMethod())) {
            return new Problem(HttpStatus.FORBIDDEN, "READ_ONLY");
        }
        if (signed.mustChange() && !BEFORE_CHANGE.contains(Routes.path(request))) {
            return new Problem(HttpStatus.FORBIDDEN, "PASSWORD_CHANGE_REQUIRED");
        }
        return null;
    }

    /** A path that nothing answers to may be told so; one that somebody forgot to classify is closed. */
    private @Nullable Problem refusalOfUnknown(HttpServletRequest request) {
        if (request.getMethod().equals("OPTIONS") && routes.knowsPath(Routes.path(request))) {
            return null;
        }
        if (hasHandler(request)) {
            LOG.error(
                    "{} {} is not in the table of routes and therefore closed",
                    request.getMethod(),
                    request.getRequestURI());
            return new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        return Routes.path(request).startsWith("/api/") || routes.knowsPath(Routes.path(request))
                ? null
                : new Problem(
                        HttpStatus.NOT_FOUND, "UNKNOWN_PATH", request.getMethod() + " " + request.getRequestURI());
    }

    private boolean hasHandler(HttpServletRequest request) {
        try {
            return handlers.getHandler(request) != null;
        } catch (Exception wrongMethodOrType) {
            return false;
        }
    }
}
