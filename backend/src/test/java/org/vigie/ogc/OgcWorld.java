package org.vigie.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.vigie.Client;
import org.vigie.World;
import org.vigie.jobs.Job;

/** Incidents in the squares of {@link World} that every test of the live connection begins with. */
final class OgcWorld {

    /** One a day from 2026-01-01. */
    static final int INCIDENTS = 60;

    /** The first of them lie in the communes A to D. */
    static final int PLACED = 50;

    /** The next are known to their province only, drawn at its middle; the last to their country only, without a position. */
    static final int WITH_POSITION = 55;

    private OgcWorld() {}

    static void load(Client client, World world) {
        world.clear();
        var csv = new StringBuilder(
                "source,sourceRef,date,kind,severity,fatalities,country,province,longitude,latitude,precision,description\n");
        for (int i = 0; i < INCIDENTS; i++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(i);
            boolean somewhere = i >= PLACED;
            // Squares A, B, C, D by turns: -0.95 or -0.85 east, 14.05 or 14.15 north.
            double longitude = -0.95 + 0.1 * (i % 2) + 0.0001 * i;
            double latitude = 14.05 + 0.1 * (i / 2 % 2);
            csv.append(String.format(
                    Locale.ROOT,
                    "essai,r%d,%s,%s,%d,%d,BFA,%s,%s,%s,%s,Texte « accentué » %d <b>\n",
                    i,
                    day,
                    i % 3 == 0 ? "INS.IED" : i % 3 == 1 ? "INS.CLASH" : "CRI.ROB",
                    1 + i % 5,
                    i % 4,
                    somewhere && i < WITH_POSITION ? "Province BF9901" : "",
                    somewhere ? "" : String.format(Locale.ROOT, "%.5f", longitude),
                    somewhere ? "" : String.format(Locale.ROOT, "%.5f", latitude),
                    somewhere ? i < WITH_POSITION ? "PROVINCE" : "COUNTRY" : "EXACT",
                    i));
        }
        Job job = client.importText(csv.toString(), "profile", "vigie", "source", "essai");
        assertThat(job.state()).as(client.issues(job).toString()).isEqualTo(Job.State.DONE);
        assertThat(client.get("/api/v1/incidents").path("numberMatched").asLong())
                .isEqualTo(INCIDENTS);
    }
}
