/** Work that takes longer than a request: imports and long exports, their state, progress and row issues. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "api"})
package org.vigie.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
