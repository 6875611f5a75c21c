package org.vigie.areas.boundaryfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.areas.boundaryfile.FileArea.FileParent;
import org.vigie.jobs.RowIssue;

/**
 * Builds the tree country, regions, provinces, communes from the codes that each row names. A level that the file does
 * not name is filled in: one area under each area above, with its name and its code followed by {@code -L1} or {@code -L2};
 * a country without a code gets its ISO code. What is filled in is remarked.
 */
final class Hierarchy {

    /** One area of the tree; {@code line} is where the file names it first. */
    record Node(
            String pcode,
            int level,
            String name,
            List<String> aliases,
            @Nullable String parent,
            long line) {}

    private static final int COMMUNE = 3;

    private final String country;
    private final Consumer<RowIssue> issues;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    Hierarchy(String country, Consumer<RowIssue> issues) {
        this.country = country;
        this.issues = issues;
    }

    /** The tree: every area once, parents before their children. Contradictions are reported. */
    List<Node> build(List<FileArea> areas) {
        areas.forEach(this::add);
        remarkFilledLevels(areas);
        return Stream.of(0, 1, 2, COMMUNE)
                .flatMap(level -> nodes.values().stream().filter(node -> node.level() == level))
                .toList();
    }

    private void add(FileArea area) {
        Node above = null;
        for (int level = 0; level < COMMUNE; level++) {
            FileParent named = area.parents().get(level);
            FileParent parent = named != null ? named : filled(level, above);
            above = put(new Node(
                    parent.pcode(),
                    level,
                    parent.name(),
                    parent.aliases(),
                    above == null ? null : above.pcode(),
                    area.line()));
        }
        put(new Node(area.pcode(), COMMUNE, area.name(), area.aliases(), above.pcode(), area.line()));
    }

    private FileParent filled(int level, @Nullable Node above) {
        return above == null
                ? new FileParent(country, CountryCodes.frenchName(country), List.of())
                : new FileParent(above.pcode() + "-L" + level, above.name(), List.of());
    }

    private Node put(Node node) {
        if (node.pcode().isEmpty()) {
            return node; // reported by the reader
        }
        Node before = nodes.putIfAbsent(node.pcode(), node);
        if (before == null) {
            return node;
        }
        if (before.level() != node.level()) {
            report("PCODE_AT_TWO_LEVELS", node, before, String.valueOf(node.level()), String.valueOf(before.level()));
        } else if (node.level() < COMMUNE && !before.name().equals(node.name())) {
            report("PCODE_WITH_TWO_NAMES", node, before, node.name(), before.name());
        } else if (node.level() < COMMUNE && !String.valueOf(before.parent()).equals(String.valueOf(node.parent()))) {
            report(
                    "PCODE_WITH_TWO_PARENTS",
                    node,
                    before,
                    String.valueOf(node.parent()),
                    String.valueOf(before.parent()));
        }
        return node;
    }

    private void report(String code, Node node, Node before, String said, String saidBefore) {
        issues.accept(RowIssue.error(node.line(), null, code, node.pcode(), said, saidBefore, before.line()));
    }

    private void remarkFilledLevels(List<FileArea> areas) {
        for (int level = 0; level < COMMUNE; level++) {
            if (!areas.get(0).parents().containsKey(level)) {
                issues.accept(RowIssue.info(0, null, "LEVEL_FILLED_IN", String.valueOf(level)));
            }
        }
    }
}
