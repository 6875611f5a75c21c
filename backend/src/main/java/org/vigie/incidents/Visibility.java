package org.vigie.incidents;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.vigie.access.Grant;
import org.vigie.access.Marking;
import org.vigie.access.Reader;
import org.vigie.access.Role;

/**
 * What of the incidents somebody may see. It is a part of every {@link IncidentFilter}, so that it decides alike on every way out, and
 * of the name of everything that keeps an answer. Two equal ones see the same.
 *
 * @param role what is told of an incident: nothing of single ones below ANALYST, sensitive kinds coarsely below EDITOR
 * @param clearance the closest marking that is seen
 * @param organisation AMBER+STRICT and RED of this one only are seen; {@link #ANY} for the service itself
 * @param exactPoints whether positions are told as they are; else rounded to {@value #POINT_DEGREES}°
 * @param today the UTC day from which delays count; null where there are none
 */
public record Visibility(
        Role role,
        Marking clearance,
        String organisation,
        boolean exactPoints,
        @Nullable LocalDate today) {

    /** Incidents of sensitive kinds are told below EDITOR so many days after their last day. */
    public static final int SENSITIVE_DELAY_DAYS = 30;

    /** The public is told of a month so many days after its end. */
    public static final int PUBLIC_DELAY_DAYS = 7;

    /** To what positions are rounded: about 1.1 km. */
    public static final double POINT_DEGREES = 0.01;

    private static final double POINTS_A_DEGREE = 100;

    /** Every organisation. No organisation has this code. */
    static final String ANY = "*";

    /** Sees all there is: the service itself. */
    public static final Visibility EVERYTHING = new Visibility(Role.ADMIN, Marking.RED, ANY, true, null);

    /** What somebody sees today. */
    public static Visibility of(Reader reader) {
        if (reader.equals(Reader.SERVICE)) {
            return EVERYTHING;
        }
        boolean whole = reader.is(Role.EDITOR);
        return new Visibility(
                reader.role(),
                reader.role() == Role.PUBLIC ? Marking.CLEAR : reader.clearance(),
                reader.organisation(),
                whole || reader.is(Role.ANALYST) && reader.has(Grant.EXACT_POINTS),
                whole ? null : LocalDate.now(ZoneOffset.UTC));
    }

    /** What the reader of this thread sees. */
    public static Visibility current() {
        return of(Reader.current());
    }

    /** Whether the numbers are those for everybody: of whole months, perturbed. */
    public boolean isPublic() {
        return role == Role.PUBLIC;
    }

    /** Whether single incidents are told, and not only how many there are. */
    public boolean seesIncidents() {
        return role.includes(Role.ANALYST);
    }

    /** Whether it is told who watches what: coverage, confidence and silence are AMBER. */
    public boolean seesWatch() {
        return role.includes(Role.VIEWER) && clearance.compareTo(Marking.AMBER) >= 0;
    }

    /** Whether incidents of sensitive kinds are told like others: below, their province is, and that late. */
    public boolean seesSensitive() {
        return role.includes(Role.EDITOR);
    }

    /** The last day of incidents of sensitive kinds that are told by now; null where there is no delay. */
    @Nullable
    LocalDate sensitiveUntil() {
        return today == null ? null : today.minusDays(SENSITIVE_DELAY_DAYS);
    }

    /** Whether what is so marked and owned is seen. */
    boolean sees(Marking marking, @Nullable String owner) {
        boolean travels = marking.compareTo(Marking.AMBER) <= 0;
        boolean own = organisation.equals(ANY) || !organisation.isEmpty() && organisation.equals(owner);
        return marking.compareTo(clearance) <= 0 && (travels || own);
    }

    /** The marking that an incident of a kind has at least. */
    static Marking effective(Marking marking, boolean sensitive) {
        return sensitive ? Marking.closer(marking, Marking.AMBER) : marking;
    }

    /** A coordinate as it is told. */
    double told(double degrees) {
        return exactPoints || Double.isNaN(degrees) ? degrees : Math.round(degrees / POINT_DEGREES) / POINTS_A_DEGREE;
    }

    /** Names what is seen, for ETags and caches. */
    public String key() {
        return role + "/" + clearance + "/" + organisation + "/" + (exactPoints ? "exact" : "rounded") + "/" + today;
    }
}
