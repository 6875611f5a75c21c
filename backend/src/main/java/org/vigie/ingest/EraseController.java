package org.vigie.ingest;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.api.Parameters;
import org.vigie.api.Problem;
import org.vigie.incidents.Erasures;
import org.vigie.incidents.IncidentStore;

/** Erases an incident for good; for ADMIN. */
@RestController
class EraseController {

    private static final int LONGEST_REASON = 500;

    private final Erasures erasures;
    private final IncidentStore store;

    EraseController(Erasures erasures, IncidentStore store) {
        this.erasures = erasures;
        this.store = store;
    }

    /** Takes an incident, deleted or not, and all that is kept of it out of every version; there is no way back. */
    @PostMapping("/api/v1/incidents/{id:[0-9a-fA-F-]{36}}/erase")
    Map<String, Object> erase(
            @PathVariable UUID id, @RequestBody Map<String, @Nullable Object> body, Parameters parameters) {
        parameters.verify();
        if (!Reader.current().is(Role.ADMIN)) {
            throw new Problem(HttpStatus.FORBIDDEN, "ABOVE_CLEARANCE");
        }
        String reason = body.get("reason") instanceof String text ? text.strip() : "";
        if (reason.isEmpty()) {
            throw Problem.invalid("reason", "REQUIRED");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "TOO_LONG", LONGEST_REASON);
        }
        store.verifyWas(id);
        return Map.of("erased", id, "dataVersion", erasures.erase(id, reason));
    }
}
