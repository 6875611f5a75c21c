package org.vigie.snapshots;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.snapshots.Snapshot.Withdrawal;

/** Snapshots as the API shows them: what they are, and where their files and embeds are. */
@Component
class SnapshotAnswers {

    private final Addresses addresses;
    private final EmbedLines lines;

    SnapshotAnswers(Addresses addresses, EmbedLines lines) {
        this.addresses = addresses;
        this.lines = lines;
    }

    Map<String, Object> of(Snapshot snapshot) {
        Map<String, Object> answer = new LinkedHashMap<>(FrozenDocument.head(snapshot));
        if (Reader.current().is(Role.VIEWER)) {
            answer.put("madeBy", snapshot.madeBy());
            answer.put("parameters", snapshot.parameters().values());
        }
        Withdrawal withdrawal = snapshot.withdrawal();
        if (withdrawal != null) {
            answer.put("withdrawn", Map.of("at", withdrawal.at(), "reason", withdrawal.reason()));
        } else {
            answer.put("links", addresses.links(snapshot));
            answer.put("embed", lines.of(snapshot));
        }
        return answer;
    }
}
