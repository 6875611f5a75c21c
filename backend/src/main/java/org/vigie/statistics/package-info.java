/** The maths of the risk map: pure functions over arrays, each with its paper cited, where NaN stands for "not defined". */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.vigie.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
