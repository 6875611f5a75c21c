package org.vigie.hotspots;

import java.util.ArrayList;
import java.util.List;
import org.vigie.api.Problem;
import org.vigie.api.Problem.FieldError;
import org.vigie.incidents.PublicQuestions;
import org.vigie.incidents.Visibility;
import org.vigie.styles.Measure;

/**
 * What numbers of hotspots may be asked for by those who are not told of single incidents: no kernel so narrow that it shows them,
 * and by the public only what follows from counts.
 */
final class PublicLimits {

    /** No cell of a public surface is smaller. */
    static final double LEAST_CELL_KM = 5;

    /** No public kernel is narrower: three cells. */
    static final double LEAST_BANDWIDTH_KM = 15;

    /** A place with fewer (perturbed) incidents within reach of the kernel has no data. */
    static final double LEAST_SUPPORT = 5;

    private PublicLimits() {}

    /**
     * Refuses a query that asks for more than its eyes may see, whoever made it.
     *
     * @throws Problem a 400 that says of each field what may be asked
     */
    static void verify(HotspotQuery query) {
        PublicQuestions.verify(query.filter());
        List<FieldError> errors = errors(query);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** What of a query is not offered to its asker. */
    static List<FieldError> errors(HotspotQuery query) {
        Visibility visibility = query.filter().visibility();
        if (visibility.seesIncidents()) {
            return List.of();
        }
        return visibility.isPublic() ? publicErrors(query) : kernelErrors(query);
    }

    private static List<FieldError> publicErrors(HotspotQuery query) {
        var errors = new ArrayList<FieldError>();
        if (query.weights() != Weights.NONE) {
            errors.add(FieldError.of("weights", "NOT_PUBLIC"));
        }
        if (query.measure() == Measure.FATALITIES) {
            errors.add(FieldError.of("measure", "NOT_PUBLIC"));
        }
        Double cell = query.kernel().cellKm();
        if (cell != null && cell < LEAST_CELL_KM) {
            errors.add(FieldError.of("cellKm", "PUBLIC_TOO_FINE", cell, LEAST_CELL_KM));
        }
        errors.addAll(kernelErrors(query));
        return errors;
    }

    /** A narrow kernel shows where single incidents are: whoever is not told of them does not get it. */
    private static List<FieldError> kernelErrors(HotspotQuery query) {
        Double bandwidth = query.kernel().bandwidthKm();
        return bandwidth != null && bandwidth < LEAST_BANDWIDTH_KM
                ? List.of(FieldError.of("bandwidthKm", "PUBLIC_TOO_FINE", bandwidth, LEAST_BANDWIDTH_KM))
                : List.of();
    }
}
