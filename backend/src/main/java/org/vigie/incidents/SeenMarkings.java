package org.vigie.incidents;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.vigie.access.Marking;

/** Which markings somebody sees, as SQL: of everybody's rows up to AMBER, closer ones of the own organisation. */
final class SeenMarkings {

    /** With places for the columns of the marking and of the owner's code; binds {@link #values}. */
    static final String CONDITION = "%1$s in (:seenMarkings) or %1$s in (:ownMarkings) and %2$s = :ownOrganisation";

    private static final String NONE = "none";

    private SeenMarkings() {}

    static Map<String, Object> values(Visibility visibility) {
        boolean all = visibility.organisation().equals(Visibility.ANY);
        return Map.of(
                "seenMarkings",
                labels(visibility, all ? Marking.RED : Marking.AMBER),
                "ownMarkings",
                labels(visibility, Marking.RED),
                "ownOrganisation",
                visibility.organisation());
    }

    private static List<String> labels(Visibility visibility, Marking most) {
        List<String> labels = Arrays.stream(Marking.values())
                .filter(marking -> marking.compareTo(most) <= 0 && marking.compareTo(visibility.clearance()) <= 0)
                .map(Marking::label)
                .toList();
        return labels.isEmpty() ? List.of(NONE) : labels;
    }
}
