package org.vigie.areas;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.geo.WorkingProjection;

/** Makes the working projection of the settings. */
@Configuration(proxyBeanMethods = false)
class AreasSetup {

    @Bean
    WorkingProjection workingProjection(ProjectionSettings settings) {
        return new WorkingProjection(settings.centreLongitude(), settings.centreLatitude());
    }
}
