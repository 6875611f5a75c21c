package org.vigie.ingest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.vigie.api.CapabilityContributor;

/** Says how reports can come in: the profiles of files, and how large a file may be. */
@Component
class ImportCapabilities implements CapabilityContributor {

    private final Profiles profiles;
    private final DataSize largest;

    ImportCapabilities(Profiles profiles, @Value("${spring.servlet.multipart.max-file-size:1MB}") DataSize largest) {
        this.profiles = profiles;
        this.largest = largest;
    }

    @Override
    public Map<String, Object> capabilities() {
        List<String> known =
                Stream.concat(Stream.of(Profiles.AUTO), profiles.ids().stream()).toList();
        return Map.of("imports", Map.of("profiles", known, "maxBytes", largest.toBytes(), "proposals", true));
    }
}
