package org.vigie.areas.boundaryfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ISO 3166-1 country codes, as the Java platform knows them. */
public final class CountryCodes {

    private static final Set<String> ALPHA3 = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3);
    private static final Map<String, String> ALPHA2_BY_ALPHA3 = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), Function.identity()));

    private CountryCodes() {}

    /** The alpha-3 code of an alpha-2 or alpha-3 code; empty for anything else, stand-in codes included. */
    static Optional<String> alpha3(String code) {
        if (ALPHA3.contains(code)) {
            return Optional.of(code);
        }
        return ALPHA2_BY_ALPHA3.containsValue(code)
                ? Optional.of(new Locale("", code).getISO3Country())
                : Optional.empty();
    }

    /** Whether a text is a country's alpha-3 code. */
    public static boolean isAlpha3(String code) {
        return ALPHA3.contains(code);
    }

    /** The French name of a country by its alpha-3 code. */
    static String frenchName(String alpha3) {
        String alpha2 = ALPHA2_BY_ALPHA3.get(alpha3);
        return alpha2 == null ? alpha3 : new Locale("", alpha2).getDisplayCountry(Locale.FRENCH);
    }
}
