/** Downloads that open everywhere: shapefile, GeoPackage, GeoJSON, CSV, KML and FlatGeobuf of hotspots, incidents and areas, each with what it is. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "api",
            "areas",
            "formats",
            "hotspots",
            "incidents",
            "jobs",
            "statistics",
            "styles"
        })
@NullMarked
package org.vigie.exports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
