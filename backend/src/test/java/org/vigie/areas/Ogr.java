package org.vigie.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes shapefiles with GDAL, which scripts/test installs. */
final class Ogr {

    private Ogr() {}

    /** A file as a zipped shapefile, by {@code ogr2ogr} with further options. */
    static Path zippedShapefile(Path file, String... options) {
        try {
            Path directory = Files.createTempDirectory("ogr");
            var command = new ArrayList<>(List.of("ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8"));
            command.addAll(List.of(options));
            command.addAll(List.of(directory.resolve("areas.shp").toString(), file.toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ogr2ogr failed (is gdal-bin installed?): " + output);
            }
            return zip(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("ogr2ogr is needed: install gdal-bin", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path zip(Path directory) throws IOException {
        Path zip = Files.createTempFile("areas", ".zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        }
        return zip;
    }
}
