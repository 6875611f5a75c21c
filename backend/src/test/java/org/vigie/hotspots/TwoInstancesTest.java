package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.vigie.Client;
import org.vigie.Vigie;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.jobs.Jobs;
import tools.jackson.databind.JsonNode;

/** Two instances on one database: what one publishes the other shows at once. */
@VigieTest
class TwoInstancesTest {

    private static final String PATH = "/api/v1/hotspots?from=2025-01-01&to=2025-06-30&permutations=99";

    @Autowired
    private Client client;

    @Autowired
    private World world;

    @Autowired
    private Environment environment;

    @Test
    void showTheSameVersion() {
        world.clear();
        client.importText("sourceRef,date,kind,longitude,latitude\n1,2025-01-20,INS.CLASH,-0.95,14.05\n");
        try (ConfigurableApplicationContext second = second()) {
            var other = new Client(second.getEnvironment(), second.getBean(Jobs.class));
            assertThat(other.get(PATH)).isEqualTo(client.get(PATH));
            client.importText("sourceRef,date,kind,longitude,latitude\n2,2025-01-21,INS.CLASH,-0.95,14.05\n");
            JsonNode there = other.get(PATH);
            assertThat(there.get("placed").asLong()).isEqualTo(2);
            assertThat(there).isEqualTo(client.get(PATH));
        }
    }

    private ConfigurableApplicationContext second() {
        var application = new SpringApplication(Vigie.class);
        application.setDefaultProperties(Map.of("spring.main.banner-mode", "off"));
        return application.run(
                "--server.port=0",
                "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                "--spring.datasource.password=" + environment.getProperty("spring.datasource.password", ""),
                "--spring.datasource.hikari.maximum-pool-size=3",
                "--spring.jmx.enabled=false",
                "--vigie.spool-directory=target/spool-second");
    }
}
