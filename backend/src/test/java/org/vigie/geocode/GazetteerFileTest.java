package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.RowIssue;

class GazetteerFileTest {

    private static final String DUMP = """
            11\tBelâdji\tBeladji\tBeladdji,Bélaji,GAKB\t14.5\t-1.25\tP\tPPLA3\tBF\t\t56\t\t\t\t1200\t\t300\tAfrica/Ouagadougou\t2024-01-01
            12\tPuits "Neuf\tPuits Neuf\t\t14.6\t-1.30\tH\tWLL\tBF\t\t56\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2024-01-01
            13\tLoin\tLoin\t\t6.6\t1.30\tP\tPPL\tTG\t\t56\t\t\t\t0\t\t300\tAfrica/Lome\t2024-01-01
            14\tFaux\tFaux\t\t96.6\t1.30\tP\tPPL\tBF\t\t56\t\t\t\t0\t\t300\tAfrica/Ouagadougou\t2024-01-01
            """;

    @TempDir
    Path directory;

    private final List<GazetteerPlace> places = new ArrayList<>();
    private final List<String> issues = new ArrayList<>();

    @Test
    void aDumpOfGeoNames() throws IOException {
        read(file("BF.txt", DUMP), "BFA");
        assertThat(places).extracting(GazetteerPlace::name).containsExactly("Belâdji", "Puits \"Neuf");
        GazetteerPlace first = places.get(0);
        assertThat(first.otherNames()).containsExactly("Beladji", "Beladdji", "Bélaji");
        assertThat(first.longitude()).isEqualTo(-1.25);
        assertThat(first.latitude()).isEqualTo(14.5);
        assertThat(first.population()).isEqualTo(1200);
        assertThat(first.kind()).isEqualTo(PlaceKind.COMMUNAL_CAPITAL);
        assertThat(places.get(1).kind()).isEqualTo(PlaceKind.NATURAL);
        assertThat(issues).containsExactly("3 PLACE_OF_OTHER_COUNTRY", "4 BAD_COORDINATES");
    }

    @Test
    void theArchiveInWhichGeoNamesComes() throws IOException {
        Path zip = directory.resolve("BF.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
            out.write("GeoNames".repeat(500).getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("BF.txt"));
            out.write(DUMP.getBytes(StandardCharsets.UTF_8));
        }
        read(zip, null);
        assertThat(places).extracting(GazetteerPlace::country).containsExactly("BFA", "BFA", "TGO");
    }

    @Test
    void aTableInFrenchWithSemicolonsAndDecimalCommas() throws IOException {
        read(
                file(
                        "t.csv",
                        "Localité;Pays;Longitude;Latitude;Type\nKoïra;Mali;-3,5;14,25;ville\nKoïra;ML;-3,6;14,3;\n"),
                null);
        assertThat(places).extracting(GazetteerPlace::longitude).containsExactly(-3.5, -3.6);
        assertThat(places).extracting(GazetteerPlace::country).containsExactly("MLI", "MLI");
        assertThat(places.get(0).kind()).isEqualTo(PlaceKind.TOWN);
        assertThat(places.get(0).sourceRef()).isNotEqualTo(places.get(1).sourceRef());
    }

    @Test
    void aListWithoutCoordinates() throws IOException {
        read(file("t.csv", "region,commune,localite,ADM3_PCODE\nR,C,BIRNI,NE001001001\nR,C,SANS,\n"), "NER");
        assertThat(places).hasSize(1);
        assertThat(places.get(0).hasPosition()).isFalse();
        assertThat(places.get(0).pcode()).isEqualTo("NE001001001");
        assertThat(issues).containsExactly("3 NO_LOCATION");
    }

    @Test
    void whatIsNoGazetteerIsRefused() throws IOException {
        Path zip = directory.resolve("vide.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("photo.jpg"));
        }
        assertThatThrownBy(() -> read(zip, "BFA")).isInstanceOfSatisfying(JobFailure.class, e -> assertThat(e.code())
                .isEqualTo("ZIP_WITHOUT_GAZETTEER"));
        assertThatThrownBy(() -> read(file("n.csv", "nom,autre\na,b\n"), "BFA"))
                .isInstanceOfSatisfying(
                        JobFailure.class, e -> assertThat(e.code()).isEqualTo("NO_LOCATION_COLUMNS"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private void read(Path file, @Nullable String country) throws IOException {
        GazetteerFile.read(file, country, new GazetteerFile.Sink() {
            @Override
            public void place(long line, GazetteerPlace place) {
                places.add(place);
            }

            @Override
            public void issue(RowIssue issue) {
                issues.add(issue.line() + " " + issue.code());
            }
        });
    }
}
