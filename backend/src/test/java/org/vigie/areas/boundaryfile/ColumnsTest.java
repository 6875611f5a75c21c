package org.vigie.areas.boundaryfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns are found, which reference systems are taken, how names are shown. */
class ColumnsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADM3_FR,ADM3_PCODE,ADM3_REF,ADM2_FR,ADM2_PCODE,ADM0_FR,ADM0_PCODE | ADM3_PCODE | ADM3_FR | ADM3_REF | 0,2",
                "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_PCODE,Shape_Area | ADM2_PCODE | ADM2_EN | '' | 0,1",
                "ADM3_FR,ADM3_EN,ADM3_PCODE | ADM3_PCODE | ADM3_FR | ADM3_EN | ''",
                "admin3Pcod,admin3Name,admin3RefN,admin2Pcod,admin2Name | admin3Pcod | admin3Name | admin3RefN | 2",
                "adm3_pcode,adm3_name,adm3_name1,adm1_pcode,adm1_name | adm3_pcode | adm3_name | adm3_name1 | 1",
                "shapeName,shapeISO,shapeID,shapeGroup,shapeType | shapeID | shapeName | '' | ''",
            })
    void areFoundByThemselves(String names, String pcode, String name, String aliases, String parents) {
        Columns found = Columns.find(List.of(names.split(","))).orElseThrow();
        assertThat(found.commune().pcode()).isEqualTo(pcode);
        assertThat(found.commune().name()).isEqualTo(name);
        assertThat(String.join(",", found.commune().aliases())).isEqualTo(aliases);
        assertThat(String.join(
                        ",",
                        found.parents().keySet().stream().map(String::valueOf).toList()))
                .isEqualTo(parents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name", "ADM0_PCODE,ADM0_FR", "ADM3_PCODE,geometry", "ADM3_FR"})
    void areNotGuessed(String names) {
        assertThat(Columns.find(List.of(names.split(",")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pcode=A,name=B", "pcode = A , name = B, parentPcode=C", "{\"pcode\":\"A\",\"name\":\"B\"}"})
    void areNamedByHand(String text) {
        Columns columns = ColumnsByHand.parse(text).orElseThrow().in(List.of("A", "B", "C"));
        assertThat(columns.commune()).isEqualTo(new Columns.Level("A", "B", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pcode=A", "pcode=A,name=", "pcode=A,name=B,colour=C", "{\"pcode\":", "[1]"})
    void aMappingThatNamesTooLittleOrTooMuchIsNone(String text) {
        assertThat(ColumnsByHand.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urn:ogc:def:crs:OGC:1.3:CRS84 | true",
                "urn:ogc:def:crs:EPSG::4326 | true",
                "EPSG:4326 | true",
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84 | true",
                "EPSG:32630 | false",
                "urn:ogc:def:crs:EPSG::3857 | false",
            })
    void referenceSystemsByName(String name, boolean taken) {
        assertThat(LonLatCrs.isMeantBy(name)).isEqualTo(taken);
    }

    @Test
    void referenceSystemsByTheirWkt() {
        String wgs84 = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
        assertThat(LonLatCrs.isMeantBy(wgs84)).isTrue();
        // Adindan, as older maps of the Sahel have it, lies some 200 m off.
        assertThat(LonLatCrs.isMeantBy(wgs84.replace("6378137.0,298.257223563", "6378249.145,293.465")))
                .isFalse();
        assertThat(LonLatCrs.isMeantBy(wgs84.replace("\"Greenwich\",0.0", "\"Paris\",2.33722917")))
                .isFalse();
        assertThat(LonLatCrs.isMeantBy(wgs84.replace("\"Degree\",0.0174532925199433", "\"Grad\",0.01570796326794897")))
                .isFalse();
        assertThat(LonLatCrs.isMeantBy("GEOGCS[broken")).isFalse();
        String utm = "PROJCS[\"WGS_1984_UTM_Zone_30N\"," + wgs84 + ",PROJECTION[\"Transverse_Mercator\"]]";
        assertThat(LonLatCrs.isMeantBy(utm)).isFalse();
        assertThat(LonLatCrs.name(utm)).isEqualTo("WGS_1984_UTM_Zone_30N");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mali (le) | Mali",
                "Niger (the) | Niger",
                "Burkina Faso | Burkina Faso",
                "Tibiri (Doutchi) | Tibiri (Doutchi)",
                "Fada N'Gourma | Fada N’Gourma",
            })
    void namesAreShownWithoutTheirArticle(String name, String shown) {
        assertThat(DisplayName.of(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"Mallawa, Malawa, true", "Fada-Ngourma, FADA N'GOURMA, true", "Boura, Bana, false", "Ségou, Segou, true"
    })
    void namesThatDifferLittleAreAlike(String one, String other, boolean alike) {
        assertThat(PlainName.alike(one, other)).isEqualTo(alike);
    }
}
