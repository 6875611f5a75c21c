package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Audit;
import org.vigie.access.gate.DoorPage.Alert;
import org.vigie.access.gate.DoorPage.Field;
import org.vigie.access.people.Entry;
import org.vigie.access.people.Person;
import org.vigie.access.people.Sessions;

/** Signing in and out with a browser. */
@RestController
class SignInController {

    private static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    private final Entry entry;
    private final Sessions sessions;
    private final DoorPage page;

    SignInController(Entry entry, Sessions sessions, DoorPage page) {
        this.entry = entry;
        this.sessions = sessions;
        this.page = page;
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> form(
            CsrfToken csrf,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String lang,
            Locale language) {
        return html(HttpStatus.OK, csrf, null, "", to, chosen(lang, language));
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String lang,
            Locale language) {
        Audit.note("login", Entry.shown(login));
        Optional<String> device = Cookies.find(request, Cookies.DEVICE);
        try {
            Person person = entry.enter(login, password, request.getRemoteAddr(), device.orElse(null));
            AuditFilter.by(request, person.reader());
            open(person, device.orElse(null), request, response);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(person.mustChange() ? "password" : target(to)))
                    .cacheControl(CacheControl.noStore())
                    .build();
        } catch (Entry.Refused refused) {
            return refusal(refused, csrf, login, to, chosen(lang, language));
        }
    }

    /** A new session each time: one that somebody planted before is worth nothing. */
    private void open(
            Person person, @Nullable String device, HttpServletRequest request, HttpServletResponse response) {
        Cookies.find(request, Cookies.SESSION).ifPresent(sessions::end);
        String session = sessions.open(person, request.getRemoteAddr());
        Cookies.setHidden(request, response, Cookies.SESSION, session, WHILE_OPEN);
        Cookies.setReadable(request, response, Cookies.CSRF, SessionCsrf.of(session));
        Cookies.setHidden(request, response, Cookies.DEVICE, entry.know(person, device), Entry.DEVICE_KNOWN_FOR);
    }

    private ResponseEntity<String> refusal(
            Entry.Refused refused, CsrfToken csrf, String login, String to, Locale language) {
        long seconds = Math.max(1, refused.remaining().toSeconds());
        if (refused.remaining().isZero()) {
            return html(HttpStatus.UNAUTHORIZED, csrf, Alert.of("login.WRONG"), login, to, language);
        }
        ResponseEntity<String> answer =
                html(HttpStatus.TOO_MANY_REQUESTS, csrf, Alert.of("login.WAIT", seconds), login, to, language);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(answer.getBody());
    }

    /** Ends the session; the way back to the page where one signs in. */
    @PostMapping("/logout")
    ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
        Cookies.find(request, Cookies.SESSION).ifPresent(sessions::end);
        Cookies.remove(request, response, Cookies.SESSION);
        Cookies.remove(request, response, Cookies.CSRF);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("login"))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<String> html(
            HttpStatus status, CsrfToken csrf, @Nullable Alert alert, String login, String to, Locale language) {
        List<Field> fields = List.of(
                new Field("login", "login.name", "text", "username", login),
                Field.password("password", "login.password", "current-password"),
                Field.hidden("to", target(to)),
                Field.hidden("lang", language.getLanguage()));
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .body(page.html("login", language, csrf.getToken(), alert, fields));
    }

    /** Where one wanted to go: a place of this service only, never another's. */
    static String target(String to) {
        return to.matches("/[A-Za-z0-9?][^\\\\\\s\\p{Cntrl}]*") && !to.startsWith("/login") ? "." + to : "./";
    }

    static Locale chosen(String lang, Locale otherwise) {
        return org.vigie.api.Messages.LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(lang))
                .findFirst()
                .orElse(otherwise);
    }
}
