/** How reports come in: profiles of files, imports, single incidents, and the exercise data. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "api", "areas", "formats", "geocode", "geo", "incidents", "jobs", "toponyms"})
package org.vigie.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
