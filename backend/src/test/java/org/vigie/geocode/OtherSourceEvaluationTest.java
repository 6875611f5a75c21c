package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.areas.Area;
import org.vigie.geocode.Resolution.Decision;

/**
 * The settlements of Burkina Faso as OpenStreetMap spells and places them, asked of GeoNames alone: real differences of
 * spelling, and many a place that the gazetteer does not have.
 */
class OtherSourceEvaluationTest {

    @Test
    void namesOfAnotherSourceAreFoundOrLeftToAPerson() {
        Resolver resolver = RealGazetteer.resolver(place -> isGeoNames(place));
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (GazetteerPlace place : RealGazetteer.places()) {
            if (place.country().equals("BFA") && !isGeoNames(place)) {
                commune(place).ifPresent(commune -> ask(resolver, place, commune, tallies));
            }
        }
        Tally.print("names of OpenStreetMap asked of GeoNames", tallies);
        Tally commune = tallies.get("country, region, province, commune");
        assertThat(commune.placedShare()).isGreaterThan(0.84);
        assertThat(commune.rightShare()).isGreaterThan(0.97);
    }

    private static void ask(Resolver resolver, GazetteerPlace place, Area commune, Map<String, Tally> tallies) {
        for (int levels = 0; levels <= Area.COMMUNE; levels++) {
            var query = new PlaceQuery(
                    place.name(),
                    "BFA",
                    levels >= 1 ? name(commune, 1) : null,
                    levels >= 2 ? name(commune, 2) : null,
                    levels >= 3 ? name(commune, 3) : null,
                    null);
            Resolution resolution = resolver.resolve(query, Locale.FRENCH);
            boolean placed = resolution.decision() == Decision.PLACED;
            boolean right = placed && isRight(resolution.candidates().get(0), place);
            tallies.computeIfAbsent(said(levels), key -> new Tally()).add(placed, right);
        }
    }

    private static String said(int levels) {
        return switch (levels) {
            case 0 -> "country";
            case 1 -> "country, region";
            case 2 -> "country, region, province";
            default -> "country, region, province, commune";
        };
    }

    private static boolean isRight(Candidate candidate, GazetteerPlace place) {
        return Spheres.distanceKm(candidate.longitude(), candidate.latitude(), place.longitude(), place.latitude())
                <= Scoring.SAME_LOCATION_KM;
    }

    private static boolean isGeoNames(GazetteerPlace place) {
        return place.sourceRef().matches("\\d+");
    }

    private static Optional<Area> commune(GazetteerPlace place) {
        return RealGazetteer.areas()
                .locate(place.longitude(), place.latitude(), "BFA")
                .filter(found -> found.country().equals("BFA"))
                .map(found -> RealGazetteer.areas().get(found.pcode()));
    }

    private static String name(Area commune, int level) {
        return RealGazetteer.areas()
                .ancestor(commune.pcode(), level)
                .orElseThrow()
                .name();
    }
}
