package org.vigie.areas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Spool;

/** Loads an uploaded file of boundaries, and activates it where that was asked for at once. */
@Component
class BoundaryJob implements JobHandler {

    static final String KIND = "boundaries";

    private final Boundaries boundaries;
    private final Spool spool;

    BoundaryJob(Boundaries boundaries, Spool spool) {
        this.boundaries = boundaries;
        this.spool = spool;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, JobRun run) {
        int set = boundaries
                .find(job.id())
                .filter(found -> found.state() != BoundarySet.State.DRAFT) // a crash came after the activation
                .map(BoundarySet::id)
                .orElseGet(() -> load(job, run));
        if (Boolean.parseBoolean(job.parameters().get("activate"))) {
            run.published(boundaries.activate(set, job.id()));
        }
    }

    private int load(Job job, JobRun run) {
        return boundaries.load(spool.get(job.id()), request(job.parameters()), job.id(), run);
    }

    static Map<String, String> parameters(BoundaryRequest request, String fileName, boolean activate) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("file", fileName);
        parameters.put("country", request.country());
        parameters.put("vintage", request.vintage());
        parameters.put("source", request.source());
        parameters.put("licence", request.licence());
        parameters.put("exercise", String.valueOf(request.exercise()));
        parameters.put("activate", String.valueOf(activate));
        if (request.columns() != null) {
            parameters.put("mapping", request.columns());
        }
        return parameters;
    }

    private static BoundaryRequest request(Map<String, String> parameters) {
        return new BoundaryRequest(
                parameters.get("country"),
                parameters.get("vintage"),
                parameters.get("source"),
                parameters.get("licence"),
                Boolean.parseBoolean(parameters.get("exercise")),
                parameters.get("mapping"));
    }
}
