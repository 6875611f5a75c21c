package org.vigie.geocode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.geocode.Match.Kind;
import org.vigie.geocode.Scoring.Scored;
import org.vigie.toponyms.Toponym;

/**
 * Spellings that people confirmed, per country. A spelling serves where a report says the same areas as the one that
 * taught it, where the learnt location lies in the areas said, and, for a name that the gazetteer does not have at all,
 * where nothing is said. Immutable and thread safe.
 */
final class Spellings {

    static final Spellings NONE = new Spellings(List.of());

    private static final double CONFIDENCE = 0.99;

    /**
     * One confirmed spelling.
     *
     * @param country ISO 3166-1 alpha-3
     * @param context P-codes of the finest areas that the report said, ascending with spaces; empty for none
     * @param pcode the finest area known, null outside all
     */
    record Learnt(
            String country,
            String compact,
            String context,
            String name,
            @Nullable String pcode,
            double longitude,
            double latitude,
            LocationPrecision precision,
            double uncertaintyKm) {

        Candidate candidate(String why) {
            return new Candidate(
                    name, name, pcode, country, longitude, latitude, precision, uncertaintyKm, CONFIDENCE, why);
        }
    }

    private final Map<String, List<Learnt>> byName;

    Spellings(List<Learnt> learnt) {
        byName = new HashMap<>(learnt.stream().collect(Collectors.groupingBy(Learnt::compact)));
    }

    /** The context of what a report says, as it is kept with a spelling. */
    static String context(Stated stated, GeocodeIndex index) {
        return stated.finest().stream()
                .map(area -> index.tree().area(area).pcode())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    /**
     * The learnt location of a name.
     *
     * @param scored what the gazetteer knows by that name
     */
    Optional<Learnt> find(String name, Stated stated, GeocodeIndex index, List<Scored> scored) {
        List<Learnt> known = byName.get(Toponym.of(name).compact());
        if (known == null) {
            return Optional.empty();
        }
        String context = context(stated, index);
        List<Learnt> serving = known.stream()
                .filter(one -> stated.country() == null || stated.country().equals(one.country()))
                .filter(one -> one.context().equals(context) || reaches(one, stated, index, scored))
                .toList();
        Optional<Learnt> same =
                serving.stream().filter(one -> one.context().equals(context)).findFirst();
        return same.isPresent() || serving.size() != 1 ? same : Optional.of(serving.get(0));
    }

    private static boolean reaches(Learnt learnt, Stated stated, GeocodeIndex index, List<Scored> scored) {
        boolean known = scored.stream().anyMatch(one -> one.match().kind() == Kind.EXACT);
        if (stated.finest().isEmpty()) {
            return !known;
        }
        int area = learnt.pcode() == null ? AreaTree.NONE : index.tree().find(learnt.pcode());
        return !known && stated.finest().stream().anyMatch(said -> index.tree().isWithin(area, said));
    }
}
