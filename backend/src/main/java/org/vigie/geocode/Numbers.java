package org.vigie.geocode;

/** Numbers as tables write them. */
final class Numbers {

    private Numbers() {}

    /** A decimal number with point or comma; NaN where there is none. */
    static double decimal(String text) {
        try {
            double number = Double.parseDouble(text.strip().replace(',', '.').replace('\u2212', '-'));
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** A count, thousands perhaps apart; 0 where there is none. */
    static long count(String text) {
        String digits = text.replaceAll("[\\s\\u00a0\\u202f']", "").replaceAll("[.,]0+$", "");
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : 0;
    }
}
