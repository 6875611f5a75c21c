package org.vigie.hotspots;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.vigie.incidents.IncidentErased;

/** Forgets what was computed and answered before an incident was erased: it was in every version. */
@Component
class ErasedNumbers {

    private final HotspotService hotspots;
    private final Answers answers;

    ErasedNumbers(HotspotService hotspots, Answers answers) {
        this.hotspots = hotspots;
        this.answers = answers;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(IncidentErased erased) {
        hotspots.forget();
        answers.forget();
    }
}
