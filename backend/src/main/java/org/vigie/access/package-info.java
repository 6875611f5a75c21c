/** Who asks and what they may see: people, organisations, roles, clearance and markings (TLP). */
@NullMarked
@ApplicationModule(allowedDependencies = {"api"})
package org.vigie.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
