package org.vigie.ingest;

import org.springframework.stereotype.Component;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.Spool;

/** Imports uploaded files as jobs. */
@Component
class ImportHandler implements JobHandler {

    static final String KIND = "imports";

    private final Spool spool;
    private final ReportImport imports;

    ImportHandler(Spool spool, ReportImport imports) {
        this.spool = spool;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, JobRun run) {
        imports.run(job.id(), spool.get(job.id()), ImportRequest.of(job.parameters()), run);
    }

    /** What was only rehearsed is mostly imported next. */
    @Override
    public boolean keepsFile(Job ended) {
        return ended.state() == Job.State.DONE
                && ImportRequest.of(ended.parameters()).dryRun();
    }

    @Override
    public void clean(Job job) {
        imports.clean(job.id());
    }
}
