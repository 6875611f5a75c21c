/** Boundary sets in their vintages, the areas from country to commune, populations, and their outlines for the web. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "api", "formats", "geo", "jobs"})
package org.vigie.areas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
