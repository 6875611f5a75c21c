package org.vigie.areas.boundaryfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.vigie.areas.boundaryfile.Columns.Level;
import org.vigie.areas.boundaryfile.FileArea.FileParent;
import org.vigie.formats.Feature;
import org.vigie.formats.FeatureSource;
import org.vigie.formats.FormatException;
import org.vigie.formats.GeoJsonFeatures;
import org.vigie.formats.ShapefileFeatures;
import org.vigie.jobs.JobFailure;
import org.vigie.jobs.RowIssue;

/**
 * Reads a GeoJSON file or a zipped shapefile of boundaries into memory: the checks need all of a country at once, hence
 * the limits.
 */
final class BoundaryReader {

    /** The most features and the most corners of polygons that a file may have. */
    static final int MAX_AREAS = 20_000;

    static final int MAX_CORNERS = 2_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final Geometry NONE = new GeometryFactory().createPolygon();

    private final @Nullable ColumnsByHand byHand;
    private final Consumer<RowIssue> issues;
    private final Map<String, Long> lineOfPcode = new HashMap<>();
    private final List<FileArea> areas = new ArrayList<>();
    private final String country;
    private @Nullable Columns columns;
    private long corners;

    /** @param country ISO 3166-1 alpha-3: the country the file is said to be of */
    BoundaryReader(String country, @Nullable ColumnsByHand byHand, Consumer<RowIssue> issues) {
        this.country = country;
        this.byHand = byHand;
        this.issues = issues;
    }

    /**
     * All features, those with issues too.
     *
     * @throws JobFailure where there is nothing to check feature by feature: another reference system, unknown columns, no
     *     feature, too many; the code of a {@link FormatException} where the file cannot be read
     */
    List<FileArea> read(Path file) {
        try (FeatureSource source = open(file)) {
            source.crs().filter(said -> !LonLatCrs.isMeantBy(said)).ifPresent(said -> {
                throw new JobFailure("BOUNDARY_CRS", LonLatCrs.name(said));
            });
            source.forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatException e) {
            throw new JobFailure(e.code(), e.arguments().toArray());
        }
        if (areas.isEmpty()) {
            throw new JobFailure("BOUNDARY_EMPTY");
        }
        return areas;
    }

    private static FeatureSource open(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        boolean zip = start.length == 2 && start[0] == 'P' && start[1] == 'K';
        return zip ? ShapefileFeatures.open(file) : GeoJsonFeatures.open(file);
    }

    private void add(Feature feature) {
        Columns found = columns(feature);
        long line = feature.line() > 0 ? feature.line() : feature.index();
        String pcode = text(feature, found.commune().pcode());
        String name = text(feature, found.commune().name());
        checkPcode(line, found.commune().pcode(), pcode);
        if (name.isEmpty()) {
            issues.accept(RowIssue.error(line, found.commune().name(), "NAME_MISSING", pcode));
        }
        checkCountry(feature, line, found);
        areas.add(new FileArea(
                line,
                pcode,
                name,
                aliases(feature, found.commune(), name),
                parents(feature, line, found),
                geometry(feature, line, pcode)));
        if (areas.size() > MAX_AREAS || corners > MAX_CORNERS) {
            throw new JobFailure("BOUNDARY_TOO_LARGE", MAX_AREAS, MAX_CORNERS);
        }
    }

    private Columns columns(Feature first) {
        if (columns == null) {
            var names = first.attributes().keySet();
            columns = byHand != null
                    ? byHand.in(names)
                    : Columns.find(names)
                            .orElseThrow(() -> new JobFailure("BOUNDARY_COLUMNS", String.join(", ", names)));
        }
        return columns;
    }

    private void checkPcode(long line, String column, String pcode) {
        if (pcode.isEmpty()) {
            issues.accept(RowIssue.error(line, column, "PCODE_MISSING", null));
            return;
        }
        Long before = lineOfPcode.putIfAbsent(pcode, line);
        if (before != null) {
            issues.accept(RowIssue.error(line, column, "PCODE_DUPLICATE", pcode, before));
        }
    }

    private void checkCountry(Feature feature, long line, Columns found) {
        Level above = found.parents().get(0);
        String column = found.countryCode() != null ? found.countryCode() : above == null ? null : above.pcode();
        if (column == null) {
            return;
        }
        String code = text(feature, column);
        if (CountryCodes.alpha3(code).filter(other -> !other.equals(country)).isPresent()) {
            issues.accept(RowIssue.error(line, column, "WRONG_COUNTRY", code, country));
        }
    }

    private TreeMap<Integer, FileParent> parents(Feature feature, long line, Columns found) {
        var parents = new TreeMap<Integer, FileParent>();
        found.parents().forEach((level, above) -> {
            String pcode = text(feature, above.pcode());
            if (pcode.isEmpty()) {
                issues.accept(RowIssue.error(line, above.pcode(), "PARENT_MISSING", null));
            }
            String name = text(feature, above.name());
            String known = name.isEmpty() ? pcode : name;
            parents.put(level, new FileParent(pcode, known, aliases(feature, above, known)));
        });
        return parents;
    }

    private Geometry geometry(Feature feature, long line, String pcode) {
        Geometry geometry = feature.geometry();
        String trouble = feature.problem() != null
                ? "GEOMETRY_UNREADABLE"
                : geometry == null || geometry.isEmpty()
                        ? "GEOMETRY_MISSING"
                        : geometry instanceof Polygonal ? null : "NOT_A_POLYGON";
        if (trouble != null || geometry == null) {
            issues.accept(RowIssue.error(
                    line, null, String.valueOf(trouble), pcode, geometry == null ? "" : geometry.getGeometryType()));
            return NONE;
        }
        corners += geometry.getNumPoints();
        return geometry;
    }

    private static List<String> aliases(Feature feature, Level level, String name) {
        return level.aliases().stream()
                .map(column -> text(feature, column))
                .filter(alias -> !alias.isEmpty() && !alias.equals(name))
                .distinct()
                .toList();
    }

    /** A text without white space around, no-break spaces included; "" for nothing. */
    private static String text(Feature feature, @Nullable String column) {
        Object value = column == null ? null : feature.attributes().get(column);
        if (value == null) {
            return "";
        }
        String text = String.valueOf(value)
                .replace('\u00A0', ' ')
                .replace("\u0000", "")
                .strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
