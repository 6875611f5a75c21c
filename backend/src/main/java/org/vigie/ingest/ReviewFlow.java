package org.vigie.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.vigie.access.Marking;
import org.vigie.api.Messages;
import org.vigie.areas.Areas;
import org.vigie.geocode.Geocoder;
import org.vigie.geocode.PlaceQuery;
import org.vigie.geocode.ReviewDecided;
import org.vigie.geocode.Reviews;
import org.vigie.incidents.Precision;
import org.vigie.incidents.UnplacedReports;
import org.vigie.incidents.UnplacedReports.Unplaced;

/** Queues for review what could not be placed by its words, and places it once somebody has decided. */
@Component
class ReviewFlow {

    private static final int BATCH = 1_000;
    /** Before an incident's id, in the name under which it waits. */
    static final String SUBJECT = "incident ";

    private final Reviews reviews;
    private final Geocoder geocoder;
    private final Areas areas;
    private final UnplacedReports unplaced;

    ReviewFlow(Reviews reviews, Geocoder geocoder, Areas areas, UnplacedReports unplaced) {
        this.reviews = reviews;
        this.geocoder = geocoder;
        this.areas = areas;
        this.unplaced = unplaced;
    }

    /** Queues the reports of a data version that have words and no position; in the transaction that publishes them. */
    void queue(long version) {
        var batch = new ArrayList<Reviews.Waiting>();
        unplaced.forEach(version, report -> {
            PlaceQuery query = Placing.query(report.stated());
            batch.add(new Reviews.Waiting(
                    subject(report),
                    query,
                    geocoder.geocode(query, Messages.LANGUAGES.get(0)),
                    Marking.find(report.marking()).orElse(Marking.DEFAULT)));
            if (batch.size() == BATCH) {
                reviews.queue(List.copyOf(batch));
                batch.clear();
            }
        });
        reviews.queue(batch);
    }

    @EventListener
    void on(ReviewDecided decided) {
        decided.findLocation().ifPresent(location -> {
            List<UUID> incidents = decided.subjects().stream()
                    .filter(subject -> subject.startsWith(SUBJECT))
                    .map(subject -> UUID.fromString(subject.substring(SUBJECT.length())))
                    .toList();
            var precision = Precision.valueOf(location.precision().name());
            unplaced.place(incidents, new Placing(areas.current(), geocoder).place(location, precision));
        });
    }

    private static String subject(Unplaced report) {
        return SUBJECT + report.incidentId();
    }
}
