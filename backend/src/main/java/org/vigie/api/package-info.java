/** What every HTTP answer shares: problem details, the data version, caching, parameters, languages, capabilities. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.vigie.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
