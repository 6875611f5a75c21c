package org.vigie.ingest;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.vigie.geocode.Reviews;
import org.vigie.incidents.IncidentErased;
import org.vigie.jobs.Jobs;

/** Takes out what imports and reviews keep of an incident that is erased. */
@Component
class ErasedWords {

    private final Jobs jobs;
    private final Reviews reviews;

    ErasedWords(Jobs jobs, Reviews reviews) {
        this.jobs = jobs;
        this.reviews = reviews;
    }

    @EventListener
    void on(IncidentErased erased) {
        jobs.eraseValues(erased.versions(), erased.words());
        reviews.erase(List.of(ReviewFlow.SUBJECT + erased.id()), erased.words());
    }
}
