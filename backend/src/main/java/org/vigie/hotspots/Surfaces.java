package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import org.vigie.areas.Area;
import org.vigie.geo.WorkingProjection;
import org.vigie.hotspots.HotspotResult.KernelUsed;
import org.vigie.incidents.IncidentColumns;
import org.vigie.incidents.Precision;
import org.vigie.statistics.Bandwidth;
import org.vigie.statistics.DensityGrid;
import org.vigie.statistics.IncidentMass;
import org.vigie.statistics.ZonalDensity;

/**
 * Makes density surfaces. Kept are the projected positions of the incidents in memory (20 MB a million) and the masks
 * of the kernels used last, named by boundary sets, level, covered areas and kernel. Thread safe.
 */
@Component
class Surfaces {

    private static final int MASKS_KEPT = 4;
    private static final int CELLS_A_BANDWIDTH = 15;

    private record MaskKey(String areas, int level, BitSet covered, KernelChoice choice, double bandwidthKm) {}

    private final WorkingProjection projection;
    private final Geometries geometries;
    private final Map<double[], Positions> positions = new WeakHashMap<>();
    private final Recent<MaskKey, Lazy<KernelMask>> masks = new Recent<>(MASKS_KEPT);

    Surfaces(WorkingProjection projection, Geometries geometries) {
        this.projection = projection;
        this.geometries = geometries;
    }

    /** The surface of a universe; empty where nothing is covered. */
    Optional<Surface> find(Universe universe) {
        if (universe.memberCount() == 0) {
            return Optional.empty();
        }
        KernelChoice choice = universe.query().kernel();
        IncidentMass incidents = incidents(universe);
        boolean automatic = choice.bandwidthKm() == null;
        double bandwidthKm = automatic
                ? Bandwidth.scottMetres(incidents.x(), incidents.y(), choice.kernel()) / 1000
                : choice.bandwidthKm();
        boolean isPublic = universe.query().filter().visibility().isPublic();
        KernelMask mask = mask(universe, isPublic ? coarse(choice, bandwidthKm) : choice, bandwidthKm);
        DensityGrid density = mask.surface().density(incidents);
        ZonalDensity zonal = ZonalDensity.of(density, mask.zones());
        if (isPublic) {
            density = SupportMask.masked(density, mask.settings(), mask.spread(), incidents.arealWeights());
            zonal = SupportMask.masked(zonal, density, mask.zones());
        }
        var used = new KernelUsed(
                bandwidthKm,
                automatic,
                mask.grid().cellMetres() / 1000,
                mask.grid().columns(),
                mask.grid().rows(),
                mask.grown());
        return Optional.of(new Surface(density, mask.windowShares(), zonal, used));
    }

    /** Cells for the public. */
    private static KernelChoice coarse(KernelChoice choice, double bandwidthKm) {
        double cellKm = choice.cellKm() == null ? bandwidthKm / CELLS_A_BANDWIDTH : choice.cellKm();
        return new KernelChoice(
                choice.kernel(), choice.bandwidthKm(), choice.edge(), Math.max(PublicLimits.LEAST_CELL_KM, cellKm));
    }

    private KernelMask mask(Universe universe, KernelChoice choice, double bandwidthKm) {
        var key = new MaskKey(universe.index().v(), universe.query().level(), universe.covered(), choice, bandwidthKm);
        return masks.get(
                        key,
                        wanted -> new Lazy<>(() -> KernelMask.of(
                                choice,
                                bandwidthKm,
                                universe.geometry().window(wanted.covered()),
                                universe.geometry().shapes(),
                                spreadOver(universe))))
                .get();
    }

    /** The areas of the level, then those of the finer levels: an incident is spread over the finest that is known of it. */
    private List<Geometry> spreadOver(Universe universe) {
        var shapes = new ArrayList<Geometry>();
        for (int level = universe.query().level(); level <= Area.COMMUNE; level++) {
            shapes.addAll(geometries.of(universe.index(), level).shapes());
        }
        return shapes;
    }

    private IncidentMass incidents(Universe universe) {
        IncidentColumns columns = universe.columns();
        Positions all = positions(columns);
        HotspotQuery query = universe.query();
        Placed placed = universe.placed();
        int[] spread = spreadNumbers(universe);
        double[] areal = new double[spreadCount(universe)];
        double[] x = new double[placed.size()];
        double[] y = new double[placed.size()];
        double[] weights = new double[placed.size()];
        int located = 0;
        long referenceDay = universe.period().to().toEpochDay();
        boolean[] chosen = new boolean[columns.size()];
        for (int row : placed.rows()) {
            chosen[row] = true;
        }
        for (int row : all.order()) {
            if (!chosen[row]) {
                continue;
            }
            double weight = Tally.weight(columns, row, query.weights(), query.halfLifeDays(), referenceDay);
            if (columns.precision()[row] <= Precision.SETTLEMENT.ordinal() && !Double.isNaN(all.x()[row])) {
                x[located] = all.x()[row];
                y[located] = all.y()[row];
                weights[located++] = weight;
            } else {
                areal[spread[columns.area()[row]]] += weight;
            }
        }
        return new IncidentMass(
                Arrays.copyOf(x, located), Arrays.copyOf(y, located), Arrays.copyOf(weights, located), areal);
    }

    /**
     * By the array of positions itself, which readers who see the same positions share: the columns of an earlier version may be
     * read again, in another order.
     */
    private Positions positions(IncidentColumns columns) {
        synchronized (positions) {
            return positions.computeIfAbsent(columns.longitude(), unknown -> Positions.of(columns, projection));
        }
    }

    private int spreadCount(Universe universe) {
        int count = 0;
        for (int level = universe.query().level(); level <= Area.COMMUNE; level++) {
            count += geometries.of(universe.index(), level).areas().size();
        }
        return count;
    }

    /** For each distinct P-code of the columns its place in {@link #spreadOver}; -1 for none. */
    private int[] spreadNumbers(Universe universe) {
        var places = new HashMap<String, Integer>();
        for (int level = universe.query().level(); level <= Area.COMMUNE; level++) {
            geometries.of(universe.index(), level).areas().forEach(area -> places.put(area.pcode(), places.size()));
        }
        var pcodes = universe.columns().areas();
        int[] numbers = new int[pcodes.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = places.getOrDefault(String.valueOf(pcodes.value(i)), -1);
        }
        return numbers;
    }
}
