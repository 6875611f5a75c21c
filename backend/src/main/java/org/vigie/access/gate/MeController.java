package org.vigie.access.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.access.Reader;
import org.vigie.access.people.Signed;
import org.vigie.api.CapabilityContributor;
import org.vigie.api.Parameters;

/** Tells whoever asks who they are to the service. */
@RestController
class MeController implements CapabilityContributor {

    @GetMapping("/api/v1/me")
    ResponseEntity<Map<String, Object>> me(Parameters parameters) {
        parameters.verify();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(describe(Reader.current()));
    }

    private static Map<String, Object> describe(Reader reader) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", reader.name());
        answer.put("role", reader.role());
        answer.put("clearance", reader.clearance().label());
        answer.put("organisation", reader.organisation());
        answer.put("grants", reader.grants().stream().sorted().toList());
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Signed signed) {
            answer.put("way", signed.way());
            answer.put("readOnly", signed.isReadOnly());
            answer.put("mustChangePassword", signed.mustChange());
        }
        return answer;
    }

    /** What the page shows of its reader. */
    @Override
    public Map<String, Object> capabilities() {
        return Map.of("reader", describe(Reader.current()));
    }
}
