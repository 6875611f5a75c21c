package org.vigie.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.areas.Boundaries;
import org.vigie.areas.BoundaryRequest;
import org.vigie.areas.BoundarySet;
import org.vigie.jobs.Job;
import org.vigie.jobs.JobHandler;
import org.vigie.jobs.JobRun;

/**
 * Loads the exercise data that ship in {@code data/demo}, by the same ways as real data: stand-in communes of the three
 * countries, and incidents. A country that has real boundaries keeps them.
 */
@Component
class DemoHandler implements JobHandler {

    static final String KIND = "demo";

    private static final List<String> COUNTRIES = List.of("BFA", "MLI", "NER");
    private static final String VINTAGE = "exercice";
    private static final String SOURCE = "Vigie, d’après GeoNames et Natural Earth (données d’exercice)";
    private static final String LICENCE = "CC BY 4.0";

    private final Boundaries boundaries;
    private final ReportImport imports;

    DemoHandler(Boundaries boundaries, ReportImport imports) {
        this.boundaries = boundaries;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job, JobRun run) {
        for (String country : COUNTRIES) {
            withFile("boundaries-" + country + ".geojson", file -> loadBoundaries(country, file, job, run));
        }
        var request = new ImportRequest("vigie", null, Marking.CLEAR, false, true, "incidents.csv");
        withFile("incidents.csv", file -> imports.run(job.id(), file, request, run));
    }

    @Override
    public void clean(Job job) {
        imports.clean(job.id());
    }

    private void loadBoundaries(String country, Path file, Job job, JobRun run) {
        boolean served = boundaries.list().stream()
                .anyMatch(set -> set.country().equals(country) && set.state() == BoundarySet.State.ACTIVE);
        if (served) {
            return;
        }
        int set = boundaries
                .find(country, VINTAGE)
                .map(BoundarySet::id)
                .orElseGet(() -> boundaries.load(
                        file, new BoundaryRequest(country, VINTAGE, SOURCE, LICENCE, true, null), job.id(), run));
        boundaries.activate(set, job.id());
    }

    private interface FileWork {
        void with(Path file);
    }

    /** What ships lies in the jar; readers want a file. */
    private static void withFile(String name, FileWork work) {
        try (InputStream in = new ClassPathResource("data/demo/" + name).getInputStream()) {
            Path file = Files.createTempFile("vigie-demo", name);
            try {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                work.with(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
