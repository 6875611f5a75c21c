package org.vigie.access.people;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Audit;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Parameters;

/** The people of the service, for administrators. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    private static final String ONE = "/{id:\\d{1,9}}";
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    private final People people;
    private final Organisations organisations;
    private final PeopleAdministration administration;

    PeopleController(People people, Organisations organisations, PeopleAdministration administration) {
        this.people = people;
        this.organisations = organisations;
        this.administration = administration;
    }

    @GetMapping
    ResponseEntity<Map<String, List<Map<String, @Nullable Object>>>> list(Parameters parameters) {
        parameters.verify();
        return secret(HttpStatus.OK)
                .body(Map.of(
                        "people",
                        people.list().stream().map(PeopleController::view).toList()));
    }

    @GetMapping(ONE)
    ResponseEntity<Map<String, @Nullable Object>> one(@PathVariable int id, Parameters parameters) {
        parameters.verify();
        return secret(HttpStatus.OK).body(view(administration.get(id)));
    }

    /** {@code login}, {@code name}, {@code role}; {@code organisation}, {@code clearance} and {@code grants} if need be. */
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> add(
            @RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        parameters.verify();
        var fields = new Fields(body);
        String login = fields.required("login").toLowerCase(Locale.ROOT);
        if (!login.isEmpty() && !LOGIN.matcher(login).matches()) {
            fields.error("login", "NOT_A_LOGIN", login);
        }
        if (!fields.has("role")) {
            fields.error("role", "REQUIRED");
        }
        Person empty = new Person(
                0,
                login,
                fields.required("name"),
                Reader.LOCAL_ORGANISATION,
                Role.VIEWER,
                null,
                Set.of(),
                true,
                null,
                true,
                Instant.now(),
                null);
        Person draft = with(empty, fields);
        fields.verify();
        Audit.note("login", login);
        var added = administration.add(draft);
        return secret(HttpStatus.CREATED)
                .location(URI.create("/api/v1/people/" + added.person().id()))
                .body(view(added));
    }

    /** Changes what the body names; {@code clearance: null} gives back the role's own. */
    @PatchMapping(ONE)
    ResponseEntity<Map<String, @Nullable Object>> change(
            @PathVariable int id, @RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        parameters.verify();
        Person changed = administration.change(id, person -> {
            var fields = new Fields(body);
            Person after = with(person, fields);
            fields.verify();
            Audit.note("change", body); // by now nothing but short fields of a person
            return after;
        });
        Audit.note("login", changed.login());
        return secret(HttpStatus.OK).body(view(changed));
    }

    /** A new random password in place of a forgotten one. */
    @PostMapping(ONE + "/password")
    ResponseEntity<Map<String, @Nullable Object>> reset(@PathVariable int id, Parameters parameters) {
        parameters.verify();
        var reset = administration.reset(id);
        Audit.note("password of", reset.person().login());
        return secret(HttpStatus.OK).body(view(reset));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable int id, Parameters parameters) {
        parameters.verify();
        Audit.note("login", administration.get(id).login());
        administration.remove(id);
    }

    private Person with(Person person, Fields fields) {
        String organisation = fields.text("organisation").orElse(person.organisation());
        if (organisations.find(organisation).isEmpty()) {
            fields.error("organisation", "UNKNOWN_ORGANISATION", organisation);
        }
        return new Person(
                person.id(),
                person.login(),
                fields.text("name").orElse(person.name()),
                organisation,
                fields.role("role").orElse(person.role()),
                fields.has("clearance") ? fields.marking("clearance").orElse(null) : person.ownClearance(),
                fields.grants("grants").orElse(person.grants()),
                fields.flag("enabled").orElse(person.enabled()),
                person.password(),
                person.mustChange(),
                person.createdAt(),
                person.lastSignInAt());
    }

    private static ResponseEntity.BodyBuilder secret(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static Map<String, @Nullable Object> view(PeopleAdministration.WithPassword made) {
        var view = view(made.person());
        view.put("password", made.password());
        return view;
    }

    private static Map<String, @Nullable Object> view(Person person) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", person.id());
        view.put("login", person.login());
        view.put("name", person.name());
        view.put("organisation", person.organisation());
        view.put("role", person.role());
        view.put("clearance", person.clearance().label());
        view.put("clearanceOfRole", person.ownClearance() == null);
        view.put("grants", person.grants().stream().sorted().toList());
        view.put("enabled", person.enabled());
        view.put("mustChangePassword", person.mustChange());
        view.put("createdAt", person.createdAt());
        view.put("lastSignInAt", person.lastSignInAt());
        return view;
    }
}
