/** Readers and writers of the files people bring and take home: CSV, .xlsx, GeoJSON, shapefile, GeoPackage, KML, FlatGeobuf; they know no incident. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.vigie.formats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
