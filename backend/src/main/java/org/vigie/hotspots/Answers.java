package org.vigie.hotspots;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.vigie.api.Gzipped;

/** The answers given last, by their ETag: the same question of the same data version is answered once. Thread safe. */
@Component
class Answers {

    private static final int KEPT = 200;

    private final Recent<String, Lazy<Gzipped>> answers = new Recent<>(KEPT);

    Gzipped get(String etag, Supplier<byte[]> body) {
        return answers.get(etag, key -> new Lazy<>(() -> Gzipped.of(body.get())))
                .get();
    }

    /** Forgets all of them. */
    void forget() {
        answers.forget(etag -> true);
    }
}
