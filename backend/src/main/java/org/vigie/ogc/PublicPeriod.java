package org.vigie.ogc;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.incidents.PublicQuestions;
import org.vigie.incidents.Visibility;

/**
 * The period of a request that names none, where its reader is the public, which is told of whole months only: the last twelve
 * that are offered. So a program connects with nothing but the address.
 */
final class PublicPeriod {

    private static final int MONTHS = 12;

    private PublicPeriod() {}

    /** The parameters with a period, where they need one. */
    static Map<String, String[]> filled(Map<String, String[]> parameters) {
        if (!Visibility.current().isPublic() || parameters.containsKey("from") || parameters.containsKey("to")) {
            return parameters;
        }
        YearMonth newest = PublicQuestions.newestMonth(LocalDate.now(ZoneOffset.UTC));
        var filled = new LinkedHashMap<>(parameters);
        filled.put("from", new String[] {newest.minusMonths(MONTHS - 1).atDay(1).toString()});
        filled.put("to", new String[] {newest.atEndOfMonth().toString()});
        return filled;
    }
}
