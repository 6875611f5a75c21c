/** Coordinate systems, the working projection, units and distances. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.vigie.geo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
