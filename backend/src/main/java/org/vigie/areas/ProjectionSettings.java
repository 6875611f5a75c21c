package org.vigie.areas;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the working projection is centred. A fixed choice of an installation: areas are stored with the boundary sets.
 *
 * @param centreLongitude WGS 84 degrees east, -180..180
 * @param centreLatitude WGS 84 degrees north, -90..90
 */
@ConfigurationProperties("vigie.projection")
record ProjectionSettings(
        @DefaultValue("0") double centreLongitude,
        @DefaultValue("15") double centreLatitude) {

    ProjectionSettings {
        if (!(Math.abs(centreLongitude) <= 180 && Math.abs(centreLatitude) <= 90)) {
            throw new IllegalArgumentException(
                    "vigie.projection: centre-longitude is -180..180, centre-latitude -90..90");
        }
    }
}
