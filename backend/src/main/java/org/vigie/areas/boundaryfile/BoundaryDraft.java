package org.vigie.areas.boundaryfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.vigie.areas.AreaIndex;
import org.vigie.areas.boundaryfile.Hierarchy.Node;
import org.vigie.geo.WorkingProjection;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.JobRun;
import org.vigie.jobs.RowIssue;

/**
 * Makes a draft set of a file: reads it, checks it whole, and only when nothing is wrong builds levels and outlines.
 *
 * <p>The country's polygons are held in memory, at most {@value BoundaryReader#MAX_AREAS} areas and
 * {@value BoundaryReader#MAX_CORNERS} corners.
 */
public final class BoundaryDraft {

    private final String country;
    private final AreaIndex active;
    private final WorkingProjection projection;
    private final JobRun run;
    private int errors;

    /**
     * @param country ISO 3166-1 alpha-3
     * @param active the areas that serve now, of all countries
     * @param run hears of progress and issues
     */
    public BoundaryDraft(String country, AreaIndex active, WorkingProjection projection, JobRun run) {
        this.country = country;
        this.active = active;
        this.projection = projection;
        this.run = run;
    }

    /**
     * The areas of a file, parents before children.
     *
     * @throws JobFailure where the file cannot be taken; every reason is reported as an issue first
     */
    public List<DraftArea> of(Path file, @Nullable ColumnsByHand columns) {
        List<FileArea> read = new BoundaryReader(country, columns, this::issue).read(file);
        run.count("rowsRead", read.size());
        run.progress(0.2);
        var polygons = new PolygonCheck(projection, this::issue);
        List<FileArea> areas =
                read.stream().flatMap(area -> polygons.check(area).stream()).toList();
        new CountryWindow(country, activeWindow(), this::issue).check(areas);
        List<Node> nodes = new Hierarchy(country, this::issue).build(read);
        checkCodes(nodes);
        run.progress(0.3);
        boolean coverage = new OverlapCheck(projection, this::issue).check(areas);
        if (!isExercise()) {
            new NamesCheck(active, country, this::issue).check(areas);
        }
        if (errors > 0) {
            throw new JobFailure("BOUNDARIES_REFUSED", errors);
        }
        run.progress(0.5);
        return draft(nodes, areas, coverage);
    }

    private void issue(RowIssue issue) {
        errors += issue.severity() == RowIssue.Severity.ERROR ? 1 : 0;
        run.issue(issue);
    }

    /** P-codes are keys across countries. */
    private void checkCodes(List<Node> nodes) {
        for (Node node : nodes) {
            active.find(node.pcode())
                    .filter(known -> !known.country().equals(country))
                    .ifPresent(known -> issue(RowIssue.error(
                            node.line(), null, "PCODE_TAKEN", node.pcode(), known.country(), known.displayName())));
        }
    }

    private boolean isExercise() {
        return active.sets().stream().anyMatch(set -> set.country().equals(country) && set.exercise());
    }

    private Optional<Envelope> activeWindow() {
        var window = new Envelope();
        for (int i = 0; i < active.communes().size(); i++) {
            if (active.communes().get(i).country().equals(country)) {
                window.expandToInclude(active.geometry(i).getEnvelopeInternal());
            }
        }
        return Optional.of(window).filter(found -> !found.isNull());
    }

    private List<DraftArea> draft(List<Node> nodes, List<FileArea> areas, boolean coverage) {
        Map<String, Geometry> polygons = areas.stream().collect(Collectors.toMap(FileArea::pcode, FileArea::geometry));
        Map<String, Geometry> outlines = outlines(areas);
        run.progress(0.8);
        dissolve(nodes, polygons, coverage);
        dissolve(nodes, outlines, coverage);
        run.progress(0.9);
        return nodes.stream()
                .map(node -> area(node, polygons.get(node.pcode()), outlines.get(node.pcode())))
                .toList();
    }

    private static Map<String, Geometry> outlines(List<FileArea> areas) {
        Geometry[] outlines = Outlines.of(areas.stream().map(FileArea::geometry).toArray(Geometry[]::new));
        Map<String, Geometry> byPcode = new HashMap<>();
        for (int i = 0; i < outlines.length; i++) {
            byPcode.put(areas.get(i).pcode(), outlines[i]);
        }
        return byPcode;
    }

    /** Adds the polygons of the levels above, each the union of its children. */
    private static void dissolve(List<Node> nodes, Map<String, Geometry> polygons, boolean coverage) {
        for (int level = 2; level >= 0; level--) {
            int children = level + 1;
            Map<String, List<Geometry>> byParent = new HashMap<>();
            nodes.stream().filter(node -> node.level() == children).forEach(node -> byParent.computeIfAbsent(
                            String.valueOf(node.parent()), p -> new ArrayList<>())
                    .add(polygons.get(node.pcode())));
            byParent.forEach((parent, parts) -> polygons.put(parent, Dissolve.union(parts, coverage)));
        }
    }

    private DraftArea area(Node node, Geometry polygon, Geometry outline) {
        MultiPolygon whole = Dissolve.multi(polygon);
        String displayName = DisplayName.of(node.name());
        Set<String> aliases = new HashSet<>(node.aliases());
        aliases.remove(node.name());
        return new DraftArea(
                node.pcode(),
                node.level(),
                node.name(),
                displayName,
                aliases.stream().sorted().toList(),
                node.parent(),
                projection.areaSquareKm(whole),
                whole,
                Dissolve.multi(outline),
                whole.getInteriorPoint());
    }
}
