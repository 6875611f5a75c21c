package org.vigie.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GDAL's command line, the judge of what we write. */
public final class Gdal {

    private Gdal() {}

    /** Runs a command and gives what it prints; fails when it is missing, fails, or warns. */
    public static String run(String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AssertionError(command[0] + " is missing: apt-get install gdal-bin", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        assertThat(output).doesNotContain("Warning", "ERROR");
        return output;
    }

    /** What ogr2ogr makes of a file, read by our own GeoJSON reader. */
    public static List<Feature> features(Path source, Path directory) throws IOException {
        Path target = directory.resolve(source.getFileName() + ".back.geojson");
        run("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", target.toString(), source.toString());
        return TestFiles.features(GeoJsonFeatures.open(target));
    }
}
