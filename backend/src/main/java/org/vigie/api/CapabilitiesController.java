package org.vigie.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this service is and what is switched on, so that a page shows only what will work. */
@RestController
class CapabilitiesController {

    private final DataVersion dataVersion;
    private final ObjectProvider<CapabilityContributor> contributors;
    private final ObjectProvider<BuildProperties> build;

    CapabilitiesController(
            DataVersion dataVersion,
            ObjectProvider<CapabilityContributor> contributors,
            ObjectProvider<BuildProperties> build) {
        this.dataVersion = dataVersion;
        this.contributors = contributors;
        this.build = build;
    }

    @GetMapping("/api/v1/capabilities")
    ResponseEntity<Map<String, Object>> capabilities(Parameters parameters) {
        parameters.verify();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", "Vigie");
        answer.put(
                "version",
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("dev"));
        answer.put("dataVersion", dataVersion.current());
        answer.put(
                "languages",
                Messages.LANGUAGES.stream().map(Locale::getLanguage).toList());
        contributors.orderedStream().forEach(contributor -> answer.putAll(contributor.capabilities()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(answer);
    }
}
