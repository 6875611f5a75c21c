/** Maps and bulletins as they were known one day: frozen, verified, embedded, withdrawn. */
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
            "styles"
        })
@NullMarked
package org.vigie.snapshots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
