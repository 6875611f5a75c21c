/** Who asks, what they may do and see, and what they did: people, organisations, roles, keys, clearance and markings (TLP), audit. */
@NullMarked
@ApplicationModule(allowedDependencies = {"api"})
package org.vigie.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
