package org.vigie.snapshots;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What happened since a snapshot that can be why its numbers no longer come out. */
@Component
class Reasons {

    private final ObjectProvider<BuildProperties> build;

    private final SnapshotErasures erasures;

    Reasons(ObjectProvider<BuildProperties> build, SnapshotErasures erasures) {
        this.build = build;
        this.erasures = erasures;
    }

    /** A reason by its stable code; its message has the key {@code snapshots.reason.<code>}. */
    record Cause(String code, List<String> arguments) {}

    /**
     * The causes that are known of.
     *
     * @param equal whether the numbers came out
     * @param otherPeople whether figures of people differ
     */
    List<Cause> list(Snapshot snapshot, boolean equal, boolean otherPeople) {
        var causes = new ArrayList<Cause>();
        erasures.find(snapshot.id())
                .ifPresent(erased -> causes.add(new Cause(
                        "ERASED_SINCE",
                        List.of(
                                String.valueOf(erased.incidents()),
                                LocalDate.ofInstant(erased.last(), ZoneOffset.UTC)
                                        .toString()))));
        if (otherPeople) {
            causes.add(new Cause("POPULATIONS_CHANGED", List.of()));
        }
        String software =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("dev");
        if (!equal && !software.equals(snapshot.software())) {
            causes.add(new Cause("OTHER_SOFTWARE", List.of(snapshot.software(), software)));
        }
        if (!equal && causes.isEmpty()) {
            causes.add(new Cause("UNKNOWN", List.of()));
        }
        return causes;
    }
}
