package org.vigie.areas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.vigie.geo.WorkingProjection;

/**
 * The areas of some boundary sets, at most one a country, in memory: the tree from country to commune, and which commune
 * holds a position. Communes are numbered from 0 in the order of their P-codes, so that numbers per commune can be kept
 * in arrays; the numbers mean nothing outside this index.
 *
 * <p>Immutable and thread safe. Areas come from {@link Areas}.
 */
public final class AreaIndex {

    /** How far outside every commune a position may lie and still be given to the nearest one (METHODS.md). */
    public static final double NEAREST_LIMIT_METERS = 500;

    private final List<BoundarySet> sets;
    private final Map<String, Area> byPcode = new TreeMap<>();
    private final Map<String, List<Area>> children = new HashMap<>();
    private final List<Area> communes;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final CommuneLocator locator;

    /**
     * @param sets the sets, by id
     * @param areas all their areas
     * @param geometries of the communes by P-code, WGS 84 longitude/latitude
     */
    AreaIndex(
            List<BoundarySet> sets, List<Area> areas, Map<String, Geometry> geometries, WorkingProjection projection) {
        this.sets = List.copyOf(sets);
        areas.forEach(area -> byPcode.put(area.pcode(), area));
        byPcode.values().stream().filter(area -> area.parent() != null).forEach(area -> children.computeIfAbsent(
                        area.parent(), parent -> new ArrayList<>())
                .add(area));
        communes = list(Area.COMMUNE);
        communes.forEach(commune -> numbers.put(commune.pcode(), numbers.size()));
        locator = new CommuneLocator(
                communes,
                communes.stream()
                        .map(commune -> geometries.get(commune.pcode()))
                        .toList(),
                projection);
    }

    /** The ids of the sets joined by dots, ascending: names this index in addresses and cache keys; {@code 0} for none. */
    public String v() {
        return sets.isEmpty()
                ? Areas.NO_SETS
                : String.join(
                        ".", sets.stream().map(set -> String.valueOf(set.id())).toList());
    }

    /** The sets, by id. Their state is that of the moment they were read, which may have passed. */
    public List<BoundarySet> sets() {
        return sets;
    }

    /** All communes by P-code; the place in this list is the commune's number. */
    public List<Area> communes() {
        return communes;
    }

    /** All areas of a level (0..3), by P-code. */
    public List<Area> list(int level) {
        return byPcode.values().stream().filter(area -> area.level() == level).toList();
    }

    /** The area of a P-code, at any level. */
    public Optional<Area> find(String pcode) {
        return Optional.ofNullable(byPcode.get(pcode));
    }

    /**
     * The area of a P-code, at any level.
     *
     * @throws NoSuchElementException where there is none
     */
    public Area get(String pcode) {
        return find(pcode).orElseThrow(() -> new NoSuchElementException("No area " + pcode));
    }

    /** The number of a commune; empty where the P-code is not a commune's. */
    public OptionalInt findCommune(String pcode) {
        Integer number = numbers.get(pcode);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The areas one level below, by P-code; none below a commune or an unknown P-code. */
    public List<Area> children(String pcode) {
        return List.copyOf(children.getOrDefault(pcode, List.of()));
    }

    /** The area of a level that holds an area, itself at its own level; empty above what is known or below its level. */
    public Optional<Area> ancestor(String pcode, int level) {
        Area area = byPcode.get(pcode);
        while (area != null && area.level() > level) {
            area = area.parent() == null ? null : byPcode.get(area.parent());
        }
        return Optional.ofNullable(area).filter(found -> found.level() == level);
    }

    /** The areas of a level within an area, itself at its own level, by P-code. */
    public List<Area> descendants(String pcode, int level) {
        return byPcode.values().stream()
                .filter(area -> area.level() == level)
                .filter(area -> ancestor(pcode, level, area))
                .toList();
    }

    private boolean ancestor(String pcode, int level, Area area) {
        Area within = byPcode.get(pcode);
        return within != null
                && within.level() <= level
                && ancestor(area.pcode(), within.level()).filter(within::equals).isPresent();
    }

    /**
     * The commune of a position, as METHODS.md "Assignment" says: the one commune that holds it; of communes of two
     * countries that of the report's own country, else the lowest P-code, flagged; on a shared edge the lowest P-code; in
     * no commune the nearest within {@link #NEAREST_LIMIT_METERS}, flagged; else none.
     *
     * @param longitude WGS 84 degrees east
     * @param latitude WGS 84 degrees north
     * @param country the country that the report names, ISO 3166-1 alpha-3, if it names one
     */
    public Optional<Placement> locate(double longitude, double latitude, @Nullable String country) {
        return locator.locate(longitude, latitude, country);
    }

    /**
     * How far a position (WGS 84 degrees) lies outside a commune, in metres of the working projection; 0 inside.
     *
     * @throws NoSuchElementException where the P-code is not a commune's
     */
    public double distanceMeters(String pcode, double longitude, double latitude) {
        int commune = findCommune(pcode).orElseThrow(() -> new NoSuchElementException("No commune " + pcode));
        return locator.distanceMeters(commune, longitude, latitude);
    }

    /** The unsimplified polygon of a commune by its number, WGS 84 longitude/latitude. Not to be changed. */
    public Geometry geometry(int commune) {
        return locator.geometry(commune);
    }

    /** The unsimplified polygon of a commune by its number, in metres of the working projection. Not to be changed. */
    public Geometry projectedGeometry(int commune) {
        return locator.projectedGeometry(commune);
    }
}
