package org.vigie.geocode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.Area;
import org.vigie.geocode.GeocodeIndex.Entry;
import org.vigie.geocode.Resolution.Decision;
import org.vigie.geocode.Scoring.Scored;
import org.vigie.toponyms.PhraseParser;
import org.vigie.toponyms.PlacePhrase;
import org.vigie.toponyms.PlacePhrase.Context;
import org.vigie.toponyms.PlacePhrase.Name;
import org.vigie.toponyms.Toponym;

/** Takes a phrase about a place to its candidates and decides. Thread safe. */
final class Resolver {

    /** From this confidence on a location is placed without asking anybody. */
    static final double PLACED_FROM = 0.8;

    private static final double SHOWN_FROM = 0.001;
    private static final int MOST_CANDIDATES = 8;
    private static final double AROUND_KM = 5;
    private static final double SETTLEMENT_KM = 2;

    private final GeocodeIndex index;
    private final Spellings spellings;
    private final Words words;
    private final NameMatcher matcher;
    private final Scoring scoring;
    private final StatedAreas areas;
    private final Stretches stretches;

    Resolver(GeocodeIndex index, Spellings spellings, Words words) {
        this.index = index;
        this.spellings = spellings;
        this.words = words;
        matcher = new NameMatcher(index);
        scoring = new Scoring(index);
        areas = new StatedAreas(index);
        stretches = new Stretches(index, words);
    }

    GeocodeIndex index() {
        return index;
    }

    /** Resolves the words of a report; {@code why} in the given language. */
    Resolution resolve(PlaceQuery query, Locale language) {
        int within = query.withinPcode() == null ? AreaTree.NONE : index.tree().find(query.withinPcode());
        if (query.withinPcode() != null && within == AreaTree.NONE) {
            return nothing(words.say(language, "UNKNOWN_AREA", query.withinPcode()));
        }
        return new Work(query, language, within).resolve();
    }

    /** The areas that a report names, as the finest of them: what is known even where its place is not. */
    Stated stated(PlaceQuery query) {
        return areas.of(query, contexts(query));
    }

    private static List<Context> contexts(PlaceQuery query) {
        return query.place() != null && PhraseParser.parse(query.place()) instanceof Name name
                ? name.contexts()
                : List.of();
    }

    private static Resolution nothing(String why) {
        return new Resolution(Decision.NONE, List.of(), why);
    }

    /** One query on its way. */
    private final class Work {

        private final PlaceQuery query;
        private final Locale language;
        private final int within;

        Work(PlaceQuery query, Locale language, int within) {
            this.query = query;
            this.language = language;
            this.within = within;
        }

        Resolution resolve() {
            PlacePhrase phrase = PhraseParser.parse(query.place() == null ? "" : query.place());
            if (phrase instanceof PlacePhrase.Position position) {
                return position(position);
            }
            Stated stated = areas.of(query, contexts(query));
            if (stated.country() != null && !index.covers(stated.country())) {
                return nothing(words.say(language, "NO_GAZETTEER", stated.country()));
            }
            if (phrase instanceof PlacePhrase.Between between) {
                return decided(stretches.between(between, this::located, language));
            }
            if (phrase instanceof PlacePhrase.Offset offset) {
                return decided(stretches.offset(offset, located(offset.of()), language));
            }
            return phrase instanceof Name name && !name.text().isEmpty() ? name(name, stated) : areaOnly(stated);
        }

        private List<Scored> located(Name name) {
            Stated stated = areas.of(query, name.contexts());
            return scored(name, stated);
        }

        private List<Scored> scored(Name name, Stated stated) {
            Toponym written = Toponym.of(name.text());
            if (written.isEmpty()) {
                return List.of();
            }
            Collection<Match> matches = matcher.find(written, stated, allowed()).values();
            return scoring.score(written, name.type(), stated, matches);
        }

        private IntPredicate allowed() {
            return within == AreaTree.NONE
                    ? place -> true
                    : place -> index.tree().isWithin(index.entry(place).area(), within);
        }

        private Resolution name(Name name, Stated stated) {
            List<Scored> scored = scored(name, stated);
            var learnt = spellings.find(name.text(), stated, index, scored);
            if (learnt.isPresent() && isWithin(learnt.get().pcode())) {
                return decided(List.of(learnt.get().candidate(words.say(language, "LEARNT", name.text()))));
            }
            var candidates = new ArrayList<Candidate>();
            for (Scored one : scored) {
                if (one.probability() >= SHOWN_FROM || candidates.isEmpty()) {
                    candidates.add(candidate(one, stated, name.around()));
                }
            }
            return decided(candidates);
        }

        private boolean isWithin(@Nullable String pcode) {
            return within == AreaTree.NONE
                    || pcode != null && index.tree().isWithin(index.tree().find(pcode), within);
        }

        private Candidate candidate(Scored scored, Stated stated, boolean around) {
            Entry entry = scored.entry();
            Area area = entry.area() == AreaTree.NONE ? null : index.tree().area(entry.area());
            return new Candidate(
                    entry.name(),
                    scored.match().spelling(),
                    area == null ? null : area.pcode(),
                    entry.country(),
                    entry.longitude(),
                    entry.latitude(),
                    entry.precision(),
                    uncertaintyKm(entry, area, around),
                    Calibration.confidence(scored.probability()),
                    words.match(scored, stated, language));
        }

        private static double uncertaintyKm(Entry entry, @Nullable Area area, boolean around) {
            if (entry.precision() == LocationPrecision.SETTLEMENT || area == null) {
                return around ? AROUND_KM : SETTLEMENT_KM;
            }
            return Math.sqrt(area.areaSquareKm() / Math.PI);
        }

        private Resolution position(PlacePhrase.Position position) {
            double longitude = position.longitude();
            double latitude = position.latitude();
            Stated stated = areas.of(query, List.of());
            boolean swap = !position.orderCertain()
                    && Math.abs(longitude) <= 90
                    && index.commune(longitude, latitude, stated.country()).isEmpty()
                    && index.commune(latitude, longitude, stated.country()).isPresent();
            Candidate read = swap
                    ? read(latitude, longitude, position.uncertaintyKm(), stated)
                    : read(longitude, latitude, position.uncertaintyKm(), stated);
            return isWithin(read.pcode()) ? decided(List.of(read)) : nothing(words.say(language, "NOTHING"));
        }

        private Candidate read(double longitude, double latitude, double uncertaintyKm, Stated stated) {
            Area commune = index.commune(longitude, latitude, stated.country()).orElse(null);
            boolean agrees = stated.finest().isEmpty()
                    || commune != null
                            && stated.finest().stream().anyMatch(area -> index.tree()
                                    .isWithin(index.tree().find(commune.pcode()), area));
            double confidence = commune == null ? 0.5 : agrees ? 0.99 : 0.6;
            String why = words.say(
                    language,
                    commune == null ? "OUTSIDE_EVERY_COMMUNE" : agrees ? "COORDINATES" : "COORDINATES_ELSEWHERE");
            return new Candidate(
                    commune == null ? "" : commune.displayName(),
                    query.place(),
                    commune == null ? null : commune.pcode(),
                    commune == null ? null : commune.country(),
                    longitude,
                    latitude,
                    LocationPrecision.EXACT,
                    uncertaintyKm,
                    confidence,
                    why);
        }

        /** No place is named: the finest area said is what is known. */
        private Resolution areaOnly(Stated stated) {
            if (query.commune() != null && stated.unknown().contains(query.commune())) {
                return asPlace(query.commune());
            }
            if (stated.finest().isEmpty()) {
                return stated.country() == null ? nothing(words.say(language, "NOTHING")) : country(stated);
            }
            double confidence =
                    (stated.contradictory() ? 0.5 : 0.98) / stated.finest().size();
            List<Candidate> candidates = stated.finest().stream()
                    .filter(area -> within == AreaTree.NONE || index.tree().isWithin(area, within))
                    .map(area -> area(area, confidence, stated.finestText()))
                    .toList();
            return decided(candidates);
        }

        /** A village in the column of the commune. */
        private Resolution asPlace(String text) {
            var moved =
                    new PlaceQuery(text, query.country(), query.region(), query.province(), null, query.withinPcode());
            return Resolver.this.resolve(moved, language);
        }

        private Resolution country(Stated stated) {
            List<Candidate> found = new ArrayList<>();
            for (int area = 0; area < index.tree().size(); area++) {
                Area one = index.tree().area(area);
                boolean wanted = one.level() == 0 && one.country().equals(stated.country());
                if (wanted && (within == AreaTree.NONE || within == area)) {
                    found.add(area(area, 0.98, stated.country()));
                }
            }
            return decided(found);
        }

        private Candidate area(int number, double confidence, @Nullable String text) {
            Area area = index.tree().area(number);
            Entry seat = index.seat(number);
            return new Candidate(
                    area.displayName(),
                    text == null ? area.displayName() : text,
                    area.pcode(),
                    area.country(),
                    seat == null ? area.longitude() : seat.longitude(),
                    seat == null ? area.latitude() : seat.latitude(),
                    LocationPrecision.ofLevel(area.level()),
                    Math.sqrt(area.areaSquareKm() / Math.PI),
                    confidence,
                    words.say(language, "AREA_ONLY", area.displayName()));
        }

        private Resolution decided(List<Candidate> candidates) {
            if (candidates.isEmpty()) {
                return nothing(words.say(language, "NOTHING"));
            }
            List<Candidate> shown = candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()));
            Candidate best = shown.get(0);
            if (best.confidence() >= PLACED_FROM) {
                return new Resolution(Decision.PLACED, shown, best.why());
            }
            boolean rivals = shown.size() > 1 && shown.get(1).confidence() > best.confidence() / 4;
            String why = rivals ? words.say(language, "RIVALS") : words.say(language, "UNSURE");
            return new Resolution(Decision.REVIEW, shown, why);
        }
    }
}
