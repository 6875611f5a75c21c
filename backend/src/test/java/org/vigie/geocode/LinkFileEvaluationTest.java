package org.vigie.geocode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.SharedData;
import org.vigie.areas.Area;
import org.vigie.formats.CsvTable;

/** The names of 1,068 real events whose places are known: with their country only, and with more and more said. */
class LinkFileEvaluationTest {

    private static Resolver resolver;
    private static List<Link> links;

    /** An event's place: the name in the gazetteer, the commune it lies in, and its position. */
    record Link(String name, Area commune, GazetteerPlace truth) {}

    @BeforeAll
    static void load() throws IOException {
        resolver = RealGazetteer.resolver(place -> true);
        Map<String, GazetteerPlace> byId = RealGazetteer.places().stream()
                .filter(place -> place.sourceRef().matches("\\d+"))
                .collect(Collectors.toMap(GazetteerPlace::sourceRef, Function.identity(), (one, two) -> one));
        links = new ArrayList<>();
        try (var table = CsvTable.open(SharedData.require("reference/ucdp_v21_1_geonames_link.csv"))) {
            table.forEach(row -> {
                GazetteerPlace truth = byId.get(row.cell(1));
                RealGazetteer.areas()
                        .find(row.cell(3))
                        .ifPresent(commune -> links.add(new Link(row.cell(2), commune, truth)));
            });
        }
    }

    @Test
    void realNamesBecomeTheirPlaces() {
        var tallies = new LinkedHashMap<String, Tally>();
        tallies.put("country", evaluate(link -> query(link, 0, link.name())));
        tallies.put("country, with a type word", evaluate(link -> query(link, 0, link.name() + " town")));
        tallies.put("country, region", evaluate(link -> query(link, 1, link.name())));
        tallies.put("country, region, province", evaluate(link -> query(link, 2, link.name())));
        tallies.put("country, region, province, commune", evaluate(link -> query(link, 3, link.name())));
        Tally.print("names of real events, with what is said beside", tallies);
        tallies.values().forEach(tally -> assertThat(tally.rightShare()).isGreaterThan(0.97));
        assertThat(tallies.get("country").placedShare()).isGreaterThan(0.75);
        assertThat(tallies.get("country, region, province, commune").placedShare())
                .isGreaterThan(0.95);
    }

    private static PlaceQuery query(Link link, int levels, String place) {
        return new PlaceQuery(
                place,
                link.commune().country(),
                levels >= 1 ? name(link, 1) : null,
                levels >= 2 ? name(link, 2) : null,
                levels >= 3 ? name(link, 3) : null,
                null);
    }

    private static String name(Link link, int level) {
        return RealGazetteer.areas()
                .ancestor(link.commune().pcode(), level)
                .orElseThrow()
                .name();
    }

    private static Tally evaluate(Function<Link, PlaceQuery> said) {
        var tally = new Tally();
        for (Link link : links) {
            Resolution resolution = resolver.resolve(said.apply(link), Locale.ENGLISH);
            boolean right = resolution
                    .placed()
                    .filter(best -> Spheres.distanceKm(
                                    best.longitude(),
                                    best.latitude(),
                                    link.truth().longitude(),
                                    link.truth().latitude())
                            <= Scoring.SAME_LOCATION_KM)
                    .isPresent();
            tally.add(resolution.decision() == Resolution.Decision.PLACED, right);
        }
        return tally;
    }
}
