package org.vigie.snapshots;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.access.Reader;
import org.vigie.access.Role;
import org.vigie.access.Standing;
import org.vigie.api.Problem;
import org.vigie.snapshots.Order.Run;
import org.vigie.snapshots.Snapshot.Kind;
import org.vigie.snapshots.SnapshotStore.RequestName;

/**
 * Runs of saved bulletins. A due one is locked for as long as it is made, so of two instances on one database one makes it. Runs that
 * were missed are caught up once, by the last of them.
 */
@Service
class BulletinRuns {

    private static final Logger LOG = LoggerFactory.getLogger(BulletinRuns.class);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(10);
    private static final int DOUBLED_AT_MOST = 7;

    /** Whoever saved it may no longer make it. */
    static final String NOT_ALLOWED = "BULLETIN_OWNER_NOT_ALLOWED";

    private final BulletinDefinitionStore definitions;
    private final Bulletins bulletins;
    private final Standing standing;
    private final TransactionTemplate transaction;

    BulletinRuns(
            BulletinDefinitionStore definitions,
            Bulletins bulletins,
            Standing standing,
            TransactionTemplate transaction) {
        this.definitions = definitions;
        this.bulletins = bulletins;
        this.standing = standing;
        this.transaction = transaction;
    }

    /** Makes all that are due at a moment; how many were made. */
    int runDue(Instant now) {
        int made = 0;
        Attempt attempt = new Attempt();
        while (attempt(now, attempt)) {
            made += attempt.made ? 1 : 0;
            attempt = new Attempt();
        }
        return made;
    }

    private static final class Attempt {
        private Optional<BulletinDefinition> definition = Optional.empty();
        private boolean made;
    }

    /** Whether there was one. */
    private boolean attempt(Instant now, Attempt attempt) {
        try {
            transaction.executeWithoutResult(status -> {
                attempt.definition = definitions.lockDue(now);
                attempt.definition.ifPresent(definition -> {
                    Instant due = definition.lastRun(now);
                    bulletins.make(order(definition, due, due));
                    definitions.done(definition.id(), definition.nextRun(now));
                    attempt.made = true;
                });
            });
        } catch (RuntimeException trouble) {
            attempt.made = false;
            attempt.definition.ifPresent(definition -> note(definition, trouble, now));
        }
        return attempt.definition.isPresent();
    }

    private void note(BulletinDefinition definition, RuntimeException trouble, Instant now) {
        String code = trouble instanceof Problem problem ? problem.code() : "INTERNAL";
        LOG.warn("The bulletin {} could not be made: {}", definition.id(), code, trouble);
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(definition.failures(), DOUBLED_AT_MOST));
        // Rights do not come back within minutes: the next run looks again.
        Instant next = code.equals(NOT_ALLOWED) ? definition.nextRun(now) : now.plus(wait);
        definitions.failed(definition.id(), code, definition.nextRun(), next);
    }

    /**
     * Makes one now, whether it is due or not.
     *
     * @throws Problem a 409 where whoever saved it may no longer make it
     */
    Snapshot runNow(BulletinDefinition definition, Instant now) {
        return bulletins.make(order(definition, now, null));
    }

    private Order order(BulletinDefinition definition, Instant at, @Nullable Instant due) {
        Span span = definition.span(at);
        String name = definition.id() + "/" + (due == null ? UUID.randomUUID() : due);
        return new Order(
                Kind.BULLETIN,
                definition.title(),
                definition.language(),
                definition.audience(),
                definition.view().during(span.from(), span.to()),
                owner(definition),
                new RequestName(name, Digest.of(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                new Run(definition.id(), due));
    }

    /** Who saved it, with the rights that they still have. */
    private Reader owner(BulletinDefinition definition) {
        return standing.now(definition.owner())
                .filter(reader -> reader.is(Role.ANALYST))
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT, NOT_ALLOWED, definition.owner().name()));
    }
}
