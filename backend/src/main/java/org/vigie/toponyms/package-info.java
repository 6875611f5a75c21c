/** Place names: their normal form, how they sound, how alike two of them are, and what a phrase about a place says. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.vigie.toponyms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
