package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.vigie.Client;
import org.vigie.jobs.Job;
import org.vigie.jobs.Jobs;

/** Sends boundaries to the service under test. */
final class AreasClient extends Client {

    static final Map<String, String> BFA =
            Map.of("country", "BFA", "vintage", "essai", "source", "Essai", "licence", "CC0");

    AreasClient(Environment environment, Jobs jobs) {
        super(environment, jobs);
    }

    /** Sends boundaries that are expected to be taken, and activates them; the data version. */
    long activate(Map<String, String> fields, Path file) {
        Job job = send("boundaries", fields, file);
        assertThat(job.state()).as(issues(job).toString()).isEqualTo(Job.State.DONE);
        return json(call("POST", "/api/v1/boundaries/" + job.id() + "/activate"))
                .get("dataVersion")
                .asLong();
    }
}
