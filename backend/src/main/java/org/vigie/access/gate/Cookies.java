package org.vigie.access.gate;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookies of the service: nothing in them but random words, never sent along by other sites' forms. */
final class Cookies {

    static final String SESSION = "vigie_session";
    static final String DEVICE = "vigie_device";
    static final String CSRF = "vigie_csrf";

    private Cookies() {}

    /** The value of a cookie that came with a request. */
    static Optional<String> find(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isBlank())
                        .findFirst();
    }

    /** Sets a cookie that scripts cannot read; it ends with the browser where {@code age} is negative. */
    static void setHidden(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        set(request, response, name, value, age, true);
    }

    /** Sets a cookie that the page's own scripts read. */
    static void setReadable(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        set(request, response, name, value, Duration.ofSeconds(-1), false);
    }

    /** Takes a cookie out of the browser. */
    static void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        set(request, response, name, "", Duration.ZERO, true);
    }

    private static void set(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration age,
            boolean isHidden) {
        String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(path)
                        .maxAge(age)
                        .httpOnly(isHidden)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
