package org.vigie.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.jobs.Job;

/** The stand-in communes that ship pass the same checks as real ones, without a warning. */
@AreasTest
class StandInBoundariesTest {

    @Autowired
    AreasClient client;

    @Autowired
    Areas areas;

    @Test
    void areTakenAsTheyAre() {
        for (String country : List.of("BFA", "MLI", "NER")) {
            Map<String, String> fields = Map.of(
                    "country",
                    country,
                    "vintage",
                    "exercice",
                    "source",
                    "Vigie",
                    "licence",
                    "CC BY 4.0",
                    "exercise",
                    "true",
                    "activate",
                    "true");
            Job job = client.send("boundaries", fields, Path.of("../data/demo/boundaries-" + country + ".geojson"));
            assertThat(client.issues(job)).isEmpty();
            assertThat(job.state()).isEqualTo(Job.State.DONE);
            Geometry[] communes = java.util.stream.IntStream.range(
                            0, areas.current().communes().size())
                    .filter(i -> areas.current().communes().get(i).country().equals(country))
                    .mapToObj(areas.current()::geometry)
                    .toArray(Geometry[]::new);
            assertThat(communes.length).isGreaterThan(30);
            assertThat(CoverageValidator.isValid(communes)).isTrue();
        }
        assertThat(areas.current().sets()).hasSize(3).allMatch(BoundarySet::exercise);
    }
}
