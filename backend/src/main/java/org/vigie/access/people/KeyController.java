package org.vigie.access.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Audit;
import org.vigie.access.Role;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** Keys for machines: everybody's own, and all of them for administrators. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

    private static final int LONGEST_DAYS = 3650;
    private static final int DEFAULT_DAYS = 365;

    private final Keys keys;
    private final People people;

    KeyController(Keys keys, People people) {
        this.keys = keys;
        this.people = people;
    }

    /** One's own keys; with {@code all=true}, for administrators, everybody's. */
    @GetMapping
    ResponseEntity<Map<String, List<ApiKey>>> list(Parameters parameters) {
        boolean all = parameters.flag("all").orElse(false);
        parameters.verify();
        Signed signed = signed();
        if (all && !signed.reader().is(Role.ADMIN)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "ROLE_REQUIRED",
                    Role.ADMIN,
                    signed.reader().role());
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("keys", keys.list(all ? null : person(signed).id())));
    }

    /**
     * Makes a key: {@code name}; {@code role} at most (else the owner's), {@code readOnly}, {@code days} until it expires (365, null
     * never), {@code person} for administrators who make one for somebody else.
     */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> make(
            @RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        parameters.verify();
        Signed signed = signed();
        boolean isAdministrator = signed.reader().is(Role.ADMIN);
        if (signed.way() == Signed.Way.KEY && !isAdministrator) {
            throw new Problem(HttpStatus.FORBIDDEN, "KEY_BY_KEY");
        }
        var fields = new Fields(body);
        String name = fields.required("name");
        Person owner = fields.text("person")
                .filter(login -> isAdministrator)
                .map(login -> people.find(login).orElseThrow(() -> Problem.notFound(login)))
                .orElseGet(() -> person(signed));
        Role role = fields.role("role").orElse(owner.role());
        if (!owner.role().includes(role)) {
            fields.error("role", "ABOVE_OWN_ROLE", role, owner.role());
        }
        boolean readOnly = fields.flag("readOnly").orElse(false);
        Integer days = fields.integer("days", 1, LONGEST_DAYS)
                .orElse(fields.has("days") && body.get("days") == null ? null : DEFAULT_DAYS);
        fields.verify();
        Audit.note("key", owner.login() + "/" + name);
        var made = keys.make(
                owner, name, role, readOnly, days == null ? null : Instant.now().plus(days, ChronoUnit.DAYS));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("key", made.secret());
        answer.put("about", made.key());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }

    /** Takes a key back: one's own, or anybody's for administrators. */
    @DeleteMapping("/{id:\\d{1,9}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable int id, Parameters parameters) {
        parameters.verify();
        Signed signed = signed();
        ApiKey key = keys.find(id)
                .filter(each -> signed.reader().is(Role.ADMIN)
                        || each.owner().equals(person(signed).login()))
                .orElseThrow(() -> Problem.notFound(id));
        Audit.note("key", key.owner() + "/" + key.name());
        keys.revoke(id);
    }

    private Person person(Signed signed) {
        Integer id = signed.personId();
        if (id == null) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_OURS");
        }
        return people.find(id).orElseThrow(() -> Problem.notFound(id));
    }

    private static Signed signed() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Signed signed) {
            return signed;
        }
        throw new IllegalStateException("The door lets nobody in here who has not signed in");
    }
}
