package org.vigie;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: reports come in, land in their commune, and go out as hotspots. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Vigie {

    /** Starts the service; configuration is {@code vigie.*} (environment {@code VIGIE_*}). */
    public static void main(String[] args) {
        SpringApplication.run(Vigie.class, args);
    }
}
