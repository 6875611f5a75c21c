package org.vigie.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.api.CapabilityContributor;

/** Says what can be taken home, and in which formats. */
@Component
class ExportCapabilities implements CapabilityContributor {

    @Override
    public Map<String, Object> capabilities() {
        return Map.of(
                "exports",
                Map.of(
                        "subjects",
                                Arrays.stream(Subject.values())
                                        .map(Subject::word)
                                        .toList(),
                        "formats",
                                Arrays.stream(Format.values())
                                        .map(Format::ending)
                                        .toList(),
                        "surface", List.of("tif")));
    }
}
