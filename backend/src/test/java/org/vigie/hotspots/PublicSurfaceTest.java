package org.vigie.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.vigie.Client;
import org.vigie.VigieTest;
import org.vigie.World;
import org.vigie.access.Reader;
import org.vigie.incidents.IncidentFilter;
import org.vigie.incidents.PublicQuestions;
import org.vigie.styles.Measure;

/** The density surface of the public: coarse, from perturbed counts of communes, and empty where few stand behind it. */
@VigieTest
class PublicSurfaceTest {

    @Autowired
    Client client;

    @Autowired
    World world;

    @Autowired
    HotspotService hotspots;

    private static HotspotQuery query() {
        YearMonth month = PublicQuestions.newestMonth(LocalDate.now(ZoneOffset.UTC));
        IncidentFilter filter =
                IncidentFilter.ALL.within(month.atDay(1), month.atEndOfMonth()).seenBy(Reader.PUBLIC);
        return HotspotQuery.of(filter, Measure.KERNEL, 3, EnumSet.allOf(CommuneField.class));
    }

    private void rows(int here, int there) {
        world.clear();
        LocalDate day = query().filter().from();
        var rows = new StringBuilder("sourceRef,date,kind,longitude,latitude,precision,marking\n");
        for (int i = 0; i < here + there; i++) {
            rows.append(
                    "r%d,%s,INS.CLASH,%s,EXACT,TLP:CLEAR\n".formatted(i, day, i < here ? "-0.99,14.01" : "1.05,14.05"));
        }
        client.importText(rows.toString());
    }

    @Test
    void cellsAreCoarseAndPlacesWithFewIncidentsHaveNoData() {
        rows(90, 1);
        Surface surface = hotspots.surface(query()).orElseThrow();
        assertThat(surface.used().cellKm()).isGreaterThanOrEqualTo(5);
        HotspotResult result = hotspots.compute(query());
        var a = result.communes().stream()
                .filter(c -> c.pcode().equals(World.A))
                .findFirst()
                .orElseThrow();
        var n = result.communes().stream()
                .filter(c -> c.pcode().equals(World.N))
                .findFirst()
                .orElseThrow();
        assertThat(a.kernelMean()).isPositive();
        assertThat(n.kernelMean()).isNull(); // 215 km from the others, with one incident: told as 0 or 3
        double[] values = surface.density().values();
        assertThat(IntStream.range(0, values.length).filter(i -> values[i] > 0).count())
                .isPositive();
    }

    @Test
    void withFewIncidentsThereIsNoSurfaceAtAll() {
        rows(2, 2);
        Surface surface = hotspots.surface(query()).orElseThrow();
        assertThat(IntStream.range(0, surface.density().values().length)
                        .filter(i -> surface.value(i) > 0)
                        .count())
                .isZero();
    }

    /** Where in its commune an incident is changes nothing. */
    @Test
    void positionsPlayNoPart() {
        rows(60, 0);
        double[] corner = hotspots.surface(query()).orElseThrow().density().values();
        world.clear();
        var rows = new StringBuilder("sourceRef,date,kind,longitude,latitude,precision,marking\n");
        for (int i = 0; i < 60; i++) {
            rows.append("r%d,%s,INS.CLASH,-0.91,14.09,EXACT,TLP:CLEAR\n"
                    .formatted(i, query().filter().from()));
        }
        client.importText(rows.toString());
        assertThat(hotspots.surface(query()).orElseThrow().density().values()).isEqualTo(corner);
    }
}
