package org.vigie.access.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.gate.DoorPage.Alert;
import org.vigie.access.gate.DoorPage.Field;
import org.vigie.access.people.OwnPassword;
import org.vigie.access.people.Passwords;
import org.vigie.access.people.Person;
import org.vigie.access.people.Sessions;
import org.vigie.access.people.Signed;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** Changing one's own password, on a page or by the API. All other sessions end; the browser that changed it gets a new one. */
@RestController
class PasswordController {

    private static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    private final OwnPassword own;
    private final Sessions sessions;
    private final DoorPage page;

    PasswordController(OwnPassword own, Sessions sessions, DoorPage page) {
        this.own = own;
        this.sessions = sessions;
        this.page = page;
    }

    /** The present password and the one to be. */
    record Change(@Nullable String current, @Nullable String replacement) {}

    @GetMapping(path = "/password", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> form(CsrfToken csrf, @RequestParam(defaultValue = "") String lang, Locale language) {
        return html(HttpStatus.OK, csrf, null, SignInController.chosen(lang, language));
    }

    @PostMapping(path = "/password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> change(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String replacement,
            @RequestParam(defaultValue = "") String again,
            Locale language) {
        Optional<String> trouble = replacement.equals(again)
                ? own.change(personId(), current, replacement, request.getRemoteAddr())
                : Optional.of("PASSWORDS_DIFFER");
        if (trouble.isPresent()) {
            return html(HttpStatus.BAD_REQUEST, csrf, alert(trouble.get()), language);
        }
        renew(request, response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("./"))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** The same for scripts: {@code {current, replacement}}. */
    @PutMapping("/api/v1/me/password")
    ResponseEntity<Map<String, Object>> change(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestBody Change change,
            Parameters parameters) {
        parameters.verify();
        String current = change.current() == null ? "" : change.current();
        String replacement = change.replacement() == null ? "" : change.replacement();
        own.change(personId(), current, replacement, request.getRemoteAddr()).ifPresent(trouble -> {
            throw Problem.invalid(
                    trouble.equals("PASSWORD_WRONG") ? "current" : "replacement", trouble, Passwords.SHORTEST);
        });
        renew(request, response);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("changed", true));
    }

    private void renew(HttpServletRequest request, HttpServletResponse response) {
        Optional<Person> person = own.find(personId());
        if (Cookies.find(request, Cookies.SESSION).isPresent() && person.isPresent()) {
            String session = sessions.open(person.get(), request.getRemoteAddr());
            Cookies.setHidden(request, response, Cookies.SESSION, session, WHILE_OPEN);
            Cookies.setReadable(request, response, Cookies.CSRF, SessionCsrf.of(session));
        }
    }

    private static int personId() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Signed signed
                && signed.personId() != null
                && signed.way() != Signed.Way.KEY) {
            return signed.personId();
        }
        throw new Problem(HttpStatus.FORBIDDEN, "NOT_OURS");
    }

    private static Alert alert(String trouble) {
        return Alert.of("field." + trouble, Passwords.SHORTEST);
    }

    private ResponseEntity<String> html(HttpStatus status, CsrfToken csrf, @Nullable Alert alert, Locale language) {
        List<Field> fields = List.of(
                Field.password("current", "password.current", "current-password"),
                Field.password("replacement", "password.replacement", "new-password"),
                Field.password("again", "password.again", "new-password"));
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .body(page.html("password", language, csrf.getToken(), alert, fields));
    }
}
