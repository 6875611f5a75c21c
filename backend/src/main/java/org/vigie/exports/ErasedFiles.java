package org.vigie.exports;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.vigie.incidents.IncidentErased;

/** Lets the files go that wait to be fetched: an incident that was erased may stand in any of them. */
@Component
class ErasedFiles {

    private final ExportFiles files;

    ErasedFiles(ExportFiles files) {
        this.files = files;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(IncidentErased erased) {
        files.removeAll();
    }
}
