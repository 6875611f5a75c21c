package org.vigie.hotspots;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.api.Parameters;

/**
 * Which areas are neighbours.
 *
 * @param kind the relation
 * @param value of {@code QUEEN} how near areas of two countries must be, km; of {@code BAND} the largest distance between
 *     centroids, km; of {@code KNN} how many neighbours each area has
 */
public record NeighbourRule(Kind kind, double value) {

    /** The relations. */
    public enum Kind {
        /** Touching, and within some kilometres across a border. */
        QUEEN,
        /** Centroids within a distance. */
        BAND,
        /** The nearest by centroid. */
        KNN
    }

    /** Queen contiguity, 2 km across borders. */
    public static final NeighbourRule DEFAULT = new NeighbourRule(Kind.QUEEN, 2);

    /** What may be asked, for messages. */
    static final String ALLOWED = "queen, queen:0..20, band:0..5000, knn:1..100";

    private static final Pattern TEXT = Pattern.compile("(queen|band|knn)(?::(\\d{1,6}(?:\\.\\d{1,6})?))?");

    /** The rule of a request; an error is left in {@code parameters}. */
    static NeighbourRule read(Parameters parameters) {
        return parameters
                .text("neighbours")
                .map(text -> find(text).orElseGet(() -> {
                    parameters.error("neighbours", "UNKNOWN_VALUE", text, ALLOWED);
                    return DEFAULT;
                }))
                .orElse(DEFAULT);
    }

    private static Optional<NeighbourRule> find(String text) {
        Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        if (matcher.group(2) == null) {
            return kind == Kind.QUEEN ? Optional.of(DEFAULT) : Optional.empty();
        }
        double value = Double.parseDouble(matcher.group(2));
        boolean allowed =
                switch (kind) {
                    case QUEEN -> value <= 20;
                    case BAND -> value <= 5000;
                    case KNN -> value >= 1 && value <= 100 && value == Math.rint(value);
                };
        return allowed ? Optional.of(new NeighbourRule(kind, value)) : Optional.empty();
    }

    /** As it is asked for: {@code queen}, {@code queen:0}, {@code band:75}, {@code knn:8}. */
    public String parameter() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        if (equals(DEFAULT)) {
            return name;
        }
        return name + ":" + (value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
    }
}
