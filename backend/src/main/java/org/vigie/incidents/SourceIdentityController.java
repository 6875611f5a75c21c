package org.vigie.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Grant;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;

/** Who stands behind a source's code name: for editors with need to know, and each look is audited. */
@RestController
@RequestMapping("/api/v1/sources/{code}/identity")
class SourceIdentityController {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_CODE = 100;

    private final SourceIdentities identities;

    SourceIdentityController(SourceIdentities identities) {
        this.identities = identities;
    }

    @GetMapping
    ResponseEntity<Map<String, String>> get(@PathVariable String code, Parameters parameters) {
        Reader reader = knowing();
        parameters.verify();
        String identity =
                identities.find(reader, code).orElseThrow(() -> Problem.notFound("sources/" + code + "/identity"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(code, identity));
    }

    /** Keeps {@code identity}, a text; null forgets it. */
    @PutMapping
    ResponseEntity<Map<String, String>> put(
            @PathVariable String code, @RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        Reader reader = knowing();
        parameters.verify();
        if (!body.containsKey("identity")) {
            throw Problem.invalid("identity", "REQUIRED");
        }
        if (code.length() > LONGEST_CODE) {
            throw Problem.invalid("code", "TOO_LONG", LONGEST_CODE);
        }
        if (body.get("identity") == null) {
            identities.remove(reader, code);
            return ResponseEntity.noContent().build();
        }
        if (!(body.get("identity") instanceof String identity) || identity.isBlank() || identity.length() > LONGEST) {
            throw Problem.invalid("identity", "TOO_LONG", LONGEST);
        }
        identities.put(reader, code, identity);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(code, identity));
    }

    private static Reader knowing() {
        Reader reader = Reader.current();
        if (!reader.is(Role.EDITOR) || !reader.has(Grant.SOURCE_IDENTITY)) {
            throw new Problem(HttpStatus.FORBIDDEN, "NO_NEED_TO_KNOW");
        }
        return reader;
    }

    private static Map<String, String> view(String code, String identity) {
        var view = new LinkedHashMap<String, String>();
        view.put("code", code);
        view.put("identity", identity);
        return view;
    }
}
