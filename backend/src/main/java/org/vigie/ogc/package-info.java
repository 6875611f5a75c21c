/** Live connections for other programs: OGC API - Features, vector tiles and WMS. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "api",
            "areas",
            "exports",
            "formats",
            "geo",
            "hotspots",
            "incidents",
            "maps",
            "statistics",
            "styles",
            "toponyms"
        })
package org.vigie.ogc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
