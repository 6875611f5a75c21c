package org.vigie.hotspots;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.vigie.api.Gzipped;

/** The answers given last, by their ETag: the same question of the same data version is answered once. Thread safe. */
@Component
class Answers {

    private static final int KEPT = 200;

    private final Recent<String, Lazy<Gzipped>> answers = new Recent<>(KEPT);
    private final Counter asked;
    private final Timer computed;

    Answers(MeterRegistry registry) {
        asked = Counter.builder("vigie.hotspots.asked")
                .description("Questions about hotspots; those that were not computed came from memory")
                .register(registry);
        computed = Timer.builder("vigie.hotspots.computed")
                .description("Answers that had to be computed")
                .publishPercentileHistogram()
                .register(registry);
    }

    Gzipped get(String etag, Supplier<byte[]> body) {
        asked.increment();
        return answers.get(etag, key -> new Lazy<>(() -> computed.record(() -> Gzipped.of(body.get()))))
                .get();
    }

    /** Forgets all of them. */
    void forget() {
        answers.forget(etag -> true);
    }
}
