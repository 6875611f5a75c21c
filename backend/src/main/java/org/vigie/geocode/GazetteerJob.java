package org.vigie.geocode;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Spool;

/** Loads an uploaded file of places. */
@Component
class GazetteerJob implements JobHandler {

    static final String KIND = "gazetteers";

    private final Gazetteers gazetteers;
    private final Spool spool;

    GazetteerJob(Gazetteers gazetteers, Spool spool) {
        this.gazetteers = gazetteers;
        this.spool = spool;
    }

    /** What a request says, as the parameters of a job. */
    static Map<String, String> parameters(GazetteerRequest request, String fileName) {
        var parameters = new HashMap<String, String>();
        if (request.country() != null) {
            parameters.put("country", request.country());
        }
        parameters.put("source", request.source());
        parameters.put("licence", request.licence());
        parameters.put("vintage", request.vintage());
        parameters.put("exercise", String.valueOf(request.exercise()));
        parameters.put("file", fileName);
        return parameters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, JobRun run) {
        Map<String, String> said = job.parameters();
        var request = new GazetteerRequest(
                said.get("country"),
                said.getOrDefault("source", ""),
                said.getOrDefault("licence", ""),
                said.getOrDefault("vintage", ""),
                Boolean.parseBoolean(said.get("exercise")));
        gazetteers.load(spool.get(job.id()), request, job.id(), run);
    }
}
