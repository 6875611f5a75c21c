package org.vigie.hotspots;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.incidents.CountedSources;

/** Lends the settings of the statistics to the packages below. */
@Configuration(proxyBeanMethods = false)
class StatisticsSetup {

    @Bean
    CountedSources countedSources(StatisticsSettings settings) {
        return settings.counted();
    }
}
