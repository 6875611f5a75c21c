/** The store: incidents, their reports, categories, filters and coverage. */
@NullMarked
@ApplicationModule(allowedDependencies = {"areas", "geo", "access", "api"})
package org.vigie.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
