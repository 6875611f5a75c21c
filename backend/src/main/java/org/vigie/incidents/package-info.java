/** The store: incidents, their reports, categories, filters and coverage. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "api", "areas", "geo", "jobs"})
package org.vigie.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
