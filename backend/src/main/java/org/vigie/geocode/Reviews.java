package org.vigie.geocode;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.vigie.access.Marking;
import org.vigie.api.Messages;
import org.vigie.api.Problem;
import org.vigie.geocode.ReviewDecided.Outcome;
import org.vigie.geocode.Spellings.Learnt;
import org.vigie.toponyms.PhraseParser;
import org.vigie.toponyms.PlacePhrase;
import org.vigie.toponyms.Toponym;

/**
 * The queue of places that are not sure enough. The same words of several reports are one question. An answer is learnt
 * for its country and serves from then on.
 */
@Service
public class Reviews {

    private static final Locale DEFAULT_LANGUAGE = Messages.LANGUAGES.get(0);

    private final ReviewStore store;
    private final SpellingStore spellings;
    private final IndexCache cache;
    private final ApplicationEventPublisher events;

    Reviews(ReviewStore store, SpellingStore spellings, IndexCache cache, ApplicationEventPublisher events) {
        this.store = store;
        this.spellings = spellings;
        this.cache = cache;
        this.events = events;
    }

    /**
     * Something that waits for a place.
     *
     * @param subject what waits, in the words of the caller ({@code report 4711}); {@link ReviewDecided} gives them back
     * @param marking how far its words may travel
     */
    public record Waiting(String subject, PlaceQuery query, Resolution resolution, Marking marking) {}

    /** Queues what could not be placed, as a part of the caller's transaction; what waits already is not doubled. */
    @Transactional
    public void queue(Collection<Waiting> waiting) {
        store.queue(waiting);
    }

    /** Takes subjects out of the queue, as when their rows are gone; questions that nobody waits for any more close. */
    @Transactional
    public void forget(Collection<String> subjects) {
        store.forget(subjects);
    }

    /**
     * Takes subjects and their words out for good, of answered questions too: questions that nobody else waited for, and spellings
     * that were learnt from such words.
     */
    @Transactional
    public void erase(Collection<String> subjects, Collection<String> words) {
        store.erase(subjects);
        if (spellings.erase(words) > 0) {
            afterCommit(cache::stale);
        }
    }

    /** How many questions are open. */
    public long countOpen() {
        return store.count("OPEN");
    }

    /**
     * Says that a candidate is right: the first is 0.
     *
     * @throws Problem a 404 where there is no such review, a 409 where it was answered already, a 400 for the candidate
     */
    @Transactional
    Review choose(long id, int candidate, boolean learn, @Nullable String person) {
        Review review = open(id);
        if (candidate < 0 || candidate >= review.candidates().size()) {
            throw Problem.invalid(
                    "candidate", "NO_CANDIDATE", review.candidates().size() - 1);
        }
        Outcome outcome = candidate == 0 ? Outcome.CONFIRMED : Outcome.CHOSEN;
        return decide(review, outcome, sure(review.candidates().get(candidate)), learn, person);
    }

    /** Says that the place is known as an area only. */
    @Transactional
    Review chooseArea(long id, String pcode, boolean learn, @Nullable String person) {
        Review review = open(id);
        var query = new PlaceQuery(null, null, null, null, pcode, null);
        boolean known = cache.current().index().tree().find(pcode) != AreaTree.NONE;
        Candidate area = known
                ? cache.current().resolve(query, DEFAULT_LANGUAGE).placed().orElse(null)
                : null;
        if (area == null) {
            throw Problem.invalid("pcode", "UNKNOWN_AREA_CODE", pcode);
        }
        return decide(review, Outcome.CHOSEN, sure(area), learn, person);
    }

    /** Puts the place on the map by hand, WGS 84 degrees. */
    @Transactional
    Review point(long id, double longitude, double latitude, boolean learn, @Nullable String person) {
        Review review = open(id);
        var commune = cache.current().index().commune(longitude, latitude, null);
        String name = review.query().place() == null ? "" : review.query().place();
        var pointed = new Candidate(
                name,
                name,
                commune.map(area -> area.pcode()).orElse(null),
                commune.map(area -> area.country()).orElse(null),
                longitude,
                latitude,
                LocationPrecision.SETTLEMENT,
                2,
                1,
                "");
        return decide(review, Outcome.POINTED, pointed, learn, person);
    }

    /** Says that these words are no place that can be found. */
    @Transactional
    Review reject(long id, @Nullable String person) {
        return decide(open(id), Outcome.REJECTED, null, false, person);
    }

    /**
     * Tries an open review again. Where it is sure now it is answered, else its candidates are those of now.
     *
     * @return whether it was answered
     */
    @Transactional
    boolean retry(long id) {
        Review review = store.find(id).filter(Review::isOpen).orElse(null);
        if (review == null) {
            return false;
        }
        Resolution again = cache.current().resolve(review.query(), DEFAULT_LANGUAGE);
        if (again.placed().isEmpty()) {
            store.setCandidates(id, again.candidates());
            return false;
        }
        decide(review, Outcome.RESOLVED, again.candidates().get(0), false, null);
        return true;
    }

    private Review open(long id) {
        Review review = store.findForUpdate(id).orElseThrow(() -> Problem.notFound("geocode/reviews/" + id));
        if (!review.isOpen()) {
            throw new Problem(HttpStatus.CONFLICT, "REVIEW_ANSWERED", id);
        }
        return review;
    }

    private static Candidate sure(Candidate candidate) {
        return new Candidate(
                candidate.name(),
                candidate.matchedName(),
                candidate.pcode(),
                candidate.country(),
                candidate.longitude(),
                candidate.latitude(),
                candidate.precision(),
                candidate.uncertaintyKm(),
                1,
                candidate.why());
    }

    private Review decide(
            Review review, Outcome outcome, @Nullable Candidate location, boolean learn, @Nullable String person) {
        store.decide(review.id(), outcome, location, person);
        if (learn && location != null) {
            learn(review.query(), location);
        }
        List<String> subjects =
                review.subjects().stream().map(Review.Subject::name).toList();
        events.publishEvent(new ReviewDecided(review.id(), subjects, outcome, location));
        return store.find(review.id()).orElseThrow();
    }

    /** Only names are learnt: "15 km au nord de X" says something else next time. */
    private void learn(PlaceQuery query, Candidate location) {
        if (query.place() == null
                || location.country() == null
                || !(PhraseParser.parse(query.place()) instanceof PlacePhrase.Name name)) {
            return;
        }
        Toponym written = Toponym.of(name.text());
        if (written.isEmpty()) {
            return;
        }
        Resolver resolver = cache.current();
        var learnt = new Learnt(
                location.country(),
                written.compact(),
                Spellings.context(resolver.stated(query), resolver.index()),
                location.name(),
                location.pcode(),
                location.longitude(),
                location.latitude(),
                location.precision(),
                location.uncertaintyKm());
        spellings.learn(learnt, query.place());
        afterCommit(cache::stale);
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
