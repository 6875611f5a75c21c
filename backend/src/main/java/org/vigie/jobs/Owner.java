package org.vigie.jobs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;

/** In whose name a job works: kept among its parameters, so that it still is so after a crash. */
final class Owner {

    /** Names of the parameters; none of them is shown. */
    static final Set<String> NAMES = Set.of("by", "byRole", "byClearance", "byOrganisation", "byGrants");

    /** Jobs of these kinds hold what only some may see. */
    private static final String IMPORTS = "imports";

    private static final String EXPORTS = "exports";

    private Owner() {}

    /** Parameters that also say whose they are; those of the service itself say nothing. */
    static Map<String, String> sign(Map<String, String> parameters, Reader reader) {
        if (reader.equals(Reader.SERVICE)) {
            return parameters;
        }
        var signed = new HashMap<>(parameters);
        signed.put("by", reader.name());
        signed.put("byRole", reader.role().name());
        signed.put("byClearance", reader.clearance().name());
        signed.put("byOrganisation", reader.organisation());
        signed.put("byGrants", reader.grants().stream().map(Grant::name).collect(Collectors.joining(" ")));
        return signed;
    }

    /** Whose a job is. */
    static Reader of(Job job) {
        Map<String, String> signed = job.parameters();
        if (!signed.containsKey("by")) {
            return Reader.SERVICE;
        }
        return new Reader(
                signed.get("by"),
                Role.valueOf(signed.get("byRole")),
                Marking.valueOf(signed.get("byClearance")),
                signed.get("byOrganisation"),
                Arrays.stream(signed.get("byGrants").split(" "))
                        .filter(grant -> !grant.isEmpty())
                        .map(Grant::valueOf)
                        .collect(Collectors.toSet()));
    }

    /**
     * Whether a reader may know of a job: of an import whoever is of the organisation that sent the file, of a file that was made
     * whoever asked for it and nobody else, of others everybody.
     */
    static boolean isSeen(Job job, Reader reader) {
        Reader owner = of(job);
        if (reader.equals(Reader.SERVICE) || owner.equals(Reader.SERVICE)) {
            return true;
        }
        return switch (job.kind()) {
            case IMPORTS -> owner.organisation().equals(reader.organisation());
            case EXPORTS -> owner.name().equals(reader.name()) && owner.key().equals(reader.key());
            default -> true;
        };
    }

    /** Whether a reader may see the values in the rows of a job's file: nobody below its closest marking may. */
    static boolean areValuesSeen(Job job, Reader reader) {
        if (!job.kind().equals(IMPORTS) || reader.equals(Reader.SERVICE)) {
            return true;
        }
        String closest = job.parameters().get(JobRun.CLOSEST_MARKING);
        Marking marking = closest == null ? Marking.RED : Marking.valueOf(closest);
        return reader.sees(marking, of(job).organisation());
    }
}
