package org.vigie.access.people;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.vigie.access.Reader;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** The organisations, for administrators. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationController {

    private final Organisations organisations;

    OrganisationController(Organisations organisations) {
        this.organisations = organisations;
    }

    @GetMapping
    Map<String, List<Organisation>> list(Parameters parameters) {
        parameters.verify();
        return Map.of("organisations", organisations.list());
    }

    /** {@code code} and {@code name}; {@code country} and {@code partner} if need be. */
    @PostMapping
    ResponseEntity<Organisation> add(@RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        parameters.verify();
        var fields = new Fields(body);
        String code = fields.required("code").toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !code.matches("[A-Z0-9][A-Z0-9_-]{1,31}")) {
            fields.error("code", "NOT_A_CODE", code);
        }
        if (organisations.find(code).isPresent()) {
            throw new Problem(HttpStatus.CONFLICT, "CODE_TAKEN", code);
        }
        Organisation added = read(new Organisation(code, fields.required("name"), null, false, 0), fields);
        organisations.write(added);
        return ResponseEntity.status(HttpStatus.CREATED).body(added);
    }

    @PatchMapping("/{code}")
    Organisation change(
            @PathVariable String code, @RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        parameters.verify();
        organisations.write(read(get(code), new Fields(body)));
        return get(code);
    }

    /** Removes one to which nobody and nothing belongs. */
    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String code, Parameters parameters) {
        parameters.verify();
        get(code);
        if (code.equals(Reader.LOCAL_ORGANISATION) || !organisations.remove(code)) {
            throw new Problem(HttpStatus.CONFLICT, "ORGANISATION_IN_USE", code);
        }
    }

    private static Organisation read(Organisation before, Fields fields) {
        Optional<String> country = fields.text("country");
        country.filter(code -> !code.matches("[A-Z]{3}"))
                .ifPresent(code -> fields.error("country", "NOT_A_COUNTRY", code));
        var after = new Organisation(
                before.code(),
                fields.text("name").orElse(before.name()),
                fields.has("country") ? country.orElse(null) : before.country(),
                fields.flag("partner").orElse(before.isPartner()),
                before.people());
        fields.verify();
        return after;
    }

    private Organisation get(String code) {
        return organisations.find(code).orElseThrow(() -> Problem.notFound(code));
    }
}
