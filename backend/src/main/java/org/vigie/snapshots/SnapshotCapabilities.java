package org.vigie.snapshots;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vigie.api.CapabilityContributor;

/** Says that maps can be frozen, for whom and as what. */
@Component
class SnapshotCapabilities implements CapabilityContributor {

    @Override
    public Map<String, Object> capabilities() {
        List<String> audiences = Stream.of(Audience.values())
                .map(audience -> audience.name().toLowerCase(Locale.ROOT))
                .toList();
        return Map.of(
                "snapshots",
                Map.of(
                        "audiences",
                        audiences,
                        "formats",
                        Stream.of(FileName.values())
                                .filter(name -> name != FileName.PNG2 && name != FileName.EMBED)
                                .map(FileName::ending)
                                .toList(),
                        "titleLength",
                        Body.TITLE_LENGTH));
    }
}
