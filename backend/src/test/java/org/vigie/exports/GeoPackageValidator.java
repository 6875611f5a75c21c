package org.vigie.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.vigie.formats.Gdal;

/** GDAL's GeoPackage validator (python3-gdal). */
final class GeoPackageValidator {

    private static final Path SCRIPT = Path.of("/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py");

    private GeoPackageValidator() {}

    /** Fails with what the validator says. */
    static void check(Path file) throws IOException {
        Assumptions.assumeTrue(
                Files.exists(SCRIPT), "GDAL's GeoPackage validator is missing: apt-get install python3-gdal");
        Gdal.run("/usr/bin/python3", SCRIPT.toString(), "-k", file.toString());
    }
}
