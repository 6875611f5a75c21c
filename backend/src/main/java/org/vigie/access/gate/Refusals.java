package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.vigie.access.people.Entry;
import org.vigie.access.people.Signed;
import org.vigie.api.Problem;

/** How the door says no: in the form and the words of every other answer; a page leads to where one signs in. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Why a request is refused, where more can be said than that it is. */
    static final String REASON = Refusals.class.getName();

    private static final Set<String> PAGES = Set.of("/", "/index.html", "/password");

    private final HandlerExceptionResolver resolver;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof BadCredentials bad) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, bad.challenge());
            answer(request, response, new Problem(HttpStatus.UNAUTHORIZED, "BAD_CREDENTIALS"));
            return;
        }
        String path = Routes.path(request);
        if (PAGES.contains(path) && request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            String to = "/" + path.substring(1) + (query == null ? "" : "?" + query);
            String back = to.equals("/") ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
            response.sendRedirect(request.getContextPath() + "/login" + back);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BadCredentials.BEARER);
        answer(request, response, new Problem(HttpStatus.UNAUTHORIZED, "SIGN_IN_REQUIRED"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            answer(request, response, new Problem(HttpStatus.FORBIDDEN, "CSRF"));
        } else if (SecurityContextHolder.getContext().getAuthentication() instanceof Signed signed
                && signed.way() == Signed.Way.NONE) {
            commence(
                    request,
                    response,
                    new org.springframework.security.authentication.InsufficientAuthenticationException("nobody"));
        } else if (request.getAttribute(REASON) instanceof Problem reason) {
            answer(request, response, reason);
        } else {
            answer(request, response, new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN"));
        }
    }

    /** Asks to come again later. */
    void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        long seconds = wait.toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        answer(request, response, new Problem(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", seconds));
    }

    /** Answers an exception as if a controller had thrown it. */
    void answer(HttpServletRequest request, HttpServletResponse response, Exception trouble) {
        if (trouble instanceof Entry.Refused refused) {
            long seconds = Math.max(1, refused.remaining().toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            answer(request, response, new Problem(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_GUESSES", seconds));
            return;
        }
        resolver.resolveException(request, response, null, trouble);
    }
}
