/** The gazetteer, and words about a place to a location, its precision and how sure it is; and back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "api", "areas", "formats", "geo", "jobs", "toponyms"})
package org.vigie.geocode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
