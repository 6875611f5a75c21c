/** Breaks, colours and legends: one definition for page, picture and download. */
@NullMarked
@ApplicationModule(allowedDependencies = {"api", "statistics"})
package org.vigie.styles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
