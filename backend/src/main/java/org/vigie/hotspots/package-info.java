/** How many incidents each commune has, how dense they are, and where that is more than chance. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "api", "areas", "geo", "incidents", "statistics", "styles"})
package org.vigie.hotspots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
