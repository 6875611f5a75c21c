package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.areas.CodAreas;
import org.vigie.geocode.Resolution.Decision;
import org.vigie.geocode.Spellings.Learnt;
import org.vigie.jobs.RowIssue;

/** Phrases and decisions on the exercise geography that ships, in memory. */
class ResolverTest {

    private static final Path DEMO = Path.of("../data/demo");
    private static Resolver resolver;

    @BeforeAll
    static void load() throws IOException {
        var files = new LinkedHashMap<String, Path>();
        for (String country : List.of("BFA", "MLI", "NER")) {
            files.put(country, DEMO.resolve("boundaries-" + country + ".geojson"));
        }
        var builder = new IndexBuilder(CodAreas.read(files), AreaAlias.shipped());
        GazetteerFile.read(DEMO.resolve("places.csv"), null, new GazetteerFile.Sink() {
            @Override
            public void place(long line, GazetteerPlace place) {
                builder.add(place);
            }

            @Override
            public void issue(RowIssue issue) {
                throw new AssertionError(issue);
            }
        });
        resolver = new Resolver(builder.build(), Spellings.NONE, RealGazetteer.WORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "Djibo, BFA, -1.627, 14.099",
        "Jibo, BFA, -1.627, 14.099",
        "Gorom, BFA, -0.235, 14.443",
        "FADA NGOURMA, BFA, 0.358, 12.062",
        "Ansongo, MLI, 0.502, 15.660",
        "Tilabery, NER, 1.453, 14.212",
        "Mopti town, MLI, -4.183, 14.484"
    })
    void namesOfTownsArePlaced(String name, String country, double longitude, double latitude) {
        Candidate best = placed(query(name, country));
        assertThat(best.precision()).isEqualTo(LocationPrecision.SETTLEMENT);
        assertThat(best.longitude()).isCloseTo(longitude, within(0.05));
        assertThat(best.latitude()).isCloseTo(latitude, within(0.05));
    }

    @Test
    void anotherCountryIsNotSearched() {
        assertThat(resolver.resolve(query("Djibo", "MLI"), Locale.FRENCH).decision())
                .isNotEqualTo(Decision.PLACED);
        Resolution abroad = resolver.resolve(query("Djibo", "Ghana"), Locale.ENGLISH);
        assertThat(abroad.decision()).isEqualTo(Decision.NONE);
        assertThat(abroad.why()).contains("GHA");
        assertThat(placed(query("Djibo (Burkina Faso)", null)).country()).isEqualTo("BFA");
    }

    @Test
    void aRegionOfTheReformIsTheAreasItWasMadeOf() {
        Candidate liptako = placed(query("région du Liptako", "BFA"));
        assertThat(liptako.precision()).isEqualTo(LocationPrecision.REGION);
        assertThat(liptako.pcode()).isEqualTo("BFX12");
        assertThat(placed(new PlaceQuery("Dori", "BFA", "Liptako", null, null, null))
                        .precision())
                .isEqualTo(LocationPrecision.SETTLEMENT);
    }

    @Test
    void onlyAreasGiveTheirOwnPrecision() {
        Candidate province = placed(new PlaceQuery(null, "BFA", "Sahel", "SOUM", null, null));
        assertThat(province.precision()).isEqualTo(LocationPrecision.PROVINCE);
        assertThat(province.pcode()).isEqualTo("BFX1203");
        assertThat(placed(new PlaceQuery("inconnu", "BFA", "Sahel", null, null, null))
                        .precision())
                .isEqualTo(LocationPrecision.REGION);
        assertThat(placed(new PlaceQuery(null, "Niger", null, null, null, null)).precision())
                .isEqualTo(LocationPrecision.COUNTRY);
        assertThat(resolver.resolve(PlaceQuery.of("?"), Locale.FRENCH).decision())
                .isEqualTo(Decision.NONE);
    }

    @Test
    void betweenTwoPlacesIsTheirMiddle() {
        Candidate middle = placed(query("entre Djibo et Dori", "BFA"));
        assertThat(middle.longitude()).isCloseTo(-0.83, within(0.02));
        assertThat(middle.latitude()).isCloseTo(14.066, within(0.02));
        assertThat(middle.precision()).isEqualTo(LocationPrecision.REGION);
        assertThat(middle.uncertaintyKm()).isCloseTo(86, within(2.0));
    }

    @Test
    void anOffsetMovesThePoint() {
        Candidate north = placed(query("20 km au nord de Djibo", "BFA"));
        assertThat(Spheres.distanceKm(-1.62665, 14.09864, north.longitude(), north.latitude()))
                .isCloseTo(20, within(0.1));
        assertThat(north.latitude()).isGreaterThan(14.25);
        assertThat(north.uncertaintyKm()).isBetween(5.0, 12.0);
    }

    @Test
    void coordinatesAreReadAndTurnedWhereTheyAreSwapped() {
        Candidate right = placed(PlaceQuery.of("14.0994, -1.6255"));
        Candidate swapped = placed(PlaceQuery.of("-1.6255 14.0994"));
        assertThat(right.precision()).isEqualTo(LocationPrecision.EXACT);
        assertThat(right.longitude()).isEqualTo(-1.6255);
        assertThat(swapped.longitude()).isEqualTo(-1.6255);
        assertThat(resolver.resolve(PlaceQuery.of("10°N 100°W"), Locale.FRENCH).decision())
                .isEqualTo(Decision.REVIEW);
        var elsewhere = new PlaceQuery("14.0994, -1.6255", "BFA", null, null, "Dori", null);
        assertThat(resolver.resolve(elsewhere, Locale.FRENCH).decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void areasThatContradictEachOtherAreLeftToAPerson() {
        var query = new PlaceQuery(null, "BFA", "Est", null, "Djibo", null);
        assertThat(resolver.resolve(query, Locale.FRENCH).decision()).isEqualTo(Decision.REVIEW);
    }

    @Test
    void aLearntSpellingServesWhereItWasTaughtAndWhereNothingElseHasItsName() {
        var learnt = new Learnt(
                "BFA", "djikoloba", "BFX1203", "Djikoloba", "BFX120302", -1.7, 14.2, LocationPrecision.SETTLEMENT, 2);
        var elsewhere =
                new Learnt("BFA", "dori", "BFX1203", "Dori", "BFX120302", -1.7, 14.2, LocationPrecision.SETTLEMENT, 2);
        var learned = new Resolver(resolver.index(), new Spellings(List.of(learnt, elsewhere)), RealGazetteer.WORDS);
        for (String province : new String[] {"Soum", null}) {
            var query = new PlaceQuery("Djikoloba", "BFA", null, province, null, null);
            assertThat(learned.resolve(query, Locale.FRENCH)
                            .placed()
                            .orElseThrow()
                            .longitude())
                    .isEqualTo(-1.7);
        }
        var other = new PlaceQuery("Djikoloba", "BFA", null, "Gourma", null, null);
        assertThat(learned.resolve(other, Locale.FRENCH).decision()).isNotEqualTo(Decision.PLACED);
        assertThat(learned.resolve(query("Dori", "BFA"), Locale.FRENCH)
                        .placed()
                        .orElseThrow()
                        .longitude())
                .isCloseTo(-0.033, within(0.01));
    }

    private static PlaceQuery query(String place, @Nullable String country) {
        return new PlaceQuery(place, country, null, null, null, null);
    }

    private static Candidate placed(PlaceQuery query) {
        Resolution resolution = resolver.resolve(query, Locale.FRENCH);
        assertThat(resolution.decision()).as(resolution.toString()).isEqualTo(Decision.PLACED);
        return resolution.candidates().get(0);
    }
}
