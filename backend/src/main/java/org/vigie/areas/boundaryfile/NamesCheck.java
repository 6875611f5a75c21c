package org.vigie.areas.boundaryfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Point;
import org.vigie.areas.Area;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.Placement;
import org.vigie.jobs.RowIssue;

/**
 * Compares the names of a file with those of the country's active set, twice: at the same P-code, and at the same place.
 * Where more than {@link #MOST_SHARE} of the compared names contradict, one of the two files has its names (or codes) on
 * the wrong areas, and the new one is refused. Fewer than {@link #FEWEST} comparisons prove nothing.
 */
final class NamesCheck {

    static final double MOST_SHARE = 0.5;
    static final int FEWEST = 4;
    private static final int EXAMPLES = 10;

    private record Contradiction(FileArea area, Area known) {}

    private final AreaIndex active;
    private final String country;
    private final Consumer<RowIssue> issues;

    NamesCheck(AreaIndex active, String country, Consumer<RowIssue> issues) {
        this.active = active;
        this.country = country;
        this.issues = issues;
    }

    void check(List<FileArea> areas) {
        judge("NAMES_CONTRADICT_CODES", areas, this::atSameCode);
        judge("NAMES_CONTRADICT_PLACES", areas, this::atSamePlace);
    }

    private void judge(String code, List<FileArea> areas, Function<FileArea, Optional<Area>> counterpart) {
        int compared = 0;
        var contradictions = new ArrayList<Contradiction>();
        for (FileArea area : areas) {
            Optional<Area> known = counterpart.apply(area);
            compared += known.isPresent() ? 1 : 0;
            known.filter(other -> !sameName(area, other))
                    .ifPresent(other -> contradictions.add(new Contradiction(area, other)));
        }
        if (compared < FEWEST || contradictions.size() <= MOST_SHARE * compared) {
            return;
        }
        issues.accept(RowIssue.error(0, null, code, null, contradictions.size(), compared));
        contradictions.stream()
                .limit(EXAMPLES)
                .forEach(found -> issues.accept(RowIssue.error(
                        found.area().line(),
                        null,
                        "NAME_CONTRADICTS",
                        found.area().name(),
                        found.area().pcode(),
                        found.known().displayName(),
                        found.known().pcode())));
    }

    private Optional<Area> atSameCode(FileArea area) {
        return active.find(area.pcode()).filter(known -> known.level() == Area.COMMUNE);
    }

    private Optional<Area> atSamePlace(FileArea area) {
        Point inside = area.geometry().getInteriorPoint();
        return active.locate(inside.getX(), inside.getY(), country)
                .map(Placement::pcode)
                .map(active::get)
                .filter(known -> known.country().equals(country));
    }

    /** The file's name against all that the active set knows; its aliases would hide a shuffled column of names. */
    private static boolean sameName(FileArea area, Area known) {
        return Stream.concat(Stream.of(known.name(), known.displayName()), known.aliases().stream())
                .anyMatch(theirs -> PlainName.alike(area.name(), theirs));
    }
}
