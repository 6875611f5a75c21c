package org.vigie.maps;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.vigie.api.Problem;

/**
 * Lets only as many draw at once as there are processors: more would not be faster, and each holds the memory of its pixels.
 * Those who come when many wait already are asked to come again. Thread safe.
 */
@Component
public class DrawingQueue {

    private final Semaphore places;
    private final int longest;
    private final long patienceSeconds;

    DrawingQueue(
            @Value("${vigie.maps.at-once:0}") int atOnce,
            @Value("${vigie.maps.waiting:32}") int longest,
            @Value("${vigie.maps.patience-seconds:10}") long patienceSeconds) {
        places = new Semaphore(
                atOnce > 0 ? atOnce : Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        this.longest = longest;
        this.patienceSeconds = patienceSeconds;
    }

    /**
     * Draws when it is this one's turn.
     *
     * @throws Problem a 503 where too many wait, or the turn does not come
     */
    public <T> T draw(Supplier<T> drawing) {
        try {
            if (!places.tryAcquire() && !waited()) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return drawing.get();
        } finally {
            places.release();
        }
    }

    private boolean waited() throws InterruptedException {
        return places.getQueueLength() < longest && places.tryAcquire(patienceSeconds, TimeUnit.SECONDS);
    }

    private static Problem busy() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_DRAWINGS");
    }
}
