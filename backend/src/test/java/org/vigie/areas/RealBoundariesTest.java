package org.vigie.areas;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.SharedData;

/** The real communes of Burkina Faso, Mali and Niger, where they are there. */
@AreasTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealBoundariesTest {

    @Autowired
    AreasClient client;

    @Autowired
    Areas areas;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void load() {
        for (String country : List.of("BFA", "MLI", "NER")) {
            Path file = SharedData.require("boundaries/" + country.toLowerCase() + "_adm3.geojson");
            long start = System.nanoTime();
            client.activate(
                    Map.of("country", country, "vintage", "cod", "source", "OCHA", "licence", "CC BY-IGO"), file);
            System.out.println(country + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }

    @Test
    void measure() throws IOException {
        HttpResponse<byte[]> answer = client.call("GET", "/api/v1/areas?level=3", "Accept-Encoding", "gzip");
        System.out.println("size " + answer.body().length);
        for (int level = 0; level < 3; level++)
            System.out.println("size " + level + " "
                    + client.call("GET", "/api/v1/areas?level=" + level, "Accept-Encoding", "gzip")
                            .body()
                            .length);
        jdbc.sql(
                        "select s.country, level, count(*), max(abs(st_area(outline)-st_area(geom))/st_area(geom)) e, bool_and(st_isvalid(outline)) v, sum(st_npoints(outline)) n, sum(st_npoints(geom)) n0 from area a join boundary_set s on s.id=boundary_set_id group by 1,2 order by 1,2")
                .query()
                .listOfRows()
                .forEach(System.out::println);
        AreaIndex index = areas.current();
        var r = new SplittableRandom(1);
        for (int k = 0; k < 4; k++) {
            long t = System.nanoTime();
            int in = 0;
            for (int i = 0; i < 1_000_000; i++) {
                if (index.locate(-12 + r.nextDouble() * 28, 9.5 + r.nextDouble() * 15, "MLI")
                        .isPresent()) in++;
            }
            System.out.println("locate " + in + " " + (System.nanoTime() - t) / 1_000_000);
        }
    }
}
